// Certified digits beside decimals from elsewhere.

/**
 * Whether certified digits hold for a number that another source rounded to so many significant digits: it begins with
 * them, is them, or lies that near to them.
 */
export function digitsAgree(certified: string, rounded: string, digits: number): boolean {
  const [center = '', bound] = certified.split('±');
  const given = decimal(center.replace('…', ''));
  const known = decimal(rounded);
  const least = Math.min(given.exponent, known.exponent, known.top - digits, decimal(bound ?? '0').exponent);
  const scaled = ({ mantissa, exponent }: Decimal): bigint => mantissa * 10n ** BigInt(exponent - least);
  const rounding = known.mantissa === 0n ? 0n : 10n ** BigInt(known.top - digits - least);
  const [mine, theirs] = [scaled(given), scaled(known)];
  if (bound !== undefined) return distance(mine, theirs) <= scaled(decimal(bound)) + rounding;
  if (!certified.includes('…')) return distance(mine, theirs) <= rounding;
  const beyond = (theirs - mine) * (certified.startsWith('-') ? -1n : 1n);
  return beyond >= -rounding && beyond <= 10n ** BigInt(given.exponent - least) + rounding;
}

const distance = (x: bigint, y: bigint): bigint => (x > y ? x - y : y - x);

/** mantissa·10^exponent, below 10^top. */
export interface Decimal {
  mantissa: bigint;
  exponent: number;
  top: number;
}
export function decimal(text: string): Decimal {
  const [number = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = number.split('.');
  const mantissa = BigInt(whole.replace(/^[-+]/, '') + fraction) * (text.startsWith('-') ? -1n : 1n);
  const exponent = Number(power) - fraction.length;
  return { mantissa, exponent, top: exponent + String(distance(mantissa, 0n)).length };
}
