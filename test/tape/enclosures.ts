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

/** What is known of a derivative with so many bits; null at a tie, where slopes differ, and where nothing is decided. */
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

export function slope(computation: Computation, input: number, bits: number): Enclosure | null {
  return enclosed(bits, () => {
    const numbers = numbersOf(computation).map((number, i) => ({
      primal: bench.literal(number),
      tangent: i === input ? bench.literal(1) : undefined,
    }));
    return weighted(computation, first, numbers).tangent;
  });
}

export function curvature(computation: Computation, one: number, other: number, bits: number): Enclosure | null {
  return enclosed(bits, () => {
    const numbers = numbersOf(computation).map((number, i) => ({
      primal: { primal: bench.literal(number), tangent: i === other ? bench.literal(1) : undefined },
      tangent: i === one ? first.literal(1) : undefined,
    }));
    return weighted(computation, second, numbers).tangent?.tangent;
  });
}
