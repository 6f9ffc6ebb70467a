// From an enclosure to what may be said of it: the nearest double, the residual, the certified decimal digits.
import type { Format } from '../arithmetics/formats.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { downward, nearest, upward } from '../arithmetics/interval/mpfr.js';

/** A real number known well enough to name the one double (or single) that it rounds to. Plain data. */
export interface CertifiedNumber {
  /** The nearest number of the format; ±Infinity where the number lies beyond its range. */
  readonly nearest: number;
  /** (truth - nearest) in units in the last place of `nearest`; within [-1/2, 1/2]. */
  readonly residual: number;
  readonly digits: string;
  readonly enclosure: readonly [string, string];
  readonly exact: boolean;
}

/** The significand bits of the doubles that MPFR's numbers become. */
const doubleBits = 53;
/** Enclosures are printed with this many digits, digits are certified up to `maxDigits`. */
const enclosureDigits = 36;
const maxDigits = 30;

/**
 * The number that every point of the enclosure rounds to, or undefined where the enclosure is still too wide: the ends
 * must round alike and lie within 2^-16 ulp of each other.
 */
export function certify(A: IntervalArithmetic, x: Interval, format: Format): CertifiedNumber | undefined {
  const { mpfr } = A;
  if (mpfr.isInfinite(x.lo) || mpfr.isInfinite(x.hi)) return undefined;
  const nearestLo = roundTo(mpfr.toDouble(x.lo, downward), mpfr.toDouble(x.lo, nearest), format);
  const nearestHi = roundTo(mpfr.toDouble(x.hi, upward), mpfr.toDouble(x.hi, nearest), format);
  if (nearestLo !== nearestHi) return undefined;
  const value = nearestLo === 0 ? 0 : nearestLo;
  let residual = 0;
  if (Number.isFinite(value)) {
    const unit = format.ulp(value);
    const unitExponent = Math.log2(unit); // exact: a power of two
    const difference = mpfr.allocate();
    if (!A.isExact(x)) {
      mpfr.call.mpfr_sub(difference, x.hi, x.lo, upward);
      if (mpfr.exponent(difference) > unitExponent - 16) return undefined;
    }
    // scaled before it becomes a double, so that the residual of a subnormal number isn't lost
    mpfr.call.mpfr_sub_d(difference, x.lo, value, nearest);
    mpfr.call.mpfr_mul_2si(difference, difference, -unitExponent, nearest);
    residual = mpfr.toDouble(difference, nearest);
  }
  const { digits, enclosure } = decimals(A, x);
  // a number that only rounds to zero isn't resolved digit by digit
  return {
    nearest: value,
    residual,
    exact: A.isExact(x),
    digits: value === 0 && digits !== '0' ? '0…' : digits,
    enclosure,
  };
}

/** Rounding to a narrower format by way of a directed double, which can't round twice to the wrong side. */
function roundTo(directed: number, toNearest: number, format: Format): number {
  return format.significandBits === doubleBits ? toNearest : format.round(directed);
}

/** The certified digits and the printed enclosure of any finite interval. */
export function decimals(A: IntervalArithmetic, x: Interval): { digits: string; enclosure: readonly [string, string] } {
  const { mpfr } = A;
  const lo = decimal(A, x.lo, enclosureDigits, downward);
  const hi = decimal(A, x.hi, enclosureDigits, upward);
  const enclosure = [print(lo, ''), print(hi, '')] as const;
  if (mpfr.sign(x.lo) === 0 && mpfr.sign(x.hi) === 0) return { digits: '0', enclosure };
  if (lo.negative === hi.negative && lo.exponent === hi.exponent) {
    let common = 0;
    while (common < enclosureDigits && lo.digits[common] === hi.digits[common]) common++;
    if (common === enclosureDigits && A.isExact(x)) {
      const stripped = lo.digits.replace(/0+$/, '');
      if (stripped.length <= maxDigits) return { digits: print({ ...lo, digits: stripped }, ''), enclosure };
    }
    if (common >= 15)
      return { digits: print({ ...lo, digits: lo.digits.slice(0, Math.min(common, maxDigits)) }, '…'), enclosure };
  }
  // the ends share few leading digits, as 0.999… and 1.000… do: digits to which both round
  if (mpfr.sign(x.lo) * mpfr.sign(x.hi) > 0) {
    for (let count = maxDigits; count > 0; count--) {
      const down = decimal(A, x.lo, count, nearest);
      const up = decimal(A, x.hi, count, nearest);
      if (down.digits === up.digits && down.exponent === up.exponent) return { digits: print(down, '…'), enclosure };
    }
  }
  return { digits: '0…', enclosure };
}

interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

function decimal(A: IntervalArithmetic, x: number, digits: number, rounding: number): Decimal {
  if (A.mpfr.sign(x) === 0) return { negative: false, digits: '0', exponent: 1 };
  if (A.mpfr.isInfinite(x)) return { negative: A.mpfr.sign(x) < 0, digits: 'Infinity', exponent: NaN };
  return A.mpfr.decimal(x, digits, rounding);
}

/** Positional from 1e-6 to 1e21, else with an exponent; `more` stands where digits go on. */
function print({ negative, digits, exponent }: Decimal, more: string): string {
  const sign = negative ? '-' : '';
  if (Number.isNaN(exponent)) return sign + digits;
  if (exponent > 21 || exponent < -5 || (more !== '' && digits.length < exponent)) {
    const fraction = digits.length > 1 || more !== '' ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}${more}e${exponent > 0 ? '+' : '-'}${Math.abs(exponent - 1)}`;
  }
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}${more}`;
  if (digits.length <= exponent) return `${sign}${digits}${'0'.repeat(exponent - digits.length)}${more}`;
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}${more}`;
}

/** A decimal text as a number of full weight, for comparison with what was computed; undefined where it is none. */
export function fromDecimal(A: IntervalArithmetic, text: string, format: Format): CertifiedNumber | undefined {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,6})?\s*$/i.test(text)) return undefined;
  const { mpfr } = A;
  mpfr.reset(1024);
  const pointer = mpfr.fromDecimal(text.trim());
  return certify(A, { lo: pointer, hi: pointer }, format);
}
