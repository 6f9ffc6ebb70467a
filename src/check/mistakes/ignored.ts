// A component that ignores an input, though the derivative depends on it: seen from the formula itself, and certified.
import { Tape } from '../../arithmetics/tape.js';
import { EvaluationError } from '../../errors.js';
import type { Laboratory } from '../../reference/laboratory.js';
import { derivativesOver, pointOver } from '../formula-run.js';
import type { FailedPoint } from './hypothesis.js';

/** Inputs and components beyond which this isn't looked for: each is a run. */
const most = 40;

/** `ignores y`; null where the component depends on all inputs that the derivative depends on. */
export function ignoredInput({ bench }: Laboratory, component: number, points: readonly FailedPoint[]): string | null {
  const [first] = points;
  if (first === undefined) return null;
  const { problem } = first.pair;
  if (problem.wrt.length > most || problem.order !== 1) return null;
  try {
    bench.mpfr.reset(256);
    const used = usedInputs(first, component);
    const ignored = problem.wrt.filter((input) => !used.has(input) && dependsOn(input, component, points));
    const names = ignored.map((input) => problem.program.inputs[input] ?? '');
    return names.length === 0 ? null : `ignores ${names.join(', ')}`;
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }

  function dependsOn(input: number, index: number, all: readonly FailedPoint[]): boolean {
    return all.some(({ pair: { problem: at } }) => {
      const point = at.point.map((value, i) => (i === input ? value + 0.375 * Math.max(Math.abs(value), 1) : value));
      const [here, there] = [at, { ...at, point }].map(
        (each) => derivativesOver(bench, each, pointOver(bench, each))[index],
      );
      return here !== undefined && there !== undefined && !bench.containsZero(bench.sub(here, there));
    });
  }

  /** Inputs that the component is computed from. */
  function usedInputs({ pair }: FailedPoint, index: number): Set<number> {
    const tape = new Tape(bench);
    const inputs = pair.problem.point.map((value) => tape.input(bench.literal(value)));
    const output = pair.given.link(tape.arithmetic)(inputs, pair.problem.budget)[index];
    const reached = output === undefined || output.node < 0 ? null : tape.ancestors([output.node]);
    return new Set(inputs.flatMap(({ node }, i) => (reached?.[node] === 1 ? [i] : [])));
  }
}
