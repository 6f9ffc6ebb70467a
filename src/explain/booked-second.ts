// The runs of the methods for one second derivative, over numbers that keep a ledger, as each method does them.
import type { Arithmetic } from '../arithmetic.js';
import { complex, type Complex } from '../arithmetics/complex/complex.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { Tape } from '../arithmetics/tape.js';
import { EvaluationError } from '../errors.js';
import { derivations } from '../methods/derivation.js';
import { Neighbourhood, stepFor } from '../methods/differences.js';
import { Directions } from '../methods/directions.js';
import { weightedTerms } from '../methods/extrapolation.js';
import { kitOf } from '../methods/kit.js';
import type { Problem } from '../methods/method.js';
import { secondOrderOver } from '../methods/second-order.js';
import { applyStencil, stencils, type StencilName } from '../methods/stencils.js';
import { isStencil, type MethodId } from '../methods/table.js';
import {
  evaluationAt,
  outputOf,
  bookedPoint,
  valuesAlong,
  type AskedDerivative,
  type BookedEvaluation,
} from './booked-evaluations.js';
import type { Booked, Ledger } from './ledger.js';

/** By `input` and `second`, of which `input` comes no earlier in `wrt`. */
type AskedSecond = AskedDerivative & { readonly second: number };

interface Book {
  readonly ledger: Ledger;
  readonly evaluations: BookedEvaluation[];
}

type RunOfSecond = (problem: Problem, asked: AskedSecond, book: Book) => Booked | null;

/** Null: the method stops at the value of the function. @throws EvaluationError as the method does, and where its run can't be done again */
export function bookedSecond(method: MethodId, problem: Problem, asked: AskedSecond, book: Book): Booked | null {
  return isStencil(method) ? differencesOf(method, problem, asked, book) : runs[method](problem, asked, book);
}

const runs: Readonly<Record<'forward' | 'reverse' | 'complex-step' | 'symbolic' | 'richardson', RunOfSecond>> = {
  forward: (problem, { output, input, second }, { ledger }) => {
    const A = ledger.arithmetic;
    const unit: Dual<Booked> = { primal: A.literal(1), tangent: undefined };
    const inputs = bookedPoint(problem, ledger).map((primal, place): Dual<Dual<Booked>> => ({
      primal: { primal, tangent: place === input ? A.literal(1) : undefined },
      tangent: place === second ? unit : undefined,
    }));
    const { numbers } = secondOrderOver(dual(A));
    return outputOf(problem, numbers, inputs, output, ledger).tangent?.tangent ?? A.literal(0);
  },

  // of two directions the first that is a number
  reverse: (problem, asked, { ledger }) => {
    const { input, second } = asked;
    const along = overTape(problem, asked, { direction: second, by: input }, ledger);
    return Number.isNaN(along.value) ? overTape(problem, asked, { direction: input, by: second }, ledger) : along;
  },

  'complex-step': (problem, { output, input, second, delta, widening = 1 }, { ledger }) => {
    const A = ledger.arithmetic;
    const step = A.literal((delta ?? problem.format.complexStep) * widening);
    const inputs = bookedPoint(problem, ledger).map((re, place): Dual<Complex<Booked>> => ({
      primal: { re, im: place === input ? step : undefined },
      tangent: place === second ? { re: A.literal(1), im: undefined } : undefined,
    }));
    const { numbers } = secondOrderOver(complex(A));
    const { tangent } = outputOf(problem, numbers, inputs, output, ledger);
    if (tangent?.im === undefined) return A.literal(0);
    return A.div(Number.isNaN(tangent.re.value) ? tangent.re : tangent.im, step);
  },

  symbolic: (problem, { input, second }, { ledger }) => {
    const derivatives = kitOf(problem.format).of(derivations).get(problem).second;
    const { wrt } = problem;
    const program = derivatives[wrt.indexOf(input)]?.[wrt.indexOf(second)] ?? problem.program;
    return outputOf({ ...problem, program }, ledger.arithmetic, bookedPoint(problem, ledger), 0, ledger);
  },

  richardson: (problem, asked, book) => {
    const { output, input, second } = asked;
    const kit = kitOf(problem.format);
    const near = Neighbourhood.ofOutputs(problem, kit)[output] as Neighbourhood;
    if (!Number.isFinite(near.atPoint())) return null;
    const directions = new Directions(problem, kit, near);
    return input === second
      ? extrapolatedAlong(problem, asked, directions, book)
      : extrapolatedAcross(problem, asked, directions, book);
  },
};

const diverging = 'the differences do not converge';

function extrapolatedAlong(problem: Problem, asked: AskedSecond, directions: Directions, book: Book): Booked {
  const plan = directions.secondPlanOf(asked.input);
  if (plan === null) throw new EvaluationError(diverging);
  const { arithmetic: A } = book.ledger;
  const { widening = 1 } = asked;
  const { f, x } = valuesAlong(problem, asked, book.ledger, book.evaluations);
  const center = f(x);
  const dividends = plan.map(({ step }) => {
    const distance = A.literal(step * widening);
    return A.add(A.sub(f(A.add(x, distance)), center), A.sub(f(A.sub(x, distance)), center));
  });
  return weighted(A, plan, dividends, { count: 2, widening });
}

function extrapolatedAcross(problem: Problem, asked: AskedSecond, directions: Directions, book: Book): Booked {
  const { output, input, second, widening = 1 } = asked;
  const plan = directions.acrossPlanOf(input, second);
  if (plan === null) throw new EvaluationError(diverging);
  const { arithmetic: A } = book.ledger;
  const point = bookedPoint(problem, book.ledger);
  const [x, y] = [point[input] as Booked, point[second] as Booked];
  const f = (moved: Booked, beside: Booked): Booked =>
    evaluationAt(problem, point.with(input, moved).with(second, beside), output, book.ledger, book.evaluations);
  const dividends = plan.map(({ steps }) => {
    const [h, k] = steps.map((step) => step * widening) as [number, number];
    const sides = [A.add(y, A.literal(k)), A.sub(y, A.literal(k))] as const;
    const differenceAt = (moved: Booked): Booked => A.sub(f(moved, sides[0]), f(moved, sides[1]));
    return A.sub(differenceAt(A.add(x, A.literal(h))), differenceAt(A.sub(x, A.literal(h))));
  });
  return weighted(A, plan, dividends, { count: 4, widening });
}

/** The sum of second differences by their weights. @param count values in each */
function weighted(
  A: Arithmetic<Booked>,
  plan: readonly { readonly weight: number }[],
  dividends: readonly Booked[],
  { count, widening }: { readonly count: number; readonly widening: number },
): Booked {
  const weights = plan.map(({ weight }) => weight / widening / widening);
  return weightedTerms(A, weights, dividends, count).reduce((sum, term) => A.add(sum, term));
}

/** A tape of duals along `direction`, swept back to the input `by`. */
function overTape(
  problem: Problem,
  { output }: AskedSecond,
  { direction, by }: { readonly direction: number; readonly by: number },
  ledger: Ledger,
): Booked {
  const A = ledger.arithmetic;
  const tape = new Tape(secondOrderOver(A).numbers);
  const isActive = new Set(problem.wrt);
  const inputs = bookedPoint(problem, ledger).map((primal, place) => {
    const value: Dual<Booked> = { primal, tangent: place === direction ? A.literal(1) : undefined };
    return isActive.has(place) ? tape.input(value) : { value, node: -1 };
  });
  const adjoints = tape.adjoints(outputOf(problem, tape.arithmetic, inputs, output, ledger));
  return adjoints[inputs[by]?.node ?? -1]?.tangent ?? A.literal(0);
}

/** The step of a second difference along an input; null: the method has none. */
export function secondStep(method: MethodId, problem: Problem, input: number): number | null {
  const { point, format } = problem;
  if (method === 'complex-step') return format.round(problem.delta ?? format.complexStep);
  return isStencil(method) ? stepFor(problem, stencils[method][2], format.round(point[input] as number), input) : null;
}

/** A second difference, or a difference of differences whose other step keeps its proportion. */
function differencesOf(method: StencilName, problem: Problem, asked: AskedSecond, book: Book): Booked {
  const { output, input, second } = asked;
  const { ledger, evaluations } = book;
  const A = ledger.arithmetic;
  const own = secondStep(method, problem, input) ?? NaN;
  const delta = (asked.delta ?? own) * (asked.widening ?? 1);
  if (input === second) {
    const { f, x } = valuesAlong(problem, asked, ledger, evaluations);
    return applyStencil(A, stencils[method][2], f, x, A.literal(delta));
  }
  const other = (secondStep(method, problem, second) ?? NaN) * (delta / own);
  const point = bookedPoint(problem, ledger);
  const [x, y] = [point[input] as Booked, point[second] as Booked];
  const first = stencils[method][1];
  const across = (moved: Booked, beside: Booked): Booked =>
    evaluationAt(problem, point.with(input, moved).with(second, beside), output, ledger, evaluations);
  const column = (moved: Booked): Booked => applyStencil(A, first, (beside) => across(moved, beside), y, A.literal(other)); // prettier-ignore
  return applyStencil(A, first, column, x, A.literal(delta));
}
