// One function at one point of a scan: what the truth says, and how many bits each method keeps. No counts, no comparison.
import type { ReferenceStatus } from '../compare/reference-data.js';
import { measureError } from '../compare/measure.js';
import { EvaluationError, OutsideDomain, ProgramFailure } from '../errors.js';
import { kitOf } from '../methods/kit.js';
import type { Method, Problem } from '../methods/method.js';
import { methodTable } from '../methods/table.js';
import { inTurn, type TimeBudget } from '../program/time.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { SingularKind } from '../reference/kind-names.js';
import { findTruth, kindOfVerdict, type Verdict } from '../reference/truth.js';

/** What is known of one derivative at a point. */
export interface PointVerdict {
  readonly status: ReferenceStatus;
  readonly kind: SingularKind | null;
  readonly message: string | null;
  /** The number that bits are measured by; null: there is none. */
  readonly truth: number | null;
}

/** One method at a point: bits for each derivative; or why it has none. */
export interface PointBits {
  readonly bits: readonly (number | null)[];
  /** What it gave, and the steps that it took; none of second derivatives, or where it gave nothing. */
  readonly gradient: readonly number[];
  readonly delta: readonly number[] | null;
  readonly message: string | null;
}

export interface PointOutcome {
  /** For each derivative. */
  readonly verdicts: readonly PointVerdict[];
  /** For each method. */
  readonly methods: readonly PointBits[];
  /** What kept the function from having a value there at all. */
  readonly error: EvaluationError | null;
}

/**
 * The bits of each derivative by each method, and of second derivatives those by the same input twice. A point outside the domain is
 * one without a derivative: a scan goes on.
 */
export function bitsAt(laboratory: Laboratory, problem: Problem, methods: readonly Method[], time: TimeBudget): PointOutcome {
  const { order, wrt } = problem;
  // the same budget for all, with a deadline that moves on
  const budget = { ...problem.budget, deadline: time.deadlineFor(1 / 2) };
  const limited: Problem = { ...problem, budget };
  let verdicts: readonly Verdict[];
  try {
    const truth = findTruth(laboratory, limited);
    verdicts = wrt.map((_, i) => (order === 1 ? truth.gradient[i] : truth.hessian?.[i]?.[i]) as Verdict);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const status = error instanceof OutsideDomain || error instanceof ProgramFailure ? 'undefined' : 'undecided';
    const none = wrt.map(() => null);
    return {
      verdicts: wrt.map(() => ({ status, kind: null, message: error.message, truth: null })),
      methods: methods.map(() => ({ bits: none, ...nothing, message: null })),
      error,
    };
  }
  const jobs = methods.map((method) => ({
    turn: methodTable[method.id].turn,
    shares: 1,
    run: (deadline: number): PointBits => {
      budget.deadline = deadline;
      return bitsOf(method, limited, verdicts);
    },
  }));
  const said = verdicts.map((verdict): PointVerdict => ({
    status: verdict.status,
    kind: kindOfVerdict(verdict),
    message: 'message' in verdict ? verdict.message : null,
    truth: isMeasurable(verdict) ? verdict.number.nearest : null,
  }));
  return { verdicts: said, methods: inTurn(jobs, time), error: null };
} // prettier-ignore

function bitsOf(method: Method, problem: Problem, verdicts: readonly Verdict[]): PointBits {
  const { order, format } = problem;
  // where nothing is certified there is nothing to measure
  if (!verdicts.some(isMeasurable)) return { bits: verdicts.map(() => null), ...nothing, message: null };
  try {
    const { gradient, hessian, delta } = method.differentiate(problem, kitOf(format));
    return {
      bits: verdicts.map((verdict, i) => {
        const computed = order === 1 ? gradient[i] : hessian?.[i]?.[i];
        if (!isMeasurable(verdict) || computed === undefined) return null;
        return measureError(computed, verdict.number, format).bits;
      }),
      gradient: order === 1 ? gradient : [],
      delta: delta ?? null,
      message: null,
    };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { bits: verdicts.map(() => null), ...nothing, message: error.message };
  }
}

/** Of a method that gave nothing. */
const nothing = { gradient: [], delta: null } as const;

/** Whether there is a number to measure by: certified, and within the range of the format. */
const isMeasurable = (verdict: Verdict): verdict is Extract<Verdict, { status: 'certified' }> =>
  verdict.status === 'certified' && Number.isFinite(verdict.number.nearest);
