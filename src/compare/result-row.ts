// One method's row of a comparison: what it computed, how far that is from the truth, and what it cost.
import type { CountingKit } from '../methods/kit.js';
import { occurringOperations, totalOperations, type OperationCounts } from '../arithmetics/counting.js';
import type { ErrorMeasures, LeftPath, Result, Why } from './comparison.js';
import { measureError, plain } from './measure.js';
import type { MethodId } from '../methods/table.js';
import type { Derivatives, Method, Problem } from '../methods/method.js';
import { runCounted, type CountedRun } from './counted-run.js';
import { PathWatch } from './path-watch.js';
import type { PathStudy } from './path-study.js';
import { perInput, perPair } from './per-input.js';
import type { Truth, Verdict } from '../reference/truth.js';

/** What a method came to: its derivatives (null where it has none), and whether they will do. */
export interface Outcome {
  readonly method: MethodId;
  readonly status: Result['status'];
  readonly derivatives: Derivatives | null;
  /** What these cost. */
  readonly operations: OperationCounts | null;
  readonly code: Result['code'];
  readonly message: string | null;
  /** Median nanoseconds per gradient, where they were asked for. */
  readonly time: number | null;
  /** Of a function of a file: whether its evaluations kept to the path. */
  readonly path?: LeftPath | null;
  /** Where its digits are lost, if that was measured. */
  readonly why?: Why | null;
}

/** What outcomes are measured against. */
export interface Yardstick {
  readonly problem: Problem;
  readonly truth: Truth;
  /** The names of the derivatives, in the order of the gradient. */
  readonly names: readonly string[];
  /** The operations of one evaluation of the function. */
  readonly operations: OperationCounts;
}

export function runMethod(
  method: Method,
  yardstick: Yardstick,
  counting: CountingKit,
  withTime: boolean,
  study: PathStudy | null = null,
): Outcome {
  const { problem } = yardstick;
  const watch = study && new PathWatch(study);
  const run = runCounted(method, problem, counting, withTime, watch?.problemFor(method.id, problem));
  const outcome = outcomeOf(method.id, run, yardstick);
  return watch === null ? outcome : { ...outcome, path: watch.found };
}

function outcomeOf(method: MethodId, run: CountedRun, yardstick: Yardstick): Outcome {
  if (run.status !== 'run') {
    const { status, code, message } = run;
    return { method, status, derivatives: null, operations: null, code, message, time: null };
  }
  const { derivatives, operations, time } = run;
  const { status, code, message } = statusOf(derivatives, yardstick);
  return { method, status, derivatives, operations, code, message, time };
}

/** A row while it is filled in. */
type GrowingRow = { -readonly [K in keyof Result<'flat'>]?: Result<'flat'>[K] };

/** The whole row: field after field in the order in which they are written, since those after a copy of others cost V8 a microsecond. */
export function resultRow(outcome: Outcome, yardstick: Yardstick): Result<'flat'> {
  const { derivatives, operations } = outcome;
  const { names, problem } = yardstick;
  const { gradient, error, hessian, hessianError } = derivativesByName(outcome, yardstick);
  const row: GrowingRow = { method: outcome.method, status: outcome.status, gradient, error };
  if (hessian !== undefined) row.hessian = hessian;
  if (hessianError !== undefined) row.hessianError = hessianError;
  const { delta, estimate, symbolic } = derivatives ?? {};
  row.delta = delta == null ? null : perInput(names, names.map((_, i) => delta[i % problem.wrt.length] as number)); // prettier-ignore
  row.estimate = estimate == null ? null : perInput(names, estimate.map(plain));
  row.evaluations = derivatives?.evaluations ?? 0;
  row.passes = derivatives?.passes ?? 0;
  row.operations = operations && operationsCost(operations, derivatives, yardstick);
  row.tape = derivatives?.tape ?? null;
  if (symbolic !== undefined) row.derivative = perInput(names, symbolic.texts);
  if (outcome.time !== null) row.time = outcome.time;
  if (outcome.path !== undefined) row.path = outcome.path;
  if (outcome.why !== undefined) row.why = outcome.why;
  row.code = outcome.code;
  row.message = outcome.message;
  return row as Result<'flat'>;
}

function operationsCost(
  operations: OperationCounts,
  derivatives: Derivatives | null,
  yardstick: Yardstick,
): NonNullable<Result['operations']> {
  const symbolic = derivatives?.symbolic;
  const total = totalOperations(operations);
  const ratio = plain(total / totalOperations(yardstick.operations));
  const byKind = occurringOperations(operations);
  if (symbolic === undefined) return { total, byKind, ratio };
  return { total, byKind, ratio, tree: symbolic.tree, graph: symbolic.graph };
}

/** How far derivatives are from the truth: the gradient, and the Hessian if there is one; null: nothing is known to measure against. */
export interface MeasuredErrors {
  readonly first: readonly (ErrorMeasures | null)[];
  readonly second: readonly (readonly (ErrorMeasures | null)[])[];
}

export function measuredErrors({ gradient, hessian = [] }: Derivatives, yardstick: Yardstick): MeasuredErrors {
  const { truth } = yardstick;
  const against = (values: readonly number[], verdicts: readonly Verdict[] | undefined): MeasuredErrors['first'] =>
    values.map((value, index) => errorOf(value, verdicts?.[index], yardstick));
  return {
    first: against(gradient, truth.gradient),
    second: hessian.map((row, i) => against(row, truth.hessian?.[i])),
  };
}

/**
 * What a method computed, and how far that is from the truth, by the names of derivatives.
 *
 * @param errors where they are measured already
 */
export function derivativesByName(
  { derivatives }: Outcome,
  yardstick: Yardstick,
  errors = derivatives && measuredErrors(derivatives, yardstick),
): Pick<Result<'flat'>, 'gradient' | 'error' | 'hessian' | 'hessianError'> {
  if (derivatives === null || errors === null) return { gradient: null, error: null };
  const { names } = yardstick;
  const { gradient, hessian } = derivatives;
  const first = {
    gradient: perInput(names, gradient.map(plain)),
    error: perInput(names, errors.first),
  };
  if (hessian === undefined) return first;
  return {
    ...first,
    hessian: perPair(
      names,
      hessian.map((row) => row.map(plain)),
    ),
    hessianError: perPair(names, errors.second),
  };
}

function errorOf(computed: number, verdict: Verdict | undefined, { problem }: Yardstick): ErrorMeasures | null {
  if (verdict?.status !== 'certified' || !Number.isFinite(verdict.number.nearest)) return null;
  return measureError(computed, verdict.number, problem.format);
}

/** Whether derivatives will do: those that don't converge, or are no finite numbers, don't. */
function statusOf(derivatives: Derivatives, yardstick: Yardstick): Pick<Outcome, 'status' | 'code' | 'message'> {
  const failure = derivatives.failures?.find((each) => each !== null) ?? null;
  if (failure !== null) return { status: 'failed', code: 'no-convergence', message: failure };
  const derivative = nonFiniteDerivative(derivatives, yardstick);
  if (derivative === null) return { status: 'ok', code: null, message: null };
  return { status: 'failed', code: 'non-finite', message: `the ${derivative} is not a finite number` };
}

/** The first that is NaN, or infinite though the truth is known and not; second ones after all first ones. */
function nonFiniteDerivative({ gradient, hessian }: Derivatives, { truth, names }: Yardstick): string | null {
  for (let i = 0; i < names.length; i++) if (isBad(gradient[i], truth.gradient[i])) return `derivative by ${names[i]}`;
  if (hessian === undefined) return null;
  for (const [i, row] of hessian.entries()) {
    const j = row.findIndex((value, k) => isBad(value, truth.hessian?.[i]?.[k]));
    if (j >= 0) return `second derivative by ${i === j ? names[i] : `${names[i]} and ${names[j]}`}`;
  }
  return null;
}

function isBad(value: number | undefined, verdict: Verdict | undefined): boolean {
  if (value === undefined || Number.isFinite(value)) return false;
  return Number.isNaN(value) || (verdict?.status !== 'infinite' && verdict?.status !== 'undecided');
}
