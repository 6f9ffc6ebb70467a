// Most slopes are confirmed by three values: the one at the point, which is known already, and one on each side of it.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { largestExponent, resolution } from './difference-check.js';

/**
 * The step in the point's size, as a power of two: half of the bits of the values. Then what is lost of them in their differences
 * is as little as what these are off by, and the points beside a double have no more bits than the values.
 */
export const closeStep = (bits: number): number => 1 - bits / 2;

/**
 * Whether the slopes from the point to both sides are the claim, as closely as `checkByDifferences` asks: since
 * f(±h) = f(0) ± f′(0)·h + f″(ξ)·h²/2 (Taylor), that is so wherever h is small beside what the slope changes over. False tells nothing.
 *
 * @param below the value at -h
 * @param above the value at h
 * @param rise what is claimed of the slope, times h
 */
export function isRiseOfBoth(
  A: IntervalArithmetic,
  [below, center, above]: readonly [Interval, Interval, Interval],
  rise: Interval,
): boolean {
  if (A.containsZero(rise)) return false;
  // half of it to each side is what the check by differences asks of the whole estimate
  const most = largestExponent(A, rise) - resolution - 1;
  const isRise = (from: Interval, to: Interval): boolean => largestExponent(A, A.sub(A.sub(to, from), rise)) <= most;
  return isRise(center, above) && isRise(below, center);
}
