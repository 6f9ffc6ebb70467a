// The second root of the truth: differences of values alone, in high precision, that know nothing of the rules.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest, upward } from '../arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../errors.js';

/** A function of a displacement from the point: f at `point + multiple·steps·2^-k`, over the check bench. */
export type Displaced = (multiple: number) => Interval;

/** A stencil in h: its value, the power of h by which its error falls, and the one that it divides differences of values by. */
export interface CheckStencil {
  readonly apply: (A: IntervalArithmetic, f: Displaced, h: Interval) => Interval;
  readonly errorOrder: number;
  readonly divisor: number;
}

const literal = (A: IntervalArithmetic, value: number): Interval => A.literal(value);

/** (f(h) - f(-h))/2h. */
export const centralStencil: CheckStencil = {
  errorOrder: 2,
  divisor: 1,
  apply: (A, f, h) => A.div(A.sub(f(1), f(-1)), A.mul(literal(A, 2), h)),
};

/** (f(h) - 2f(0) + f(-h))/h². */
export const secondStencil: CheckStencil = {
  errorOrder: 2,
  divisor: 2,
  apply: (A, f, h) => A.div(A.sub(A.add(f(1), f(-1)), A.mul(literal(A, 2), f(0))), A.square(h)),
};

/** (f(3h) - 2f(2h) + f(h))/h² on the side of the sign: it never touches the point itself. */
export function oneSidedSecondStencil(side: 1 | -1): CheckStencil {
  return {
    errorOrder: 1,
    divisor: 2,
    apply: (A, f, h) => {
      const outer = A.add(f(3 * side), f(side));
      return A.div(A.sub(outer, A.mul(literal(A, 2), f(2 * side))), A.square(h));
    },
  };
}

/** What is asked of a claim that is a sum of many derivatives: to resolve the least of them, not the sum alone. */
export interface Demand {
  /** The exponent of the least term; that of the claim unless it is less. */
  readonly least: number;
  /** Whether terms are 0, which have no size: like a claim of 0 they are confirmed by fine steps alone. */
  readonly hasZeros: boolean;
  /** By how many bits it is less than the sum: they are lost before it is resolved. */
  readonly apart: number;
}
const noDemand: Demand = { least: Infinity, hasZeros: false, apart: 0 };

export type Agreement = 'agrees' | 'disagrees' | 'blind';

/**
 * The steps tried: h = 2^-k in units of the point's size. Up to `finest`, unless the claim is smaller than any double, or differences
 * disagree with it: jumps of a function whose values are large may be nearer than that.
 */
const ladder = [40, 80, 160, 320, 640, 1280, 2560, 5120];
const finest = 1280;
const leastDouble = -1074;
/** How close a difference must resolve the claim, in bits of the claim: beyond the last bit of a double. */
export const resolution = 56;
/** What is claimed to be 0 agrees with differences that vanish with h, down to steps of 2^-k for this k. */
const stepOfZeros = 160;
const maxPrecision = 20_000;
/** Of the bits at which a claim settled, those that a difference does without: it need not know the claim to its last bit. */
const spareBits = 48;

/**
 * Whether the claimed enclosure agrees with the stencil at h and h/2, extrapolated to h → 0 (Richardson 1911); their
 * distance bounds the error of the extrapolation. Steps that are too coarse to tell, or that reach out of the domain,
 * are halved many times and tried again.
 *
 * @param displaced makes the displaced function for h = 2^-k; it is called after the bench has its precision
 * @param bits the precision at which the claim settled
 * @param demand where the claim is a sum, what is asked of it
 */
export function checkByDifferences(
  A: IntervalArithmetic,
  claim: (A: IntervalArithmetic) => Interval,
  stencil: CheckStencil,
  displaced: (exponent: number) => Displaced,
  bits: number,
  demand = noDemand,
): Agreement {
  let verdict: Agreement = 'blind';
  /** By all but the finest steps: these may confirm the claim yet. */
  let isRefuted = false;
  /** How far the differences at the steps so far were from the claim, as powers of two. */
  const distances: number[] = [];
  for (const k of ladder) {
    if (demand.hasZeros && k < stepOfZeros) continue;
    let precision = 64 * Math.ceil((bits + stencil.divisor * k + demand.apart - spareBits) / 64);
    for (let attempt = 0; attempt < 2; attempt++) {
      A.mpfr.reset(precision);
      try {
        const claimed = claim(A);
        const size = Math.min(largestExponent(A, claimed), demand.least);
        if (k > finest && !isRefuted && (A.containsZero(claimed) || size >= leastDouble)) return verdict;
        const outcome = compareOnce(A, claimed, size, stencil, displaced, k);
        if (outcome.kind === 'agrees') return 'agrees';
        if (outcome.kind === 'lacks-bits') {
          precision += 64 * Math.ceil((outcome.bits + 16) / 64);
          if (precision > maxPrecision) break;
          continue;
        }
        // a slope of zero has no size to be resolved against: it agrees when the differences vanish with h
        if (outcome.kind === 'vanishes' && k >= stepOfZeros) return 'agrees';
        distances.push(outcome.distance);
        const refutes = outcome.kind === 'disagrees' && !(stencil.errorOrder === 1 && isConverging(distances));
        verdict = refutes ? 'disagrees' : 'blind';
      } catch (error) {
        if (!(error instanceof Undecided || error instanceof OutsideDomain)) throw error;
        verdict = 'blind';
      }
      break;
    }
    isRefuted ||= k === finest && verdict === 'disagrees';
  }
  return isRefuted ? 'disagrees' : verdict;
}

/**
 * Beside a singular point slopes may converge slower than any power of h, so that differences at h and h/2 tell nothing of
 * what is left. Those of steps far apart do: while they come nearer to the claim they don't refute it, however little where
 * that is as by a power of h, of which the exponent doubles from step to step.
 */
function isConverging(distances: readonly number[]): boolean {
  const [now, before, first] = [-1, -2, -3].map((place) => distances.at(place) ?? Infinity) as [number, number, number];
  const [earlier, fall] = [first - before, before - now];
  return fall > 2 ** -10 || (earlier > 0 && fall > 1.75 * earlier);
}

type StepOutcome =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'lacks-bits'; readonly bits: number }
  /** `distance`: of the finer difference from the claim, as a power of two. */
  | { readonly kind: 'vanishes' | 'unsettled' | 'disagrees'; readonly distance: number };

/** What one step tells. @param size the exponent of what is to be resolved */
function compareOnce(
  A: IntervalArithmetic,
  claim: Interval,
  size: number,
  stencil: CheckStencil,
  displaced: (exponent: number) => Displaced,
  k: number,
): StepOutcome {
  const h = powerOfTwo(A, -k);
  const f = eachOnce(displaced(-k - 1));
  const coarse = stencil.apply(A, (multiple) => f(2 * multiple), h);
  const fine = stencil.apply(A, f, A.div(h, A.literal(2)));
  const weight = 2 ** stencil.errorOrder;
  const extrapolated = A.div(A.sub(A.mul(A.literal(weight), fine), coarse), A.literal(weight - 1));
  // beside a singular point the error may fall as slowly as a root of h; 256 covers h^(1/176)
  const safety = stencil.errorOrder === 1 ? 256 : 1;
  const error = A.symmetric(A.mul(A.literal(safety), A.sub(coarse, fine)));
  const estimate = A.add(extrapolated, error);
  const difference = A.sub(estimate, claim);
  const agrees = A.containsZero(difference);
  const { mpfr } = A;
  const distance = log2Of(A, A.sub(fine, claim));
  const isNegligible = A.containsZero(claim);
  const spread = mpfr.exponent(enclosureWidth(A, estimate));
  const spreadOfValues = Math.max(mpfr.exponent(enclosureWidth(A, coarse)), mpfr.exponent(enclosureWidth(A, fine)));
  if (isNegligible && stencil.errorOrder === 1) {
    // beside a singular point slopes may vanish as slowly as a root of h, so only how small they are tells
    if (A.isExactZero(coarse) && A.isExactZero(fine)) return { kind: 'agrees' };
    if (mpfr.exponent(A.symmetric(fine).hi) < -stepOfZeros) return { kind: 'vanishes', distance };
    const lacking = spreadOfValues + stepOfZeros;
    if (agrees)
      return lacking > 0 && k >= stepOfZeros ? { kind: 'lacks-bits', bits: lacking } : { kind: 'unsettled', distance };
  }
  if (agrees) {
    if (spread <= size - resolution || (A.isExactZero(claim) && spread === -Infinity)) return { kind: 'agrees' };
    if (isNegligible) return { kind: 'vanishes', distance };
    const roundoffDominates = spreadOfValues >= spread - 8;
    return roundoffDominates
      ? { kind: 'lacks-bits', bits: spread - (size - resolution) }
      : { kind: 'unsettled', distance };
  }
  // a difference that hasn't converged proves nothing
  if (spread > largestExponent(A, estimate) - 20) return { kind: 'unsettled', distance };
  return { kind: 'disagrees', distance };
}

/** The function, evaluated once at each multiple: steps of h and h/2 share some. */
function eachOnce(f: Displaced): Displaced {
  const values = new Map<number, Interval>();
  return (multiple) => {
    const value = values.get(multiple) ?? f(multiple);
    values.set(multiple, value);
    return value;
  };
}

/** log₂ of the larger end, over 2^unit: near that to all digits of a double. */
export function log2Of(A: IntervalArithmetic, x: Interval, unit = 0): number {
  const { mpfr } = A;
  const { hi } = A.symmetric(x);
  const exponent = mpfr.exponent(hi);
  if (!Number.isFinite(exponent)) return exponent;
  const scaled = mpfr.allocate();
  mpfr.call.mpfr_mul_2si(scaled, hi, -exponent, nearest);
  return exponent - unit + Math.log2(mpfr.toDouble(scaled, nearest));
}

export function largestExponent({ mpfr }: IntervalArithmetic, { lo, hi }: Interval): number {
  return Math.max(mpfr.exponent(lo), mpfr.exponent(hi));
}

export function enclosureWidth(A: IntervalArithmetic, x: Interval): number {
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
