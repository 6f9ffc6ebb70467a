// What may go wrong when a program runs at a point, as an error that a user can act on.
import {
  DiffcmpError,
  EvaluationError,
  LevelLimit,
  moreTime,
  OutsideDomain,
  ProgramFailure,
  StepLimit,
  TimeLimit,
  Unsupported,
} from '../errors.js';
import type { ReadProgram, TextPlace } from '../language/expression.js';
import { withRealRoot } from '../language/foreign/real-roots.js';
import type { Problem } from '../methods/method.js';
import { numeral } from '../text/numeral.js';

/** What an error is to point into. */
export type FailingText = Pick<ReadProgram, 'where' | 'hasFunctions'>;

/** The point of a run, for errors that name it. */
interface FailingPoint extends Pick<Problem, 'point'> {
  readonly program: Pick<Problem['program'], 'inputs'>;
  /** Where the same goes wrong at more points than this: `of the 201 points from x = -2 to -1`. */
  readonly among?: string;
}

/** Numbers of a point that an error names. */
const mostShown = 40;

/** Runs a step. @throws DiffcmpError for a point outside the domain, and when a budget is spent */
export function attempt<V>(read: FailingText, problem: FailingPoint, step: () => V): V {
  try {
    return step();
  } catch (error) {
    throw error instanceof EvaluationError ? explained(error, read, problem) : error;
  }
}

/** What went wrong in a run as an error that a user can act on; the error itself where there is no more to say. */
export function explained(error: EvaluationError, read: FailingText, { program, point, among }: FailingPoint): Error {
  const where = read.where(error.span);
  if (error instanceof OutsideDomain) {
    const shown = point.slice(0, mostShown).map((value, index) => `${program.inputs[index] ?? ''} = ${numeral(value)}`);
    const at = shown.join(', ') + (point.length > mostShown ? ', …' : '');
    return error.code === 'division-by-zero'
      ? new DiffcmpError(error.code, `${error.message} at ${among === undefined ? at : `each ${among}`}`, {
          ...where,
          hint: 'the denominator is exactly zero there',
        })
      : new DiffcmpError(error.code, `the function is not defined at ${among === undefined ? at : `any ${among}`}`, {
          ...where,
          hint: domainHint(error, where),
        });
  }
  if (error instanceof LevelLimit)
    return new DiffcmpError('step-limit', error.message, {
      ...where,
      hint: 'does the recursion end? If it does: one that halves its task needs few levels',
      more: error.trace,
    });
  if (error instanceof StepLimit) {
    const what = where.sourceName === undefined ? 'the recursion' : 'it'; // in files loops too
    const opening = read.hasFunctions ? `does ${what} end? If it does: ` : '';
    return new DiffcmpError('step-limit', error.message, {
      ...where,
      hint: [opening, { maxSteps: error.maxSteps * 10 }],
    });
  }
  if (error instanceof TimeLimit) return new DiffcmpError('timeout', error.message, { ...where, hint: moreTime });
  if (error instanceof ProgramFailure)
    return new DiffcmpError(error.code, error.message, { ...where, hint: error.hint, more: error.trace });
  if (error instanceof Unsupported) return new DiffcmpError('unsupported', error.message, where);
  return error;
}

/** Where a root of a negative number was meant, the functions that have it. */
function domainHint({ message, primitive }: OutsideDomain, { source, sourceName, span }: TextPlace): string {
  if (primitive !== 'pow' || !message.includes('negative base')) return message;
  const root = sourceName === undefined && span !== null ? withRealRoot(source, span) : null;
  const roots = sourceName === undefined ? 'cbrt(x) and nthRoot(x, n)' : 'Math.cbrt(x)';
  const way = root === null ? `odd roots of negative numbers are ${roots}` : `for the real root write ${root}`;
  return `${message.split(';', 1)[0] ?? ''}; ${way}`;
}
