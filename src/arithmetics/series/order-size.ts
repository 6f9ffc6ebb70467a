// What t^p·L^-k·M^-m comes to at t = 2^e, L = -log t, M = log L: as an enclosure, and as a power of two.
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import {
  doubleOf,
  exponentEnclosure,
  hasLogarithm,
  logPowerEnclosure,
  powerEnclosure,
  powersInDoubles,
  type Order,
} from './order.js';

/** @param e below 0 */
export function sizeAt(A: IntervalArithmetic, order: Order, e: number): Interval {
  const power = A.pow(A.literal(2), A.mul(powerEnclosure(A, order), A.literal(e)));
  const { m } = order;
  if (!hasLogarithm(order)) return power;
  const L = A.mul(A.literal(-e), A.log(A.literal(2)));
  const size = A.div(power, A.pow(L, logPowerEnclosure(A, order)));
  return m.n === 0n ? size : A.div(size, A.pow(A.log(L), exponentEnclosure(A, m)));
}

/** Its logarithm to base 2, in double precision. */
export function log2SizeAt(order: Order, e: number): number {
  const { p, k } = powersInDoubles(order);
  if (!hasLogarithm(order)) return p * e;
  const L = -e * Math.LN2;
  return p * e - k * Math.log2(L) - doubleOf(order.m) * Math.log2(Math.log(L));
}
