// A rewritten text as a problem of its own, and what it keeps in floating point: the text that is shown is the one that is run.
import { EvaluationError, TimeLimit } from '../../errors.js';
import { readExpression } from '../../language/expression.js';
import { forward } from '../../methods/forward.js';
import { kitOf } from '../../methods/kit.js';
import type { Problem } from '../../methods/method.js';
import { inFormat } from '../../problem/in-format.js';
import type { Run } from '../../program/program.js';
import type { Truth } from '../../reference/truth.js';
import type { CertifiedNumber } from '../../reference/certified-number.js';

/** The problem of another text in the same inputs; one that it no longer uses stays an input. */
export function problemOfText(text: string, problem: Problem): Problem {
  const { program } = readExpression(text);
  const places = program.inputs.map((name) => problem.program.inputs.indexOf(name));
  const link: Problem['program']['link'] = (arithmetic, observer) => {
    const run = program.link(arithmetic, observer);
    return (inputs, budget) => run(places.map((place) => inputs[place] as (typeof inputs)[number]), budget); // prettier-ignore
  };
  return { ...problem, order: 1, program: inFormat({ inputs: problem.program.inputs, link }, problem.format) };
}

/** Correct bits, of 53: of the value, and the fewest among the derivatives of forward mode. */
export interface KeptBits {
  readonly value: number;
  readonly derivative: number;
}

/** What a truth has to be for a remedy: known, and finite, in value and derivatives. */
export interface FirmTruth {
  readonly value: CertifiedNumber;
  readonly gradient: readonly CertifiedNumber[];
}

export function firmTruth({ values, gradient }: Truth): FirmTruth | null {
  const [value] = values;
  const numbers = gradient.flatMap((verdict) => (verdict.status === 'certified' ? [verdict.number] : []));
  const isFirm =
    value != null && numbers.length === gradient.length && [value, ...numbers].every(({ nearest }) => Number.isFinite(nearest)); // prettier-ignore
  return isFirm ? { value, gradient: numbers } : null;
}

/** How many bits of a computed number are right. */
export type CorrectBits = (computed: number, known: CertifiedNumber) => number;

/** What a program keeps; of one that has no value there, nothing. */
export function keptBits(problem: Problem, truth: FirmTruth, bitsOf: CorrectBits): KeptBits {
  const { format, program, point, budget } = problem;
  const run: Run<number> = program.link(format.arithmetic);
  const value = orNothing(() => bitsOf(run(point.map(format.round), budget), truth.value));
  const derivative = orNothing(() => {
    const { gradient } = forward.differentiate({ ...problem, order: 1 }, kitOf(format));
    return Math.min(...gradient.map((each, i) => bitsOf(each, truth.gradient[i] as CertifiedNumber)));
  });
  return { value, derivative };
}

function orNothing(bits: () => number): number {
  try {
    return bits();
  } catch (error) {
    if (error instanceof TimeLimit || !(error instanceof EvaluationError)) throw error;
    return 0;
  }
}
