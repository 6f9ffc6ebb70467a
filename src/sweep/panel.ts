// One panel in one precision: every swept method at every step, the lines of the others, and what both are measured by.
import { methodTable, type SweptMethod } from '../methods/table.js';
import { kitOf } from '../methods/kit.js';
import { DiffcmpError, EvaluationError, OutsideDomain, StepLimit, TimeLimit, Unsupported } from '../errors.js';
import { measureError, plain } from '../compare/measure.js';
import { nonFiniteValue } from '../compare/warnings.js';
import type { Format } from '../arithmetics/formats.js';
import { Neighbourhood } from '../methods/differences.js';
import type { Method, Problem } from '../methods/method.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import { withDeadline } from '../problem/problem.js';
import { inTurn, type TimeBudget } from '../program/time.js';
import type { Laboratory } from '../reference/laboratory.js';
import { findTruth, kindOfVerdict, type Verdict } from '../reference/truth.js';
import { leavesByName } from '../tensors/nested.js';
import { complexSteps, differences } from './families.js';
import { HighPrecision } from './high-precision.js';
import { seriesOf } from './series.js';
import type { ErrorUnit, ExactMethod, Place, SweepGap, SweepReference, SweepSeries } from './sweep-data.js';

export interface PanelQuestion {
  readonly place: Place;
  /** How the function was read. */
  readonly read: string;
  /** With the one input of the panel in `wrt`. */
  readonly problem: Problem;
  readonly swept: readonly SweptMethod[];
  readonly lines: readonly Method[];
  /** Ascending. */
  readonly deltas: readonly number[];
  readonly unit: ErrorUnit;
  readonly time: TimeBudget;
}

export interface PanelAnswer {
  readonly reference: SweepReference;
  readonly series: readonly SweepSeries[];
  readonly exact: readonly ExactMethod[];
  readonly unsupported: readonly SweepGap[];
}

/**
 * @throws OutsideDomain, StepLimit, TimeLimit
 * @throws DiffcmpError where there is no finite derivative to measure against
 */
export function sweepPanel(laboratory: Laboratory, question: PanelQuestion): PanelAnswer {
  const { problem, place, swept, lines, time } = question;
  const { order, format, wrt } = problem;
  const first = withDeadline(problem, time.deadlineFor(1 / 2));
  const computed = new Neighbourhood(first, kitOf(format)).atPoint();
  const truth = findTruth(laboratory, first);
  const overflow = nonFiniteValue([computed], truth, format.name);
  if (overflow !== null) throw new DiffcmpError('non-finite', overflow, { hint: problem.misfits?.() ?? null });
  const verdict = (order === 1 ? truth.gradient[0] : truth.hessian?.[0]?.[0]) as Verdict;
  if (verdict.status === 'undecided' && truth.outOfTime) throw new TimeLimit();
  const { number, side } = standardOf(verdict, place, problem);
  const reference: SweepReference = {
    ...place,
    read: question.read,
    status: verdict.status,
    kind: kindOfVerdict(verdict),
    side,
    value: number.nearest,
    digits: number.digits,
    message: 'message' in verdict ? verdict.message : null,
  };
  const unit = unitOf(question.unit, number, format);
  const high = new HighPrecision(laboratory, problem, wrt[0] as number, side === 'left' ? -1 : 1, number, truth.bits);
  const lineJobs = lines.map((method) => ({
    turn: methodTable[method.id].turn,
    shares: 1,
    run: (deadline: number): PanelPart => ({
      exact: [lineOf(method, place, withDeadline(problem, deadline), number, unit)],
    }),
  }));
  const familyJobs = [differences, complexSteps].flatMap((familyOf) => {
    const { methods } = familyOf(swept, problem, high);
    const [anyMethod] = methods;
    if (anyMethod === undefined) return [];
    const run = (deadline: number): PanelPart => {
      const family = familyOf(swept, withDeadline(problem, deadline), high);
      return partOf(place, methods, () =>
        laboratory.bench.mpfr.watch.until(deadline, () => seriesOf(family, high, question.deltas, place, number, unit)),
      );
    };
    return [{ turn: methodTable[anyMethod].turn, shares: methods.length, run }];
  });
  const parts = inTurn([...lineJobs, ...familyJobs], time);
  const series = new Map(parts.flatMap((part) => part.series ?? []).map((each) => [each.method, each]));
  return {
    reference,
    series: swept.flatMap((method) => series.get(method) ?? []),
    exact: parts.flatMap((part) => part.exact ?? []),
    unsupported: parts.flatMap((part) => part.unsupported ?? []),
  };
}

/** What one method or family adds to the answer. */
type PanelPart = Partial<Omit<PanelAnswer, 'reference'>>;

/** The series of a family, or why there are none. */
function partOf({ expression }: Place, methods: readonly SweptMethod[], action: () => SweepSeries[]): PanelPart {
  try {
    return { series: action() };
  } catch (error) {
    if (!(error instanceof Unsupported || error instanceof TimeLimit)) throw error;
    const { message } = error;
    return { unsupported: methods.map((method) => ({ expression, method, message })) };
  }
}

/** The number that errors are measured against: the derivative, or a one-sided one where only that exists. */
function standardOf(
  verdict: Verdict,
  place: Place,
  problem: Problem,
): { number: CertifiedNumber; side: SweepReference['side'] } {
  if (verdict.status === 'certified') {
    if (Number.isFinite(verdict.number.nearest)) return { number: verdict.number, side: null };
    const message = `the derivative by ${place.wrt} is beyond the range of ${place.precision}: ${verdict.number.digits}`;
    throw new DiffcmpError('non-finite', message);
  }
  if ('left' in verdict && verdict.status !== 'undefined')
    for (const side of ['right', 'left'] as const) {
      const number = verdict[side];
      if (number !== null && typeof number === 'object' && Number.isFinite(number.nearest)) return { number, side };
    }
  const counter = problem.counter?.() ?? null;
  const where = `${place.wrt} = ${leavesByName(place.point)[place.wrt]}`;
  const what = verdict.status === 'infinite' ? 'is infinite' : `is ${verdict.status}`;
  throw new DiffcmpError(
    'no-derivative',
    `the derivative ${what} at ${where}: there is nothing to measure errors against`,
    {
      hint: [
        `${verdict.message}; `,
        ...(counter?.input === place.wrt ? [counter.text].flat() : ['sweep a point beside it']),
      ],
    },
  );
}

/** What one of the errors' units is worth, as a number to divide by. */
function unitOf(unit: ErrorUnit, { nearest }: CertifiedNumber, format: Format): number {
  if (unit === 'absolute') return 1;
  if (nearest === 0) {
    const message = `the derivative is 0, so its errors have no ${unit === 'relative' ? 'relative size' : 'ulps'}`;
    throw new DiffcmpError('bad-option', message, { hint: [{ error: 'absolute' }] });
  }
  return unit === 'relative' ? Math.abs(nearest) : format.ulp(nearest);
}

function lineOf(method: Method, place: Place, problem: Problem, truth: CertifiedNumber, unit: number): ExactMethod {
  const none = { ...place, method: method.id, error: null, bits: null };
  try {
    const { gradient, hessian, failures } = method.differentiate(problem, kitOf(problem.format));
    const computed = (problem.order === 1 ? gradient[0] : hessian?.[0]?.[0]) ?? NaN;
    if (!Number.isFinite(computed)) return { ...none, message: failures?.[0] ?? 'the result is not a finite number' };
    const { absolute, bits } = measureError(computed, truth, problem.format);
    const size = truth.nearest === 0 ? Math.abs(computed) : Number(absolute); // a truth that rounds to 0 counts as 0
    return { ...none, error: plain(size / unit), bits, message: null };
  } catch (error) {
    if (!(error instanceof EvaluationError) || isEnd(error)) throw error;
    return { ...none, message: error.message };
  }
}

const isEnd = (error: EvaluationError): boolean => error instanceof StepLimit || error instanceof OutsideDomain;
