// The run of each method, over numbers that keep a ledger: the same operations in the same order as the method itself.
import { complex, type Complex } from '../arithmetics/complex/complex.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { Tape } from '../arithmetics/tape.js';
import { EvaluationError } from '../errors.js';
import { derivations } from '../methods/derivation.js';
import { Neighbourhood } from '../methods/differences.js';
import { Directions } from '../methods/directions.js';
import { weightedTerms } from '../methods/extrapolation.js';
import { kitOf } from '../methods/kit.js';
import type { Problem } from '../methods/method.js';
import { applyStencil, stencils } from '../methods/stencils.js';
import { isStencil, type MethodId } from '../methods/table.js';
import {
  outputOf,
  bookedPoint,
  valuesAlong,
  type AskedDerivative,
  type BookedEvaluation,
} from './booked-evaluations.js';
import { bookedSecond } from './booked-second.js';
import { Ledger, type Booked } from './ledger.js';

export interface BookedRun {
  readonly ledger: Ledger;
  /** The derivative. */
  readonly result: Booked;
  readonly evaluations: readonly BookedEvaluation[];
  /** Whether the result is a value of the function, where differences stop at one that is no number. */
  readonly isOfValue?: true;
}

/**
 * The run of a method for one derivative.
 *
 * @throws EvaluationError as the method does, and where the run has too many operations
 */
export function bookedRun(method: MethodId, problem: Problem, asked: AskedDerivative): BookedRun {
  const ledger = new Ledger(problem.format.arithmetic);
  const evaluations: BookedEvaluation[] = [];
  const { second } = asked;
  const booked =
    second === undefined
      ? isStencil(method)
        ? differenceOf(method, problem, asked, ledger, evaluations)
        : runs[method](problem, asked, ledger, evaluations)
      : bookedSecond(method, problem, { ...asked, second }, { ledger, evaluations });
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

const runs: Readonly<Record<'forward' | 'reverse' | 'complex-step' | 'symbolic' | 'richardson', RunOf>> = {
  forward: (problem, { output, input }, ledger) => {
    const A = ledger.arithmetic;
    const inputs = bookedPoint(problem, ledger).map((primal, place): Dual<Booked> => ({
      primal,
      tangent: place === input ? A.literal(1) : undefined,
    }));
    return outputOf(problem, dual(A), inputs, output, ledger).tangent ?? A.literal(0);
  },

  reverse: (problem, { output, input }, ledger) => {
    const A = ledger.arithmetic;
    const tape = new Tape(A);
    const isActive = new Set(problem.wrt);
    const inputs = bookedPoint(problem, ledger).map((value, place) =>
      isActive.has(place) ? tape.input(value) : { value, node: -1 },
    );
    const adjoints = tape.adjoints(outputOf(problem, tape.arithmetic, inputs, output, ledger));
    return adjoints[inputs[input]?.node ?? -1] ?? A.literal(0);
  },

  'complex-step': (problem, { output, input, delta, widening = 1 }, ledger) => {
    const A = ledger.arithmetic;
    const step = A.literal((delta ?? problem.format.complexStep) * widening);
    const inputs = bookedPoint(problem, ledger).map((re, place): Complex<Booked> => ({
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
    return outputOf({ ...problem, program }, ledger.arithmetic, bookedPoint(problem, ledger), 0, ledger);
  },

  richardson: (problem, { output, input, widening = 1 }, ledger, evaluations) => {
    const kit = kitOf(problem.format);
    const near = Neighbourhood.ofOutputs(problem, kit)[output] as Neighbourhood;
    if (!Number.isFinite(near.atPoint())) return null;
    const plan = new Directions(problem, kit, near).planOf(input);
    if (plan === null) throw new EvaluationError('the differences do not converge');
    const A = ledger.arithmetic;
    const { f, x } = valuesAlong(problem, { output, input, delta: null }, ledger, evaluations);
    const dividends = plan.map(({ step }) => {
      const distance = A.literal(step * widening);
      return A.sub(f(A.add(x, distance)), f(A.sub(x, distance)));
    });
    const weights = plan.map(({ weight }) => weight / widening);
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

function differenceOf(
  method: keyof typeof stencils,
  problem: Problem,
  asked: AskedDerivative,
  ledger: Ledger,
  evaluations: BookedEvaluation[],
): Booked {
  const { f, x } = valuesAlong(problem, asked, ledger, evaluations);
  const delta = ledger.arithmetic.literal((asked.delta ?? NaN) * (asked.widening ?? 1));
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
