// Code of the derivatives that methods give: by dual numbers, by a tape, by the complex step; to the bit, with their operations.
import { complex, type Complex } from '../arithmetics/complex/complex.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { Tape } from '../arithmetics/tape.js';
import type { Taped } from '../arithmetics/taped.js';
import { linkOutputs } from '../program/outputs.js';
import type { Line } from './lines.js';
import { countedCode, type CountedCode, type CountedTrace, type TracedRun } from './tracing.js';

/** How a method differentiates: the name of its numbers, and what it gives beside derivatives. */
export interface SeededMode {
  readonly name: 'forward' | 'reverse' | 'complex-step';
  /** The step of the complex step. Code takes it as one more input, the last: it is code for every step. */
  readonly step?: number;
  /** How many numbers stand behind the derivatives: of a tape that of its nodes. */
  readonly others: 0 | 1;
}

export const forwardPasses: SeededMode = { name: 'forward', others: 0 };
export const reverseSweeps: SeededMode = { name: 'reverse', others: 1 };
export const complexPasses = (step: number): SeededMode => ({ name: 'complex-step', step, others: 0 });

/**
 * Code that gives the derivatives of all outputs, those of the first before those of the second, and behind them what the mode
 * gives else: the operations of its method in their order, choices taken as they are at the point.
 *
 * @param run at a point that ends with the step, where the mode has one
 * @param wrt places of inputs
 * @returns null where it would be code of one value of a number that isn't whole, or of a function that is no number
 * @throws whatever a run at the point throws
 */
export function derivativeCode(run: TracedRun, wrt: readonly number[], mode: SeededMode): CountedCode | null {
  return countedCode(run, (traced) => derivativesIn[mode.name](run, { ...traced, wrt }));
}

interface SeededTrace extends CountedTrace {
  readonly wrt: readonly number[];
}

const derivativesIn: Readonly<
  Record<SeededMode['name'], (run: TracedRun, traced: SeededTrace) => readonly Line[] | null>
> = {
  forward: ({ program, budget }, { numbers, lines, wrt, emit }) => {
    const run = linkOutputs(program, dual(numbers));
    const [zero, one] = [emit.trace.literal(0), emit.trace.literal(1)];
    const columns = wrt.map((input) => {
      const seeded = lines.map((primal, k): Dual<Line> => ({ primal, tangent: k === input ? one : undefined }));
      return run(seeded, budget).map(({ tangent = zero }) => tangent);
    });
    return inRows(columns);
  },
  reverse: ({ program, budget }, { numbers, lines, wrt, emit }) => {
    const tape = new Tape<Line>(numbers, (length) => new Int32Array(length));
    const active = new Set(wrt);
    const inputs = lines.map((value, k): Taped<Line> => (active.has(k) ? tape.input(value) : { value, node: -1 }));
    const outputs = linkOutputs(program, tape.arithmetic)(inputs, budget);
    const zero = emit.trace.literal(0);
    const gradient = outputs.flatMap((output) => {
      const adjoints = tape.adjoints(output);
      return wrt.map((input) => adjoints[inputs[input]?.node ?? -1] ?? zero);
    });
    return [...gradient, emit.trace.literal(tape.nodes)];
  },
  'complex-step': ({ program, budget }, { numbers, lines, wrt, emit }) => {
    const run = linkOutputs(program, complex(numbers));
    const zero = emit.trace.literal(0);
    const imaginary = lines.at(-1) as Line;
    const reals = lines.slice(0, -1);
    let isNumber = true;
    const quotient = ({ re, im }: Complex<Line>): Line => {
      if (im === undefined) return zero;
      isNumber &&= emit.arithmetic.decide('==', re, re);
      return numbers.div(im, imaginary);
    };
    const columns = wrt.map((input) => {
      const seeded = reals.map((re, k): Complex<Line> => ({ re, im: k === input ? imaginary : undefined }));
      return run(seeded, budget).map(quotient);
    });
    return isNumber ? inRows(columns) : null;
  },
};

/** From a column of outputs for each input to a row of inputs for each output. */
const inRows = (columns: readonly (readonly Line[])[]): Line[] =>
  (columns[0] ?? []).flatMap((_, output) => columns.map((column) => column[output] as Line));
