// What t^p·L^-k comes to at t = 2^e, L = -log t: as an enclosure, and as a power of two.
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import { exponentEnclosure } from './powers.js';
import { hasLogarithm, type Order } from './series.js';

/** @param e below 0 */
export function sizeAt(A: IntervalArithmetic, { p, k }: Order, e: number): Interval {
  const power = A.pow(A.literal(2), A.mul(exponentEnclosure(A, p), A.literal(e)));
  if (k.n === 0n) return power;
  const L = A.mul(A.literal(-e), A.log(A.literal(2)));
  return A.div(power, A.pow(L, exponentEnclosure(A, k)));
}

/** Its logarithm to base 2, in double precision. */
export function log2SizeAt(order: Order, e: number): number {
  const power = (Number(order.p.n) / Number(order.p.d)) * e;
  if (!hasLogarithm(order)) return power;
  return power - (Number(order.k.n) / Number(order.k.d)) * Math.log2(-e * Math.LN2);
}
