// Gradients and Hessians of the tape, held against enclosures of the true ones.
import { constant, GradientTape, ops, Variable, type Tensor } from '../../src/tape/index.js';
import { curvature, slope, type Enclosure } from './enclosures.js';
import { recorded, textOf, type Computation } from './random-computation.js';

/** How many derivatives were held against the truth, and how many had none. */
export interface Tally {
  checked: number;
  skipped: number;
}

const flat = (tensor: Tensor): number[] => [tensor.toArray()].flat(8) as number[];

/**
 * How far from the truth a derivative may be: what 53-bit intervals leave open for the same computation says how much
 * its rounding errors grow. The tape adds and multiplies in another order, whose errors are of that size.
 */
const slack = 4;

function check(found: number, truth: Enclosure | null, rough: Enclosure | null, tally: Tally): boolean {
  const width = rough === null ? Infinity : rough.high - rough.low;
  if (truth === null || !(width < 1e-3 * (1 + Math.abs(truth.low)))) {
    tally.skipped++;
    return true;
  }
  tally.checked++;
  const tolerance = slack * width + 4 * Number.EPSILON * Math.abs(truth.low);
  return found >= truth.low - tolerance && found <= truth.high + tolerance;
}

/** What is wrong with the gradient; null: nothing. */
export function gradientFault(computation: Computation, tally: Tally): string | null {
  const inputs = computation.inputs.map(({ shape, numbers }) => new Variable(constant(numbers, { shape, dtype: 'float64' }))); // prettier-ignore
  const tape = new GradientTape();
  const result = tape.record(() => recorded(computation, inputs.map((input) => input.value))); // prettier-ignore
  const outputGradients = constant(computation.weights, { shape: computation.shape, dtype: 'float64' });
  const gradients = tape.gradient(result, inputs, { outputGradients, unconnectedGradients: 'zero' });
  for (const [i, found] of gradients.flatMap(flat).entries())
    if (!check(found, slope(computation, i, 200), slope(computation, i, 53), tally))
      return `${textOf(computation)}\nby input ${i}: ${found} instead of ${slope(computation, i, 200)?.low}`;
  return null;
}

/** What is wrong with the second derivatives, from two nested tapes. */
export function hessianFault(computation: Computation, tally: Tally): string | null {
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
        if (column >= row && !check(each, curvature(computation, row, column, 200), curvature(computation, row, column, 53), tally)) // prettier-ignore
          return `${textOf(computation)}\nby inputs ${row} and ${column}: ${each} instead of ${curvature(computation, row, column, 200)?.low}`; // prettier-ignore
    }
  }
  return null;
}
