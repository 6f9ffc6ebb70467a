// The best step as theory has it, from measured derivatives of f and the measured rounding error of f.
import { kitOf } from '../methods/kit.js';
import { isStencil, type SweptMethod } from '../methods/table.js';
import { nearest } from '../arithmetics/interval/mpfr.js';
import { isWithoutValue, Undecided } from '../errors.js';
import { Neighbourhood } from '../methods/differences.js';
import { stencils, type StencilName } from '../methods/stencils.js';
import type { HighPrecision } from './high-precision.js';
import type { Errors } from './errors.js';
import type { Partitioner } from './partition.js';

/** So near the point that only the leading term of a truncation error is left, in units of |x|. */
const tiny = 2 ** -64;
/** How far a truncation error may be from its power of δ there: else it has none, as at a kink. */
const tolerance = 0.01;

/**
 * The step at which |C|·δ^a + R/δ^n is least: δ = (n·R / (a·|C|))^(1/(a+n)) (Press et al. 2007, section 5.7; Iserles 2009,
 * section 8.1), for a stencil of accuracy a and order n.
 *
 * C is measured: truncation/δ^a of the stencil in high precision at δ = 2⁻⁶⁴·|x|, which is the stencil's constant times
 * the derivative f⁽ᵃ⁺ⁿ⁾(x); f''/2 for the forward difference. R is the rounding error η of f near x, times the root of
 * the stencil's squared weights: η is measured at neighbours, and at least ε·|f|/4. The round-off of the complex step
 * doesn't grow: its step is the widest whose truncation |C|·δ² stays below that, measured, or below half an ulp.
 *
 * Null where there is no such step: the stencil is exact for this function, its error follows no power of δ, or f is 0
 * and free of error there.
 */
export function predictedSteps(partitioner: Partitioner, derivative: number): Map<SweptMethod, number | null> {
  const { family, high } = partitioner;
  const { problem, input } = high;
  const { order, format } = problem;
  const delta = Math.max(2 ** -900, tiny * powerOfTwoNear(problem.point[input] as number));
  const errors = partitioner.columns(2);
  [2 * delta, delta].forEach((each, step) => {
    partitioner.compute(each, step, errors);
    partitioner.takeApart(each, step, errors);
  });
  const eta = family.methods.some(isStencil)
    ? Math.max(noise(high), (format.epsilon * Math.abs(valueOf(high))) / 4)
    : 0;
  return new Map(
    family.methods.map((method, place) => {
      const { truncation, roundoff } = errors[place] as Errors;
      const { truncation: accuracy } = family.orders(method);
      const [wide, size] = [...truncation].map(Math.abs) as [number, number];
      const ratio = wide / size / 2 ** accuracy;
      if (!(Math.abs(ratio - 1) < tolerance)) return [method, null];
      const coefficient = size / delta ** accuracy;
      const step = !isStencil(method)
        ? Math.sqrt(Math.max(Math.abs(roundoff[1] as number), format.ulp(derivative) / 2) / coefficient)
        : ((order * eta * weightOf(method, order)) / (accuracy * coefficient)) ** (1 / (accuracy + order));
      return [method, step > delta && step < Infinity ? step : null];
    }),
  );
}

/** |x| rounded up to a power of two, where there is one; 1 at 0. */
function powerOfTwoNear(x: number): number {
  return x === 0 ? 1 : 2 ** Math.min(1023, Math.ceil(Math.log2(Math.abs(x))));
}

/** By which factor a stencil blows independent errors of its function values up. */
function weightOf(method: StencilName, order: 1 | 2): number {
  const { terms, divisor } = stencils[method][order];
  return Math.hypot(...terms.map(([weight]) => weight)) / divisor;
}

function valueOf({ problem }: HighPrecision): number {
  return new Neighbourhood(problem, kitOf(problem.format)).atPoint();
}

/** The root mean square of the rounding errors of f at a few points near x (after Moré & Wild 2011, but measured). */
function noise(high: HighPrecision): number {
  const { problem, input, A } = high;
  const near = new Neighbourhood(problem, kitOf(problem.format));
  const x = problem.point[input] as number;
  const spacing = problem.format.epsilon * 2 ** 10 * Math.max(Math.abs(x), 2 ** -100);
  const squares: number[] = [];
  for (let k = -3; k <= 3; k++) {
    const moved = problem.format.round(x + k * spacing);
    const computed = near.along(input, moved);
    if (!Number.isFinite(computed)) continue;
    try {
      high.begin(256);
      const target = A.mpfr.allocate();
      A.mpfr.call.mpfr_sub_d(target, high.at(A.literal(moved)).lo, computed, nearest);
      squares.push(A.mpfr.toDouble(target, nearest) ** 2);
    } catch (error) {
      if (!(isWithoutValue(error) || error instanceof Undecided)) throw error;
    }
  }
  return squares.length === 0 ? 0 : Math.sqrt(squares.reduce((sum, square) => sum + square) / squares.length);
}
