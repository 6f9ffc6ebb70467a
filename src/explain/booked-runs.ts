// The run of each method, over numbers that keep a ledger: the same operations in the same order as the method itself.
import { complex, type Complex } from '../arithmetics/complex/complex.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { Tape } from '../arithmetics/tape.js';
import type { Arithmetic } from '../arithmetic.js';
import { EvaluationError } from '../errors.js';
import { derivations } from '../methods/derivation.js';
import { Neighbourhood } from '../methods/differences.js';
import { Directions } from '../methods/directions.js';
import { weightedTerms } from '../methods/extrapolation.js';
import { kitOf } from '../methods/kit.js';
import type { Problem } from '../methods/method.js';
import { applyStencil, stencils } from '../methods/stencils.js';
import { isStencil, type MethodId } from '../methods/table.js';
import { linkOutputs } from '../program/outputs.js';
import { Ledger, type Booked } from './ledger.js';

/** One derivative: of an output, by an input of the program, with the step that was taken for it. */
export interface AskedDerivative {
  readonly output: number;
  readonly input: number;
  readonly delta: number | null;
}

/** Lines and decisions of the ledger, from the first on to before the second: those of one evaluation of the function. */
export interface BookedEvaluation {
  readonly lines: readonly [number, number];
  readonly decisions: readonly [number, number];
}

export interface BookedRun {
  readonly ledger: Ledger;
  /** The derivative. */
  readonly result: Booked;
  readonly evaluations: readonly BookedEvaluation[];
  /** Whether the result is a value of the function, where differences stop at one that is no number. */
  readonly isOfValue?: true;
}

/**
 * The run of a method for one first derivative.
 *
 * @throws EvaluationError as the method does, and where the run has too many operations
 */
export function bookedRun(method: MethodId, problem: Problem, asked: AskedDerivative): BookedRun {
  const ledger = new Ledger(problem.format.arithmetic);
  const evaluations: BookedEvaluation[] = [];
  const booked = isStencil(method)
    ? differenceOf(method, problem, asked, ledger, evaluations)
    : runs[method](problem, asked, ledger, evaluations);
  return booked === null
    ? { ...bookedValue(problem, asked.output), isOfValue: true }
    : { ledger, result: booked, evaluations };
}

type RunOf = (
  problem: Problem,
  asked: AskedDerivative,
  ledger: Ledger,
  evaluations: BookedEvaluation[],
) => Booked | null;

/** Runs the program over an arithmetic that is made of the ledger's; what comes after it stands nowhere in the text. */
function outputOf<T>(
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

const pointOf = ({ point, format }: Problem, ledger: Ledger): Booked[] =>
  point.map((x, place) => ledger.input(format.round(x), place));

const runs: Readonly<Record<'forward' | 'reverse' | 'complex-step' | 'symbolic' | 'richardson', RunOf>> = {
  forward: (problem, { output, input }, ledger) => {
    const A = ledger.arithmetic;
    const inputs = pointOf(problem, ledger).map((primal, place): Dual<Booked> => ({
      primal,
      tangent: place === input ? A.literal(1) : undefined,
    }));
    return outputOf(problem, dual(A), inputs, output, ledger).tangent ?? A.literal(0);
  },

  reverse: (problem, { output, input }, ledger) => {
    const A = ledger.arithmetic;
    const tape = new Tape(A);
    const isActive = new Set(problem.wrt);
    const inputs = pointOf(problem, ledger).map((value, place) =>
      isActive.has(place) ? tape.input(value) : { value, node: -1 },
    );
    const adjoints = tape.adjoints(outputOf(problem, tape.arithmetic, inputs, output, ledger));
    return adjoints[inputs[input]?.node ?? -1] ?? A.literal(0);
  },

  'complex-step': (problem, { output, input, delta }, ledger) => {
    const A = ledger.arithmetic;
    const step = A.literal(delta ?? problem.format.complexStep);
    const inputs = pointOf(problem, ledger).map((re, place): Complex<Booked> => ({
      re,
      im: place === input ? step : undefined,
    }));
    const { re, im } = outputOf(problem, complex(A), inputs, output, ledger);
    if (im === undefined) return A.literal(0);
    return A.div(Number.isNaN(re.value) ? re : im, step);
  },

  symbolic: (problem, { input }, ledger) => {
    const { first } = kitOf(problem.format).of(derivations).get(problem);
    const program = first[problem.wrt.indexOf(input)] ?? problem.program;
    return outputOf({ ...problem, program }, ledger.arithmetic, pointOf(problem, ledger), 0, ledger);
  },

  richardson: (problem, { output, input }, ledger, evaluations) => {
    const kit = kitOf(problem.format);
    const near = Neighbourhood.ofOutputs(problem, kit)[output] as Neighbourhood;
    if (!Number.isFinite(near.atPoint())) return null;
    const plan = new Directions(problem, kit, near).planOf(input);
    if (plan === null) throw new EvaluationError('the differences do not converge');
    const A = ledger.arithmetic;
    const { f, x } = valuesAlong(problem, { output, input, delta: null }, ledger, evaluations);
    const dividends = plan.map(({ step }) => {
      const distance = A.literal(step);
      return A.sub(f(A.add(x, distance)), f(A.sub(x, distance)));
    });
    const weights = plan.map(({ weight }) => weight);
    return weightedTerms(A, weights, dividends, 2).reduce((sum, term) => A.add(sum, term));
  },
};

/** The function itself at the point. */
export function bookedValue(problem: Problem, output: number): BookedRun {
  const ledger = new Ledger(problem.format.arithmetic);
  const evaluations: BookedEvaluation[] = [];
  const { f, x } = valuesAlong(problem, { output, input: 0, delta: null }, ledger, evaluations);
  return { ledger, result: f(x), evaluations };
}

/** The function along one input, with each of its values once. */
function valuesAlong(
  problem: Problem,
  { output, input }: AskedDerivative,
  ledger: Ledger,
  evaluations: BookedEvaluation[],
): { readonly f: (moved: Booked) => Booked; readonly x: Booked } {
  const point = pointOf(problem, ledger);
  const known = new Map<number, Booked>();
  const f = (moved: Booked): Booked => {
    const before = known.get(moved.value);
    if (before !== undefined) return before;
    const { lines, decisions } = ledger;
    const [line, decision] = [lines.length, decisions.length];
    const value = outputOf(problem, ledger.arithmetic, point.with(input, moved), output, ledger);
    evaluations.push({ lines: [line, lines.length], decisions: [decision, decisions.length] });
    known.set(moved.value, value);
    return value;
  };
  return { f, x: point[input] as Booked };
}

function differenceOf(
  method: keyof typeof stencils,
  problem: Problem,
  asked: AskedDerivative,
  ledger: Ledger,
  evaluations: BookedEvaluation[],
): Booked {
  const { f, x } = valuesAlong(problem, asked, ledger, evaluations);
  const delta = ledger.arithmetic.literal(asked.delta ?? NaN);
  return applyStencil(ledger.arithmetic, stencils[method][1], f, x, delta);
}

/** Lines that the result is computed from. */
export function neededLines({ ledger: { lines }, result }: BookedRun): Uint8Array {
  const needed = new Uint8Array(lines.length);
  needed[result.line] = 1;
  for (let line = result.line; line >= 0; line--) {
    const source = lines[line]?.source;
    if (needed[line] === 1 && source?.kind === 'operation') for (const arg of source.args) needed[arg] = 1;
  }
  return needed;
}
