// A case before it runs: read, filtered, named, and what its line says whatever comes out.
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import { caseName, matches, optionsOf, type CaseOptions } from './case.js';
import { leaveUnread, readCaseText, type TextReader } from './named-file.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { programPath } from '../javascript/program-path.js';
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
  /** Where the case names a function of a file, that. */
  readonly program: ProgramFile | null;
  /** Where a gradient is checked, that, read: null where the function gives it itself. */
  readonly gradient: string | ProgramFile | null;
  readonly options: CaseOptions;
  /** What a line says of it whatever comes out. */
  readonly line: Omit<BatchCase, 'type' | 'key' | keyof CaseOutcome>;
  /** Of everything that its result depends on. */
  readonly key: () => string;
  /** Why it can't run. */
  readonly error: DiffcmpError | null;
}

export type Preparation =
  | { readonly kind: 'ready'; readonly prepared: PreparedCase }
  | { readonly kind: 'filtered' }
  /** It names a function of a file, and what reads these isn't loaded. */
  | { readonly kind: 'needs-program' }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly PlacedMistake[] };

/** Reads the function of a file that a case names; null: it isn't looked at. @throws DiffcmpError */
export type ProgramReader = (
  file: string,
  set: CaseOptions['set'],
  caseFile: string,
  rules: Pick<RunSettings, 'allowOutside'>,
) => ProgramFile | null;

/** How files are read that cases name. */
export interface CaseReaders {
  readonly text: TextReader;
  readonly program: ProgramReader | null;
}

/** Of a case whose worker is gone. */
export const leaveAllUnread: CaseReaders = { text: leaveUnread, program: () => null };

export function prepareCase(
  source: CaseSource,
  settings: RunSettings,
  readers: CaseReaders = { text: readCaseText, program: null },
): Preparation {
  const read = readCase(source);
  if (read.mistakes !== null) return { kind: 'mistakes', mistakes: read.mistakes };
  const { fields } = read;
  const { index, file, number } = source;
  const id = fields.id ?? null;
  if (settings.filter !== null && !matches(fields, caseName({ file, number, id }), settings.filter))
    return { kind: 'filtered' };
  const options = optionsOf(fields, settings.overrides);
  const isOfFile = [fields.file, fields.f, fields.gradient].some(
    (name) => name !== undefined && programPath(name) !== null,
  );
  if (isOfFile && readers.program === null) return { kind: 'needs-program' };
  const { expression, program, gradient, error } = caseFunction(fields, options, file, readers, settings);
  const key = (): string => caseKey(fields, error ?? textForKey(expression, [program, gradient]), options, settings);
  const at = fields.at ?? null;
  const line = { index, file, number, id, tags: fields.tags ?? [], expression, at, options };
  return { kind: 'ready', prepared: { fields, expression, program, gradient, options, line, key, error } };
}

/** With the texts of all files that belong to it. */
function textForKey(expression: string | null, read: readonly (ProgramFile | string | null)[]): string | null {
  const sources = read.flatMap((each) => (each === null || typeof each === 'string' ? [] : each.sources));
  return sources.length === 0 ? expression : JSON.stringify([expression, ...sources]);
}

/** What became of a case. */
export type CaseOutcome = Pick<
  BatchCase,
  'status' | 'code' | 'message' | 'hint' | 'reference' | 'results' | 'expect' | 'failures' | 'check'
>;

/** The line of a case. Its fields in the order in which they are written. */
export function caseLine({ line, key }: PreparedCase, outcome: CaseOutcome): BatchCase {
  return {
    type: 'case',
    index: line.index,
    file: line.file,
    number: line.number,
    id: line.id,
    tags: line.tags,
    key: key(),
    status: outcome.status,
    code: outcome.code,
    message: outcome.message,
    ...(outcome.hint !== undefined && { hint: outcome.hint }),
    expression: line.expression,
    at: line.at,
    options: line.options,
    reference: outcome.reference,
    results: outcome.results,
    expect: outcome.expect,
    failures: outcome.failures,
    ...(outcome.check !== undefined && { check: outcome.check }),
  };
}

/** The line of a case that ended without a result. */
export function caseWithoutResult(
  prepared: PreparedCase,
  status: BatchCase['status'],
  code: ErrorCode | null,
  message: string | null,
  hint: string | null = null,
): BatchCase {
  const nothing = { reference: null, results: [], expect: null, failures: [] };
  return caseLine(prepared, { status, code, message, ...hintField(hint), ...nothing });
}

/** Lines of cases without a way out don't have the field. */
export const hintField = (hint: string | null): Pick<BatchCase, 'hint'> => (hint === null ? {} : { hint });

function caseFunction(
  fields: CaseFields,
  { set }: CaseOptions,
  caseFile: string,
  readers: CaseReaders,
  settings: RunSettings,
): Pick<PreparedCase, 'expression' | 'program' | 'gradient' | 'error'> {
  const { f, gradient: givenGradient, file } = fields;
  const named = f ?? file;
  const isProgram = named !== undefined && programPath(named) !== null;
  const ofFile = (name: string): ProgramFile | null => readers.program?.(name, set, caseFile, settings) ?? null;
  const givenText = isProgram ? named : file === undefined ? (f ?? fields.expr ?? '') : null;
  try {
    const program = isProgram ? ofFile(named) : null;
    const isGradientOfFile = givenGradient !== undefined && programPath(givenGradient) !== null;
    const gradient = isGradientOfFile ? ofFile(givenGradient) : (givenGradient ?? null);
    if (set !== undefined && !isProgram && !isGradientOfFile) throw new DiffcmpError('bad-option', "'set' is for functions of files"); // prettier-ignore
    const expression = givenText ?? readers.text(file ?? '', caseFile, settings);
    return { expression, program, gradient, error: null };
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    return { expression: givenText, program: null, gradient: null, error };
  }
}
