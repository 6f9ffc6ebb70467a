// The line of a case that could not be run, which repeats the text of a file only if that is an expression.
import { DiffcmpError, errorCodes, errorTable, type ErrorCode } from '../errors.js';
import { caseWithoutResult, type PreparedCase } from './prepare-case.js';
import type { BatchCase } from './record.js';
import { mistakeAt } from './text-places.js';

/** @param error what reading or running it threw */
export function refusedCase(prepared: PreparedCase, error: unknown): BatchCase {
  const code = error instanceof DiffcmpError ? error.code : 'internal';
  if (prepared.expression === null || prepared.fields.file === undefined || ran(code))
    return caseWithoutResult(prepared, 'failed', code, wordsOf(error));
  const line = { ...prepared.line, expression: null };
  const message = `${placeInFile(prepared.fields.file, prepared.expression, error)}: ${errorCodes[code].meaning}`;
  return caseWithoutResult({ ...prepared, line }, 'failed', code, message);
}

/** What runs is an expression with a value for each variable; anything else may be a secret, as may each word of it. */
const ran = (code: ErrorCode): boolean => errorTable[code].exit === errorTable['outside-domain'].exit;

function wordsOf(error: unknown): string {
  if (error instanceof DiffcmpError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function placeInFile(file: string, text: string, error: unknown): string {
  if (!(error instanceof DiffcmpError) || error.source?.text !== text || error.span === null) return file;
  const { line, column } = mistakeAt({ file, text, line: 1 }, error.code, '', error.span.start);
  return `${file}:${line}:${column}`;
}
