// Derivatives of computations as enclosures: by dual numbers over intervals, whose ends MPFR rounds outward.
import { dual } from '../../src/arithmetics/dual.js';
import type { Interval } from '../../src/arithmetics/interval/interval.js';
import { downward, upward } from '../../src/arithmetics/interval/mpfr.js';
import { EvaluationError } from '../../src/errors.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { weighted, type Computation } from './random-computation.js';

const { bench } = await theLaboratory();
const ties = { met: false };
const first = dual(bench, ties);
const second = dual(first, ties);

export interface Enclosure {
  readonly low: number;
  readonly high: number;
}

/** With how many bits it is computed, and whether the numbers that it is computed from are only known to an ulp. */
export interface Precision {
  readonly bits: number;
  readonly isRough: boolean;
}
export const exactly: Precision = { bits: 200, isRough: false };
/** How far rounding errors may carry a derivative: whatever the order in which terms are added. */
export const roughly: Precision = { bits: 53, isRough: true };

/** What is known of a derivative; null at a tie, where slopes differ, and where nothing is decided. */
function enclosed(bits: number, derivative: () => Interval | undefined): Enclosure | null {
  bench.mpfr.reset(bits);
  ties.met = false;
  try {
    const { lo, hi } = derivative() ?? bench.literal(0);
    return ties.met ? null : { low: bench.mpfr.toDouble(lo, downward), high: bench.mpfr.toDouble(hi, upward) };
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

const numbersOf = ({ inputs }: Computation): number[] => inputs.flatMap(({ numbers }) => numbers);

/** A number as it is, or as one that is only known to be within an ulp or so of it. */
function literal(value: number, isRough: boolean): Interval {
  const number = bench.literal(value);
  if (!isRough) return number;
  const [low, high] = [1 - Number.EPSILON, 1 + Number.EPSILON].map((end) => bench.literal(end)) as [Interval, Interval];
  return bench.mul(number, { lo: low.lo, hi: high.hi });
}

export function slope(computation: Computation, input: number, { bits, isRough }: Precision): Enclosure | null {
  return enclosed(bits, () => {
    const numbers = numbersOf(computation).map((number, i) => ({
      primal: literal(number, isRough),
      tangent: i === input ? literal(1, isRough) : undefined,
    }));
    const A = { ...first, literal: (value: number) => ({ primal: literal(value, isRough), tangent: undefined }) };
    return weighted(computation, A, numbers).tangent;
  });
}

export function curvature(computation: Computation, one: number, other: number, { bits, isRough }: Precision): Enclosure | null {
  return enclosed(bits, () => {
    const constant = (value: number) => ({ primal: literal(value, isRough), tangent: undefined });
    const numbers = numbersOf(computation).map((number, i) => ({
      primal: { primal: literal(number, isRough), tangent: i === other ? literal(1, isRough) : undefined },
      tangent: i === one ? constant(1) : undefined,
    }));
    const A = { ...second, literal: (value: number) => ({ primal: constant(value), tangent: undefined }) };
    return weighted(computation, A, numbers).tangent?.tangent;
  });
} // prettier-ignore
