// What t^p·L^-k comes to at t = 2^e, L = -log t: as an enclosure, and as a power of two.
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import { exponentEnclosure, powerEnclosure } from './powers.js';
import type { Fraction } from '../fractions.js';
import { hasLogarithm, type Order } from './series.js';

/** @param e below 0 */
export function sizeAt(A: IntervalArithmetic, order: Order, e: number): Interval {
  const power = A.pow(A.literal(2), A.mul(powerEnclosure(A, order), A.literal(e)));
  const { k } = order;
  if (k.n === 0n) return power;
  const L = A.mul(A.literal(-e), A.log(A.literal(2)));
  return A.div(power, A.pow(L, exponentEnclosure(A, k)));
}

/** Its logarithm to base 2, in double precision. */
export function log2SizeAt(order: Order, e: number): number {
  let power = valueOf(order.p) * e;
  for (const { times, lo, hi } of order.enclosed?.values() ?? [])
    power += (valueOf(times) * e * (valueOf(lo) + valueOf(hi))) / 2;
  if (!hasLogarithm(order)) return power;
  return power - valueOf(order.k) * Math.log2(-e * Math.LN2);
}

const valueOf = ({ n, d }: Fraction): number => Number(n) / Number(d);
