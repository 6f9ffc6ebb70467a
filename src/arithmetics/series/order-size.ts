// What e^u·t^p·L^-k·M^-m·… comes to at t = 2^e, L = -log t, M = log L, …: as an enclosure, and as a power of two.
import { Undecided } from '../../errors.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import { levelsOf, powerEnclosure, powerInDoubles, type Order } from './order.js';

/** @param e below 0 @throws Undecided where t isn't near enough to 0 for all logarithms to be positive */
export function sizeAt(A: IntervalArithmetic, order: Order, e: number): Interval {
  let size = A.pow(A.literal(2), A.mul(powerEnclosure(A, order, 0), A.literal(e)));
  let logarithm = A.mul(A.literal(-e), A.log(A.literal(2)));
  for (let level = 1; level < levelsOf(order); level++) {
    if (level > 1) logarithm = A.log(logarithm);
    if (A.mpfr.sign(logarithm.lo) <= 0) throw new Undecided('the logarithm of a logarithm is negative there');
    size = A.div(size, A.pow(logarithm, powerEnclosure(A, order, level)));
  }
  if (order.u === undefined) return size;
  const exponents = order.u.terms.map(({ at, c }) => A.mul(c, sizeAt(A, at, e)));
  return exponents.reduce((product, each) => A.mul(product, A.exp(each)), size);
}

/** Its logarithm to base 2, in double precision. */
export function log2SizeAt(order: Order, e: number): number {
  let power = powerInDoubles(order, 0) * e;
  let logarithm = -e * Math.LN2;
  for (let level = 1; level < levelsOf(order); level++) {
    if (level > 1) logarithm = Math.log(logarithm);
    power -= powerInDoubles(order, level) * Math.log2(logarithm);
  }
  return order.u === undefined ? power : power + order.u.valueAt(e) / Math.LN2;
}
