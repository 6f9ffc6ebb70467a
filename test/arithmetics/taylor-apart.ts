// How far a Taylor series is apart from values at a distance, in enclosures.
import type { Arithmetic } from '../../src/arithmetic.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { inputSeries, taylor, type TaylorSeries } from '../../src/arithmetics/taylor.js';
import { Undecided } from '../../src/errors.js';

export const mpfr = await startMpfr(60);
export const A = intervalArithmetic(mpfr);
export const degree = 12;
export const bits = 400;

export type Function = <T>(A: Arithmetic<T>, x: T) => T;

export const seriesOf = (f: Function, x: Interval): TaylorSeries<Interval> => f(taylor(A, degree), inputSeries(A, x));
export const boxAbout = (x: number, reach: number): Interval => A.add(A.literal(x), A.symmetric(A.literal(reach)));

/** Σ cₖ·hᵏ by the coefficients at x, and that of h^degree over the box: f(x + h) is in it, if they are right. */
function valueBySeries(f: Function, x: number, h: number): Interval {
  const coefficients = seriesOf(f, A.literal(x));
  const step = A.literal(h);
  let sum = seriesOf(f, boxAbout(x, Math.abs(h))).at(degree) ?? A.literal(0);
  for (let k = degree - 1; k >= 0; k--) sum = A.add(A.mul(sum, step), coefficients.at(k) ?? A.literal(0));
  return sum;
}

/** The exponent of how far apart they may be, at most; Infinity where they don't meet. */
export function apart(f: Function, x: number, h: number): number {
  const value = f(A, A.add(A.literal(x), A.literal(h)));
  const difference = A.sub(valueBySeries(f, x, h), value);
  const size = Math.max(mpfr.exponent(value.lo), mpfr.exponent(value.hi), -200);
  if (size === Infinity) throw new Undecided('beyond the range');
  return A.containsZero(difference) ? Math.max(mpfr.exponent(difference.lo), mpfr.exponent(difference.hi)) - size : Infinity;
} // prettier-ignore
