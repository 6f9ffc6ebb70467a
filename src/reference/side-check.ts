// The second root of verdicts at singular points: what values beside the point, on one side of it, say of a claim.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { oneSidedStencil, powerOfTwo, type Agreement, type Displaced } from './difference-check.js';

/** What is claimed of a side: the limit of the values there, the sign of an infinite slope, or that there are no values. */
export type SideClaim =
  | { readonly kind: 'continuous'; readonly limit: (A: IntervalArithmetic) => Interval }
  | { readonly kind: 'infinite'; readonly sign: 1 | -1 }
  | { readonly kind: 'outside' };

/** The steps h = 2^-k that are looked at, in units of the point's size: two, far apart. */
const steps = [160, 1280] as const;
const moreBits = 128;
/** Values come nearer to their limit at least as this power of h. */
const slowest = 1 / 64;
/** A limit that so many bits confirm at the nearest step needs no second one. */
const enough = 80;
/** By this factor an infinite slope grows from the first step to the second; one that grows as log log h does it by 1.2. */
const growth = 1.125;

/**
 * Whether values beside the point, which know nothing of the table, say the same as the claim.
 *
 * @param displaced makes the displaced function for h = 2^exponent; it is called after the bench has its precision
 * @param bits the precision at which the claim was made
 */
export function checkSide(
  A: IntervalArithmetic,
  claim: SideClaim,
  side: 1 | -1,
  displaced: (exponent: number) => Displaced,
  bits: number,
): Agreement {
  try {
    A.mpfr.reset(64 * Math.ceil((2 * steps[1] + moreBits) / 64) + bits);
    switch (claim.kind) {
      case 'outside':
        return steps.every((k) => isOutside(displaced(-k), side)) ? 'agrees' : 'disagrees';
      case 'continuous':
        return checkLimit(A, claim.limit(A), steps.map((k) => displaced(-k)(side)) as [Interval, Interval]);
      case 'infinite': {
        const slopes = steps.map((k) => oneSidedStencil(side).apply(A, displaced(-k), powerOfTwo(A, -k)));
        return checkGrowth(A, claim.sign, slopes as [Interval, Interval]);
      }
    }
  } catch (error) {
    if (error instanceof Undecided || error instanceof OutsideDomain) return 'blind';
    throw error;
  }
}

function isOutside(f: Displaced, side: 1 | -1): boolean {
  try {
    f(side);
    return false;
  } catch (error) {
    if (error instanceof OutsideDomain) return true;
    throw error;
  }
}

/** Values that come nearer to the limit as h falls; where they keep their distance, it isn't one. */
function checkLimit(A: IntervalArithmetic, limit: Interval, [far, near]: readonly [Interval, Interval]): Agreement {
  const { mpfr } = A;
  const [before, now] = [A.sub(far, limit), A.sub(near, limit)];
  // a number that stays the limit beside the point, as far as the enclosure of the limit tells
  const size = Math.max(mpfr.exponent(limit.lo), mpfr.exponent(limit.hi));
  if (A.containsZero(now) && mpfr.exponent(A.symmetric(now).hi) <= size - enough) return 'agrees';
  const least = slowest * (steps[1] - steps[0]);
  if (mpfr.exponent(A.symmetric(now).hi) <= mpfr.exponent(A.symmetric(before).hi) - least) return 'agrees';
  if (A.containsZero(now)) return 'blind';
  const gap = Math.min(mpfr.exponent(now.lo), mpfr.exponent(now.hi));
  return gap >= mpfr.exponent(A.symmetric(before).hi) - 1 ? 'disagrees' : 'blind';
}

/** Slopes of the sign that grow as h falls. */
function checkGrowth(A: IntervalArithmetic, sign: 1 | -1, slopes: readonly [Interval, Interval]): Agreement {
  const [before, now] = slopes.map((slope) => (sign > 0 ? slope : A.neg(slope))) as [Interval, Interval];
  const isBelow = (x: Interval, y: Interval): boolean => A.mpfr.compare(x.hi, y.lo) < 0;
  const zero = A.literal(0);
  if (isBelow(now, zero)) return 'disagrees';
  if (isBelow(zero, now) && isBelow(A.mul(A.literal(growth), A.symmetric(before)), now)) return 'agrees';
  // a slope that stays is finite
  return isBelow(now, A.mul(A.literal(1 + 2 ** -20), before)) ? 'disagrees' : 'blind';
}
