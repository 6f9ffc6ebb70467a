// One method's row of a comparison: what it computed, how far that is from the truth, and what it cost.
import { occurringOperations, totalOperations, type OperationCounts } from './arithmetics/counting.js';
import type { ErrorMeasures, Result } from './comparison.js';
import { EvaluationError, StepLimit, TimeLimit, Unsupported } from './errors.js';
import { measure, plain, significandBits } from './measure.js';
import type { Derivatives, Method, Problem } from './methods/method.js';
import { perInput, perPair } from './per-input.js';
import { formats } from './reference/certified-number.js';
import type { Truth, Verdict } from './reference/truth.js';
import { timePerGradient } from './timing.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The row, and the derivatives themselves (null where the method has none). */
export interface Outcome {
  readonly result: Result;
  readonly derivatives: Derivatives | null;
}

/** What rows are measured against. */
export interface Yardstick {
  readonly problem: Problem;
  readonly truth: Truth;
  /** The names of the differentiated inputs. */
  readonly names: readonly string[];
  /** The operations of one evaluation of the function. */
  readonly operations: OperationCounts;
}

export function runMethod(method: Method, yardstick: Yardstick, withTime: boolean): Outcome {
  const { problem } = yardstick;
  try {
    const derivatives = method.differentiate(problem);
    const result = resultOf(method, derivatives, yardstick);
    if (withTime) result.time = timePerGradient(() => method.differentiate(problem));
    return { result, derivatives };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { result: resultWithout(method, error), derivatives: null };
  }
}

function resultOf(method: Method, derivatives: Derivatives, yardstick: Yardstick): Mutable<Result> {
  const { truth, names, problem } = yardstick;
  const { gradient, hessian, tape, symbolic, delta, estimate, evaluations, passes } = derivatives;
  const errorOf = (computed: number, verdict: Verdict | undefined): ErrorMeasures | null => {
    if (verdict?.status !== 'certified' || !Number.isFinite(verdict.number.nearest)) return null;
    const { name } = problem.ground;
    return measure(computed, verdict.number, formats[name], significandBits[name]);
  };
  const nonFinite = nonFiniteInput(derivatives, yardstick);
  const total = totalOperations(derivatives.operations);
  const result: Mutable<Result> = {
    method: method.id,
    status: nonFinite === null ? 'ok' : 'failed',
    gradient: perInput(names, gradient.map(plain)),
    error: perInput(
      names,
      gradient.map((value, index) => errorOf(value, truth.gradient[index])),
    ),
    delta: delta === undefined ? null : perInput(names, delta),
    estimate: estimate === undefined ? null : perInput(names, estimate.map(plain)),
    evaluations,
    passes,
    operations: {
      total,
      byKind: occurringOperations(derivatives.operations),
      ratio: plain(total / totalOperations(yardstick.operations)),
    },
    tape: tape ?? null,
    code: nonFinite === null ? null : 'non-finite',
    message: nonFinite === null ? null : `the derivative by ${nonFinite} is not a finite number`,
  };
  if (hessian !== undefined) {
    result.hessian = perPair(
      names,
      hessian.map((row) => row.map(plain)),
    );
    result.hessianError = perPair(
      names,
      hessian.map((row, i) => row.map((value, j) => errorOf(value, truth.hessian?.[i]?.[j]))),
    );
  }
  if (symbolic !== undefined) {
    result.operations = {
      ...(result.operations as NonNullable<Result['operations']>),
      tree: symbolic.tree,
      graph: symbolic.graph,
    };
    result.derivative = perInput(names, symbolic.texts);
  }
  return result;
}

/** The first input whose derivative is no finite number, though the truth is not infinite there. */
function nonFiniteInput({ gradient, hessian }: Derivatives, { truth, names }: Yardstick): string | null {
  const isBad = (value: number | undefined, verdict: Verdict | undefined): boolean =>
    value !== undefined && !Number.isFinite(value) && (Number.isNaN(value) || verdict?.status !== 'infinite');
  const index = names.findIndex(
    (_, i) =>
      isBad(gradient[i], truth.gradient[i]) ||
      (hessian?.[i]?.some((value, j) => isBad(value, truth.hessian?.[i]?.[j])) ?? false),
  );
  return names[index] ?? null;
}

function resultWithout(method: Method, error: EvaluationError): Result {
  return {
    method: method.id,
    status: error instanceof Unsupported ? 'unsupported' : 'failed',
    gradient: null,
    error: null,
    delta: null,
    estimate: null,
    evaluations: 0,
    passes: 0,
    operations: null,
    tape: null,
    code: error instanceof StepLimit ? 'step-limit' : error instanceof TimeLimit ? 'timeout' : null,
    message: error.message,
  };
}
