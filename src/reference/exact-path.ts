// Why the exact path of a function of a file comes to no end, though its path in floating point may: in words, with the line.
import { ProgramFailure, StepLimit, TimeLimit, Undecided, type EvaluationError } from '../errors.js';
import type { LinePlace, Span } from '../span.js';

/** Null for errors that are the function's own, whatever numbers it works with. */
export function exactPathEnds(error: EvaluationError, lineAt: (span: Span) => LinePlace | null): string | null {
  const place = error.span === null ? null : lineAt(error.span);
  const where = place === null ? '' : ` (${place.text})`;
  if (error instanceof TimeLimit) return `the time for the truth is spent${where}`;
  if (error instanceof Undecided) return `${error.message}${where}`;
  if (error instanceof StepLimit || error instanceof ProgramFailure)
    return `in exact arithmetic ${error.message}${where}`;
  return null;
}
