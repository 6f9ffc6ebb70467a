// How an error about a text is made: code, sentence, place, way out.
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import type { Span } from '../span.js';

/** What the language has, for hints of refusals. */
export const supported =
  'supported are numbers, names, + - * / ^, comparisons, and or not, c ? a : b, vectors and matrices, named steps and functions';

/** An error at `span` of `text`. */
export function fault(
  text: string,
  code: ErrorCode,
  message: string,
  span: Span | null,
  hint: string | null = null,
): DiffcmpError {
  return new DiffcmpError(code, message, { hint, source: text, span: span && { start: span.start, end: span.end } });
}
