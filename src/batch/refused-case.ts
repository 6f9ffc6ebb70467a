// The line of a case that could not be run, which repeats the text of a file only if that is an expression.
import { DiffcmpError } from '../errors.js';
import { errorCodes, errorTable, type ErrorCode } from '../error-table.js';
import { programPath } from '../javascript/program-path.js';
import { caseWithoutResult, type PreparedCase } from './prepare-case.js';
import type { BatchCase } from './record.js';
import { shortReference } from './short-reference.js';
import { mistakeAt } from './text-places.js';

/** @param error what reading or running it threw */
export function refusedCase(prepared: PreparedCase, error: unknown): BatchCase {
  const line = lineWithoutResult(prepared, error);
  const reference = error instanceof DiffcmpError ? error.reference : null;
  return reference === null ? line : { ...line, reference: shortReference(reference) };
}

function lineWithoutResult(prepared: PreparedCase, error: unknown): BatchCase {
  const code = error instanceof DiffcmpError ? error.code : 'internal';
  const hint = error instanceof DiffcmpError ? error.hint : null;
  const { file, f, gradient } = prepared.fields;
  if ([file, f, gradient].some((name) => name !== undefined && programPath(name) !== null))
    return caseWithoutResult(prepared, 'failed', code, `${placeInProgram(error)}${wordsOf(error)}`, hint);
  if (prepared.expression === null || file === undefined || ran(code))
    return caseWithoutResult(prepared, 'failed', code, wordsOf(error), hint);
  // a way out may repeat the text as well
  const line = { ...prepared.line, expression: null };
  const message = `${placeInFile(file, prepared.expression, error)}: ${errorCodes[code].meaning}`;
  return caseWithoutResult({ ...prepared, line }, 'failed', code, message);
}

/** What runs is an expression with a value for each variable; anything else may be a secret, as may each word of it. */
const ran = (code: ErrorCode): boolean => errorTable[code].exit === errorTable['outside-domain'].exit;

function wordsOf(error: unknown): string {
  if (error instanceof DiffcmpError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** `newton.js:9:33: `: a file of a program is no secret, its text isn't repeated all the same. */
function placeInProgram(error: unknown): string {
  if (!(error instanceof DiffcmpError) || error.source?.name == null || error.span === null) return '';
  const { name, text } = error.source;
  const { line, column } = mistakeAt({ file: name, text, line: 1 }, error.code, '', error.span.start);
  return error.code === 'bad-point' || error.code === 'unknown-variable' ? '' : `${name}:${line}:${column}: `;
}

function placeInFile(file: string, text: string, error: unknown): string {
  if (!(error instanceof DiffcmpError) || error.source?.text !== text || error.span === null) return file;
  const { line, column } = mistakeAt({ file, text, line: 1 }, error.code, '', error.span.start);
  return `${file}:${line}:${column}`;
}
