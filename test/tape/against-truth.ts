// Gradients and Hessians of the tape, held against enclosures of the true ones, and against the truth that diffcmp certifies.
import { constant, GradientTape, ops, Variable, type Tensor } from '../../src/tape/index.js';
import { formats } from '../../src/arithmetics/formats.js';
import { findTruth } from '../../src/reference/truth.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import type { Arithmetic } from '../../src/arithmetic.js';
import { curvature, exactly, roughly, slope, type Enclosure } from './enclosures.js';
import { isHuge, recorded, textOf, weighted, type Computation } from './random-computation.js';

/** How many derivatives were held against the truth, and how many had none. */
export interface Tally {
  checked: number;
  skipped: number;
}

const flat = (tensor: Tensor): number[] => [tensor.toArray()].flat(8) as number[];

/**
 * How far from the truth a derivative may be: as far as it is uncertain if every number is only known to an ulp. So large do
 * the rounding errors become of which each operation makes one; the tape makes a few for each of the program.
 */
const slack = 4;

/** Whether a factor of it may be a subnormal number, whose rounding isn't relative to its size. */
const isFaint = ({ low, high }: Enclosure): boolean => low !== 0 && high !== 0 && Math.abs(low) < 1e-250;

function check(found: number, truth: Enclosure | null, rough: Enclosure | null, tally: Tally): boolean {
  const width = rough === null ? Infinity : rough.high - rough.low;
  if (truth === null || !(width < 1e-3 * (1 + Math.abs(truth.low))) || isFaint(truth)) {
    tally.skipped++;
    return true;
  }
  tally.checked++;
  const tolerance = slack * width + 4 * Number.EPSILON * Math.abs(truth.low);
  return found >= truth.low - tolerance && found <= truth.high + tolerance;
}

/** The gradient by all inputs, from one tape, as one list. */
function gradientOf(computation: Computation): number[] {
  const inputs = computation.inputs.map(({ shape, numbers }) => new Variable(constant(numbers, { shape, dtype: 'float64' }))); // prettier-ignore
  const tape = new GradientTape();
  const result = tape.record(() => recorded(computation, inputs.map((input) => input.value))); // prettier-ignore
  const outputGradients = constant(computation.weights, { shape: computation.shape, dtype: 'float64' });
  return tape.gradient(result, inputs, { outputGradients, unconnectedGradients: 'zero' }).flatMap(flat);
}

/** Throws where the gradient is wrong. */
export function checkGradient(computation: Computation, tally: Tally): void {
  if (isHuge(computation)) return;
  for (const [i, found] of gradientOf(computation).entries())
    if (!check(found, slope(computation, i, exactly), slope(computation, i, roughly), tally))
      throw new Error(
        `${textOf(computation)}\nby input ${i}: ${found} instead of ${slope(computation, i, exactly)?.low}`,
      );
}

const laboratory = await theLaboratory();

/** The same against the certified truth, which has a second root that knows no rule. */
export function checkCertified(computation: Computation, tally: Tally): void {
  if (isHuge(computation)) return;
  const point = computation.inputs.flatMap(({ numbers }) => numbers);
  const program = {
    inputs: point.map((_, i) => `x${i}`),
    link: <T>(A: Arithmetic<T>) => (numbers: readonly T[]): T => weighted(computation, A, numbers),
  }; // prettier-ignore
  const budget = { maxSteps: 1e6, deadline: performance.now() + 500 };
  const { gradient } = findTruth(laboratory, { program, point, wrt: point.map((_, i) => i), order: 1, format: formats.float64, budget }); // prettier-ignore
  for (const [i, found] of gradientOf(computation).entries()) {
    const verdict = gradient[i];
    const truth = verdict?.status === 'certified' ? { low: verdict.number.nearest, high: verdict.number.nearest } : null; // prettier-ignore
    if (!check(found, truth, slope(computation, i, roughly), tally))
      throw new Error(`${textOf(computation)}\nby input ${i}: ${found} instead of ${truth?.low}`);
  }
}

/** The same for second derivatives, from two nested tapes. */
export function checkHessian(computation: Computation, tally: Tally): void {
  if (isHuge(computation)) return;
  const inputs = computation.inputs.map(({ shape, numbers }) => new Variable(constant(numbers, { shape, dtype: 'float64' }))); // prettier-ignore
  const outer = new GradientTape({ persistent: true });
  const gradients = outer.record(() => {
    const inner = new GradientTape();
    const result = inner.record(() => recorded(computation, inputs.map((input) => input.value))); // prettier-ignore
    const outputGradients = constant(computation.weights, { shape: computation.shape, dtype: 'float64' });
    return inner
      .gradient(result, inputs, { outputGradients, unconnectedGradients: 'zero' })
      .map((gradient) => ops.reshape(gradient, [-1]));
  });
  let row = 0;
  for (const gradient of gradients) {
    const [one, other] = outer.jacobian(gradient, inputs, { unconnectedGradients: 'zero' }).map(flat) as [number[], number[]]; // prettier-ignore
    const [widthOne, widthOther] = computation.inputs.map(({ numbers }) => numbers.length) as [number, number];
    for (let i = 0; i < (gradient.shape[0] as number); i++, row++) {
      const found = [...one.slice(i * widthOne, (i + 1) * widthOne), ...other.slice(i * widthOther, (i + 1) * widthOther)]; // prettier-ignore
      for (const [column, each] of found.entries())
        if (column >= row && !check(each, curvature(computation, row, column, exactly), curvature(computation, row, column, roughly), tally)) // prettier-ignore
          throw new Error(`${textOf(computation)}\nby inputs ${row} and ${column}: ${each} instead of ${curvature(computation, row, column, exactly)?.low}`); // prettier-ignore
    }
  }
}
