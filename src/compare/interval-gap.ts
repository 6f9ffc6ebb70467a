// The distance between two enclosed numbers, and how it compares to a bound.
import type { Format } from '../arithmetics/formats.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { upward } from '../arithmetics/interval/mpfr.js';

/** Beside the size of the numbers, and at all: a distance that is known to that is known; one that may be anything is not, beside ∞ neither. */
const narrow = 2 ** -100;
const least = 2 ** -1074;

/** The distance between two numbers, and whether it is known well enough to be judged. */
export interface Gap {
  readonly size: Interval;
  readonly isNarrow: boolean;
}

export function gapOf(A: IntervalArithmetic, x: Interval, y: Interval): Gap {
  const { mpfr } = A;
  const size = A.abs(A.sub(x, y));
  const width = mpfr.allocate();
  mpfr.call.mpfr_sub(width, size.hi, size.lo, upward);
  const most = A.max(A.mul(A.literal(narrow), A.add(A.abs(x), A.abs(y))), A.literal(least));
  return { size, isNarrow: !mpfr.isInfinite(width) && mpfr.compare(width, most.hi) <= 0 };
}

/** Whether it is within the bound, as far as the enclosures tell; null: a narrower one may tell more. */
export function isWithin({ mpfr }: IntervalArithmetic, { size, isNarrow }: Gap, bound: Interval): boolean | null {
  if (mpfr.compare(size.lo, bound.hi) > 0) return false;
  return isNarrow || mpfr.compare(size.hi, bound.lo) <= 0 ? true : null;
}

/** A decimal number, which no binary one may be. */
export function decimalInterval({ mpfr }: IntervalArithmetic, text: string): Interval {
  const pointer = mpfr.fromDecimal(text);
  return { lo: mpfr.negate(mpfr.nextAbove(mpfr.negate(pointer))), hi: mpfr.nextAbove(pointer) };
}

/** From the ends of a printed enclosure. */
export function printedRange(A: IntervalArithmetic, [low, high]: readonly [string, string]): Interval {
  return { lo: decimalInterval(A, low).lo, hi: decimalInterval(A, high).hi };
}

/**
 * What a decimal number may be off: half a unit of its last written digit; with so few digits that it may be a number of
 * the format, printed, at least half an ulp.
 */
export function lastUnit(A: IntervalArithmetic, text: string, format: Format): Interval {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [, fraction = ''] = mantissa.split('.');
  const half = decimalInterval(A, `5e${Number(exponent) - fraction.length - 1}`);
  const digits = mantissa.replace(/^[+-]?[0.]*|\./g, '').length;
  const mostDigits = 1 + Math.ceil(format.significandBits * Math.log10(2));
  const ulp = format.ulp(Number(text));
  return digits > mostDigits || Number.isNaN(ulp) ? half : A.max(half, A.literal(ulp / 2));
}
