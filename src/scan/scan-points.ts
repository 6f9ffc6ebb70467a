// The points of a scan: from end to end, evenly spaced or evenly in the logarithm, and round numbers where they can be.
import { DiffcmpError } from '../errors.js';
import { numeral } from '../text/numeral.js';
import type { ScanAxis } from './scan-data.js';

/** Points of a scan unless told otherwise: an odd number hits the middle, 200 steps are round ones for most ranges. */
export const defaultPoints = 201;
export const mostScanPoints = 100_000;

/** A finite number as digits · 10^exponent: the shortest decimal that reads back as it. */
interface DecimalNumber {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * Ascending, both ends included.
 *
 * @param low below `high`, and of its sign on a logarithmic axis
 */
export function scanPoints(low: number, high: number, count: number, axis: ScanAxis): number[] {
  return axis === 'linear' ? evenPoints(low, high, count) : logarithmicPoints(low, high, count);
}

/**
 * Each the double nearest to the point between the ends as decimals: so -1:1 has 0 and -0.97, and not -0.9700000000000001.
 */
function evenPoints(low: number, high: number, count: number): number[] {
  const [first, last] = [decimalOf(low), decimalOf(high)];
  const exponent = Math.min(first.exponent, last.exponent);
  const [a, b] = [first, last].map((end) => end.digits * 10n ** BigInt(end.exponent - exponent)) as [bigint, bigint];
  const steps = BigInt(count - 1);
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return low;
    if (i === count - 1) return high;
    return quotient(a * (steps - BigInt(i)) + b * BigInt(i), steps, exponent);
  });
}

function decimalOf(value: number): DecimalNumber {
  const [, sign = '', whole = '', part = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/.exec(numeral(value)) ?? [];
  return { digits: BigInt(`${sign}${whole}${part}`), exponent: Number(power) - part.length };
} // prettier-ignore

/** Digits that are more than enough to round a decimal to a double. */
const enoughDigits = 40;

/** The double nearest to numerator ÷ divisor · 10^exponent. */
function quotient(numerator: bigint, divisor: bigint, exponent: number): number {
  const shift = Math.max(0, enoughDigits + String(divisor).length - String(numerator).length);
  const scaled = numerator * 10n ** BigInt(shift);
  // a further digit stands for a remainder, so that nothing lies midway by mistake
  const sticky = scaled % divisor === 0n ? '0' : '1';
  return Number(`${scaled / divisor}${sticky}e${exponent - shift - 1}`) + 0;
}

/** What rounding may move the logarithm of a point by, in parts of the step to the next: nobody sees it, and reads shorter numbers. */
const pointRounding = 0.01;

/** Ranges whose logarithm is a straight line, as far as logarithms of doubles tell. */
const narrow = 1e-6;

/**
 * Points a whole number of decades from the first end have its digits: 1e-8, 1e-7, … exactly. Decimals all the way, like even
 * points: only reading one rounds, so order is kept among subnormal numbers too.
 */
function logarithmicPoints(low: number, high: number, count: number): number[] {
  if (high < 0) return logarithmicPoints(-high, -low, count).map((x) => -x).toReversed(); // prettier-ignore
  if (high / low - 1 < narrow) return evenPoints(low, high, count);
  const { digits, exponent } = decimalOf(low);
  const decades = decadeOf(decimalOf(high)) - decadeOf({ digits, exponent });
  const step = (Math.LN10 * decades) / (count - 1);
  const places = Math.min(17, Math.max(1, Math.ceil(1 - Math.log10(2 * pointRounding * step))));
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return low;
    if (i === count - 1) return high;
    const up = (decades * i) / (count - 1);
    const whole = Math.round(up);
    const few =
      Math.abs(up - whole) < 1e-9 ? digits : Number((Number(digits) * 10 ** (up - whole)).toPrecision(places));
    return Number(`${few}e${exponent + whole}`);
  });
}

const decadeOf = ({ digits, exponent }: DecimalNumber): number => Math.log10(Number(digits)) + exponent;

/** @throws DiffcmpError where points of the format coincide */
export function checkApart(xs: readonly number[], precision: string): void {
  const place = xs.findIndex((x, i) => i > 0 && x === xs[i - 1]);
  if (place < 0) return;
  throw new DiffcmpError('bad-range', `the range has fewer than ${xs.length.toLocaleString('en')} numbers of ${precision}: ${numeral(xs[place] ?? 0)} would come twice`, {
    hint: ['a wider range, or fewer: ', { points: Math.max(2, new Set(xs).size) }],
  });
} // prettier-ignore
