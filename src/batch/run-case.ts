// Runs one case and says what became of it, as the line that is written.
import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { compare } from '../compare.js';
import type { Comparison, Result } from '../comparison.js';
import { DiffcmpError, type ErrorCode } from '../errors.js';
import { caseName, compareOptions, matches, optionsOf, type CaseOptions } from './case.js';
import { caseKey } from './key.js';
import { readCase } from './ndjson.js';
import type { LocatedProblem } from './problems.js';
import type { BatchCase, BatchResult } from './record.js';
import type { CaseFields } from './schema/fixture.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';

/** Characters that a file with an expression may have. */
const longestFile = 16 * 2 ** 20;

/** A case, read and named, before it runs. */
export interface PreparedCase {
  readonly fields: CaseFields;
  readonly expression: string | null;
  readonly options: CaseOptions;
  /** What a line says of it whatever comes out. */
  readonly line: Omit<BatchCase, 'status' | 'code' | 'message' | 'reference' | 'results' | 'failures'>;
  /** Why it can't run. */
  readonly error: DiffcmpError | null;
}

export type Preparation =
  | { readonly kind: 'ready'; readonly prepared: PreparedCase }
  | { readonly kind: 'filtered' }
  | { readonly kind: 'problems'; readonly problems: readonly LocatedProblem[] };

export function prepareCase(source: CaseSource, settings: RunSettings): Preparation {
  const read = readCase(source);
  if (read.problems !== null) return { kind: 'problems', problems: read.problems };
  const { fields } = read;
  const { index, file, number } = source;
  const id = fields.id ?? null;
  if (!matches(fields, caseName({ file, number, id }), settings.filter)) return { kind: 'filtered' };
  const options = optionsOf(fields, settings.overrides);
  const { expression, error } = expressionOf(fields, file);
  const key = caseKey(fields, expression, options, settings);
  const at = fields.at ?? null;
  const line = {
    type: 'case',
    index,
    file,
    number,
    id,
    tags: fields.tags ?? [],
    key,
    expression,
    at,
    options,
  } as const;
  return { kind: 'ready', prepared: { fields, expression, options, line, error } };
}

/** Compares, and tells whether the case passes; never throws for what a case may hold. */
export async function runCase(prepared: PreparedCase, { timeout }: RunSettings): Promise<BatchCase> {
  const { fields, expression, options, error } = prepared;
  const { skip } = fields;
  if (skip !== undefined && skip !== false)
    return { ...blank(prepared), status: 'skipped', message: typeof skip === 'string' ? skip : null };
  if (error !== null || expression === null)
    return failedCase(prepared, error?.code ?? 'internal', error?.message ?? '');
  try {
    return judged(prepared, await compare(expression, compareOptions(fields, options, timeout)));
  } catch (thrown) {
    if (thrown instanceof DiffcmpError) return failedCase(prepared, thrown.code, thrown.message);
    const said = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return failedCase(prepared, 'internal', said);
  }
}

/** The case of a line that ended without a result. */
export function failedCase(prepared: PreparedCase, code: ErrorCode, message: string): BatchCase {
  return { ...blank(prepared), status: 'failed', code, message };
}

function blank({ line }: PreparedCase): BatchCase {
  const { expression, at, options, ...head } = line;
  const outcome = { status: 'passed', code: null, message: null } as const;
  return { ...head, ...outcome, expression, at, options, reference: null, results: [], failures: [] };
}

/**
 * With `expect` or `tolerance`, a case passes when every method that was asked for and has the means keeps it. Without,
 * it passes when the truth was found out (a kink or a jump is a truth too) and no method ran into a limit.
 */
function judged(prepared: PreparedCase, comparison: Comparison): BatchCase {
  const { reference, results, check } = comparison;
  // How far the others came before the clock ran out says nothing; without it, the line is the same on any machine.
  const late = results.find(({ code }) => code === 'timeout');
  if (late !== undefined) return failedCase(prepared, 'timeout', late.message ?? '');
  const { status, value, gradient, digits, left, right, hessian } = reference;
  const found: BatchCase = {
    ...blank(prepared),
    reference: { status, value, gradient, digits, left, right, ...(hessian !== undefined && { hessian }) },
    results: results.map(shortened),
    failures: check?.failures ?? [],
  };
  if (check !== null) {
    if (check.passed) return found;
    const [first] = check.failures;
    const by = comparison.wrt.length > 1 && first !== undefined ? ` by ${first.input}` : '';
    const more = check.failures.length > 1 ? `, and ${check.failures.length - 1} more` : '';
    return {
      ...found,
      status: 'failed',
      code: 'check-failed',
      message: `${first?.method}${by}: ${first?.message}${more}`,
    };
  }
  const limited = results.find(({ code }) => code === 'step-limit');
  if (limited !== undefined) return { ...found, status: 'failed', code: 'step-limit', message: limited.message };
  if (status === 'undecided')
    return { ...found, status: 'failed', code: 'undecided', message: reference.message ?? 'the truth is undecided' };
  return found;
}

function shortened(result: Result): BatchResult {
  const { method, status, gradient, error, hessian, hessianError, evaluations, operations, code, message } = result;
  return {
    method,
    status,
    gradient,
    error,
    ...(hessian !== undefined && { hessian }),
    ...(hessianError !== undefined && { hessianError }),
    evaluations,
    operations: operations === null ? null : { total: operations.total },
    code,
    message,
  };
}

function expressionOf(
  { expr, file: name }: CaseFields,
  caseFile: string,
): { expression: string | null; error: DiffcmpError | null } {
  if (name === undefined) return { expression: expr ?? '', error: null };
  const path = isAbsolute(name) || caseFile === '-' ? name : join(dirname(caseFile), name);
  const fail = (code: ErrorCode, message: string) => ({ expression: null, error: new DiffcmpError(code, message) });
  if (/\.m?js(#.*)?$/.test(name)) return fail('expr-not-supported', `${name}: functions in JavaScript are not read`);
  try {
    const status = statSync(path);
    if (!status.isFile() || status.size > longestFile)
      return fail('cannot-read', `${path} is no file of less than 16 MB`);
    return {
      expression: readFileSync(path, 'utf8')
        .replace(/^\ufeff/, '')
        .trimEnd(),
      error: null,
    };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return missing ? fail('no-such-file', `there is no file ${path}`) : fail('cannot-read', `cannot read ${path}`);
  }
}
