// What t^p·L^-k·M^-m comes to at t = 2^e, L = -log t, M = log L: as an enclosure, and as a power of two.
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import type { Fraction } from '../fractions.js';
import { exponentEnclosure, hasLogarithm, powerEnclosure, type Order } from './order.js';

/** @param e below 0 */
export function sizeAt(A: IntervalArithmetic, order: Order, e: number): Interval {
  const power = A.pow(A.literal(2), A.mul(powerEnclosure(A, order), A.literal(e)));
  const { k, m } = order;
  if (!hasLogarithm(order)) return power;
  const L = A.mul(A.literal(-e), A.log(A.literal(2)));
  const size = A.div(power, A.pow(L, exponentEnclosure(A, k)));
  return m.n === 0n ? size : A.div(size, A.pow(A.log(L), exponentEnclosure(A, m)));
}

/** Its logarithm to base 2, in double precision. */
export function log2SizeAt(order: Order, e: number): number {
  let power = valueOf(order.p) * e;
  for (const { times, lo, hi } of order.enclosed?.values() ?? [])
    power += (valueOf(times) * e * (valueOf(lo) + valueOf(hi))) / 2;
  if (!hasLogarithm(order)) return power;
  const L = -e * Math.LN2;
  return power - valueOf(order.k) * Math.log2(L) - valueOf(order.m) * Math.log2(Math.log(L));
}

const valueOf = ({ n, d }: Fraction): number => Number(n) / Number(d);
