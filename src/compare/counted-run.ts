// One run of a method: its derivatives, what they cost, how long they take; or why it has none.
import type { OperationCounts } from '../arithmetics/counting.js';
import { EvaluationError, StepLimit, TimeLimit, Unsupported } from '../errors.js';
import { kitOf, type CountingKit } from '../methods/kit.js';
import type { Derivatives, Method, Problem } from '../methods/method.js';
import { timePerGradient } from './timing.js';

/** What a method came to, before its derivatives are judged. */
export type CountedRun =
  | {
      readonly status: 'run';
      readonly derivatives: Derivatives;
      readonly operations: OperationCounts;
      /** Median nanoseconds per gradient, where they were asked for. */
      readonly time: number | null;
    }
  | {
      readonly status: 'unsupported' | 'failed';
      readonly code: 'step-limit' | 'timeout' | null;
      readonly message: string;
    };

/**
 * Runs a method with a kit that counts, and for its time once more with one that doesn't.
 *
 * @param counted the problem for the first of these, where its runs are watched
 */
export function runCounted(
  method: Method,
  problem: Problem,
  counting: CountingKit,
  withTime: boolean,
  counted = problem,
): CountedRun {
  try {
    const { result: derivatives, operations } = counting.count((kit) => method.differentiate(counted, kit));
    const time = withTime
      ? timePerGradient(() => method.differentiate(problem, kitOf(problem.format)), problem.budget)
      : null;
    return { status: 'run', derivatives, operations, time };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return {
      status: error instanceof Unsupported ? 'unsupported' : 'failed',
      code: error instanceof StepLimit ? 'step-limit' : error instanceof TimeLimit ? 'timeout' : null,
      message: placedMessage(error, problem),
    };
  }
}

/** Of a function of a file with the line that it is about. */
function placedMessage({ message, span }: EvaluationError, { lineAt }: Problem): string {
  const place = span && lineAt?.(span);
  return place == null ? message : `${message} (${place.text})`;
}
