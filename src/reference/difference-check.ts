// The second root of the truth: differences of values alone, in high precision, that know nothing of the rules.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest, upward } from '../arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../errors.js';

/** A function of a displacement from the point: f at `point + steps[i]·2^-k`, over the check bench. */
export type Displaced = (multiple: number) => Interval;

/** A stencil in h: its value, and the power of h by which its error falls. */
export interface CheckStencil {
  readonly apply: (A: IntervalArithmetic, f: Displaced, h: Interval) => Interval;
  readonly errorOrder: number;
}

const literal = (A: IntervalArithmetic, value: number): Interval => A.literal(value);

/** (f(h) - f(-h))/2h. */
export const centralStencil: CheckStencil = {
  errorOrder: 2,
  apply: (A, f, h) => A.div(A.sub(f(1), f(-1)), A.mul(literal(A, 2), h)),
};

/** (f(2h) - f(h))/h on the side of the sign: it never touches the point itself. */
export function oneSidedStencil(side: 1 | -1): CheckStencil {
  return {
    errorOrder: 1,
    apply: (A, f, h) => A.div(A.sub(f(2 * side), f(side)), A.mul(literal(A, side), h)),
  };
}

/** (f(h) - 2f(0) + f(-h))/h². */
export const secondStencil: CheckStencil = {
  errorOrder: 2,
  apply: (A, f, h) => A.div(A.sub(A.add(f(1), f(-1)), A.mul(literal(A, 2), f(0))), A.square(h)),
};

export type Agreement = 'agrees' | 'disagrees' | 'blind';

/** The steps tried: h = 2^-k in units of the point's size. */
const ladder = [40, 80, 160, 320, 640, 1280];
/** How close a difference must resolve the claim, in bits of the claim: beyond the last bit of a double. */
const resolution = 56;
const maxPrecision = 20_000;

/**
 * Whether the claimed enclosure agrees with the stencil at h and h/2, extrapolated to h → 0 (Richardson 1911); their
 * distance bounds the error of the extrapolation. Steps that are too coarse to tell, or that reach out of the domain,
 * are halved many times and tried again.
 *
 * @param displaced makes the displaced function for h = 2^-k; it is called after the bench has its precision
 * @param bits the precision at which the claim settled
 */
export function checkByDifferences(
  A: IntervalArithmetic,
  claim: (A: IntervalArithmetic) => Interval,
  stencil: CheckStencil,
  displaced: (exponent: number) => Displaced,
  bits: number,
): Agreement {
  let verdict: Agreement = 'blind';
  for (const k of ladder) {
    let precision =
      64 * Math.ceil((stencil.errorOrder === 1 ? 2 * k : k * (stencil === secondStencil ? 2 : 1)) / 64) + bits;
    for (let attempt = 0; attempt < 2; attempt++) {
      A.mpfr.reset(precision);
      try {
        const outcome = compareOnce(A, claim(A), stencil, displaced, k);
        if (outcome === 'agrees') return 'agrees';
        if (typeof outcome === 'number') {
          precision += 64 * Math.ceil((outcome + 16) / 64);
          if (precision > maxPrecision) break;
          continue;
        }
        // a slope of zero has no size to be resolved against: it agrees when the differences vanish with h
        if (outcome === 'vanishes' && k >= 160) return 'agrees';
        verdict = outcome === 'disagrees' ? 'disagrees' : 'blind';
      } catch (error) {
        if (!(error instanceof Undecided || error instanceof OutsideDomain)) throw error;
        verdict = 'blind';
      }
      break;
    }
  }
  return verdict;
}

/** What one step tells; a number is how many bits of precision were lacking. */
function compareOnce(
  A: IntervalArithmetic,
  claim: Interval,
  stencil: CheckStencil,
  displaced: (exponent: number) => Displaced,
  k: number,
): 'agrees' | 'vanishes' | 'disagrees' | 'unsettled' | number {
  const h = powerOfTwo(A, -k);
  const coarse = stencil.apply(A, displaced(-k), h);
  const fine = stencil.apply(A, displaced(-k - 1), A.div(h, A.literal(2)));
  const weight = 2 ** stencil.errorOrder;
  const extrapolated = A.div(A.sub(A.mul(A.literal(weight), fine), coarse), A.literal(weight - 1));
  // beside a singular point the error may fall as slowly as a root of h; 16 covers h^(1/10)
  const safety = stencil.errorOrder === 1 ? 16 : 1;
  const error = A.symmetric(A.mul(A.literal(safety), A.sub(coarse, fine)));
  const estimate = A.add(extrapolated, error);
  const difference = A.sub(estimate, claim);
  const agrees = A.containsZero(difference);
  const { mpfr } = A;
  const claimExponent = Math.max(mpfr.exponent(claim.lo), mpfr.exponent(claim.hi));
  // what rounds to zero as a double is not resolved any further
  const isNegligible = A.containsZero(claim) || claimExponent < -1100;
  const estimateExponent = Math.max(mpfr.exponent(estimate.lo), mpfr.exponent(estimate.hi));
  const spread = mpfr.exponent(width(A, estimate));
  const spreadOfValues = Math.max(mpfr.exponent(width(A, coarse)), mpfr.exponent(width(A, fine)));
  if (isNegligible && stencil.errorOrder === 1) {
    // beside a singular point slopes may vanish as slowly as a root of h, so only the finest step tells
    if (A.isExactZero(coarse) && A.isExactZero(fine)) return 'agrees';
    if (k === ladder.at(-1) && mpfr.exponent(A.symmetric(fine).hi) < -k / 8) return 'vanishes';
    if (agrees) return 'unsettled';
  }
  if (agrees) {
    if (spread <= claimExponent - resolution || (A.isExactZero(claim) && spread === -Infinity)) return 'agrees';
    if (isNegligible) return 'vanishes';
    const roundoffDominates = spreadOfValues >= spread - 8;
    return roundoffDominates ? spread - (claimExponent - resolution) : 'unsettled';
  }
  // a difference that hasn't converged proves nothing
  if (spread > estimateExponent - 20) return 'unsettled';
  return 'disagrees';
}

function width(A: IntervalArithmetic, x: Interval): number {
  const target = A.mpfr.allocate();
  A.mpfr.call.mpfr_sub(target, x.hi, x.lo, upward);
  return target;
}

/** 2^e, exactly. */
export function powerOfTwo(A: IntervalArithmetic, e: number): Interval {
  const target = A.mpfr.allocate();
  A.mpfr.call.mpfr_set_si_2exp(target, 1, e, nearest);
  return { lo: target, hi: target };
}
