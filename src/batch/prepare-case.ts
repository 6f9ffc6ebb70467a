// A case before it runs: read, filtered, named, and what its line says whatever comes out.
import { DiffcmpError, type ErrorCode } from '../errors.js';
import { caseName, matches, optionsOf, type CaseOptions } from './case.js';
import { readCaseText, type TextReader } from './named-file.js';
import { caseKey } from './key.js';
import { readCase } from './ndjson.js';
import type { PlacedMistake } from './mistakes.js';
import type { BatchCase } from './record.js';
import type { CaseFields } from './case-fields.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';

/** A case, read and named, before it runs. */
export interface PreparedCase {
  readonly fields: CaseFields;
  readonly expression: string | null;
  readonly options: CaseOptions;
  /** What a line says of it whatever comes out. */
  readonly line: Omit<BatchCase, 'type' | keyof CaseOutcome>;
  /** Why it can't run. */
  readonly error: DiffcmpError | null;
}

export type Preparation =
  | { readonly kind: 'ready'; readonly prepared: PreparedCase }
  | { readonly kind: 'filtered' }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly PlacedMistake[] };

export function prepareCase(
  source: CaseSource,
  settings: RunSettings,
  readText: TextReader = readCaseText,
): Preparation {
  const read = readCase(source);
  if (read.mistakes !== null) return { kind: 'mistakes', mistakes: read.mistakes };
  const { fields } = read;
  const { index, file, number } = source;
  const id = fields.id ?? null;
  if (!matches(fields, caseName({ file, number, id }), settings.filter)) return { kind: 'filtered' };
  const options = optionsOf(fields, settings.overrides);
  const { expression, error } = caseExpression(fields, () => readText(fields.file ?? '', file, settings));
  const key = caseKey(fields, expression ?? error, options, settings);
  const at = fields.at ?? null;
  const line = { index, file, number, id, tags: fields.tags ?? [], key, expression, at, options };
  return { kind: 'ready', prepared: { fields, expression, options, line, error } };
}

/** What became of a case. */
export type CaseOutcome = Pick<
  BatchCase,
  'status' | 'code' | 'message' | 'reference' | 'results' | 'expect' | 'failures'
>;

/** The line of a case. Its fields in the order in which they are written. */
export function caseLine({ line }: PreparedCase, outcome: CaseOutcome): BatchCase {
  return {
    type: 'case',
    index: line.index,
    file: line.file,
    number: line.number,
    id: line.id,
    tags: line.tags,
    key: line.key,
    status: outcome.status,
    code: outcome.code,
    message: outcome.message,
    expression: line.expression,
    at: line.at,
    options: line.options,
    reference: outcome.reference,
    results: outcome.results,
    expect: outcome.expect,
    failures: outcome.failures,
  };
}

/** The line of a case that ended without a result. */
export function caseWithoutResult(
  prepared: PreparedCase,
  status: BatchCase['status'],
  code: ErrorCode | null,
  message: string | null,
): BatchCase {
  return caseLine(prepared, { status, code, message, reference: null, results: [], expect: null, failures: [] });
}

function caseExpression(
  { expr, file }: CaseFields,
  readText: () => string | null,
): Pick<PreparedCase, 'expression' | 'error'> {
  if (file === undefined) return { expression: expr ?? '', error: null };
  if (/\.m?js(#.*)?$/.test(file))
    return {
      expression: null,
      error: new DiffcmpError('expr-not-supported', `${file}: functions in JavaScript are not read`),
    };
  try {
    return { expression: readText(), error: null };
  } catch (error) {
    if (error instanceof DiffcmpError) return { expression: null, error };
    throw error;
  }
}
