// The function over numbers that keep a ledger: what all runs of methods start from.
import type { Arithmetic } from '../arithmetic.js';
import type { Problem } from '../methods/method.js';
import { linkOutputs } from '../program/outputs.js';
import type { Booked, Ledger } from './ledger.js';

/** One derivative: of an output, by an input of the program, with the step that was taken for it. */
export interface AskedDerivative {
  readonly output: number;
  readonly input: number;
  /** Of a second derivative: the other input, which comes no later in `wrt`; absent in first ones. */
  readonly second?: number;
  readonly delta: number | null;
  /** How many times as wide as the method's own its steps are; 1 if absent. */
  readonly widening?: number;
}

/** Lines and decisions of the ledger, from the first on to before the second: those of one evaluation of the function. */
export interface BookedEvaluation {
  readonly lines: readonly [number, number];
  readonly decisions: readonly [number, number];
}

/** Runs the program over an arithmetic that is made of the ledger's; what comes after it stands nowhere in the text. */
export function outputOf<T>(
  { program, budget }: Problem,
  A: Arithmetic<T>,
  inputs: readonly T[],
  output: number,
  ledger: Ledger,
): T {
  const outputs = linkOutputs(program, A, ledger.observer<T>())(inputs, budget);
  ledger.leaveProgram();
  return outputs[output] as T;
}

export const bookedPoint = ({ point, format }: Problem, ledger: Ledger): Booked[] =>
  point.map((x, place) => ledger.input(format.round(x), place));

/** The function along one input, with each of its values once. */
export function valuesAlong(
  problem: Problem,
  { output, input }: AskedDerivative,
  ledger: Ledger,
  evaluations: BookedEvaluation[],
): { readonly f: (moved: Booked) => Booked; readonly x: Booked } {
  const point = bookedPoint(problem, ledger);
  const known = new Map<number, Booked>();
  const f = (moved: Booked): Booked => {
    const before = known.get(moved.value);
    if (before !== undefined) return before;
    const value = evaluationAt(problem, point.with(input, moved), output, ledger, evaluations);
    known.set(moved.value, value);
    return value;
  };
  return { f, x: point[input] as Booked };
}

/** One evaluation of the function, which is told among the others. */
export function evaluationAt(
  problem: Problem,
  inputs: readonly Booked[],
  output: number,
  ledger: Ledger,
  evaluations: BookedEvaluation[],
): Booked {
  const { lines, decisions } = ledger;
  const [line, decision] = [lines.length, decisions.length];
  const value = outputOf(problem, ledger.arithmetic, inputs, output, ledger);
  evaluations.push({ lines: [line, lines.length], decisions: [decision, decisions.length] });
  return value;
}
