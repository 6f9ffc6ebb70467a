// What holds no cases, though its name could be that of a file of cases: what diffcmp itself wrote, and documents about something else.
import { DiffcmpError } from '../errors.js';
import { isObject } from './is-object.js';

/** What holds no cases: what diffcmp wrote, a file for `diffcmp train`, or something else. */
export type Foreign = 'output' | 'training' | 'other';

/** What holds no cases, given for cases. */
export class NoCases extends DiffcmpError {
  constructor(file: string, kind: Foreign) {
    const { holds, hint } = said[kind];
    super('bad-fixture', `${file === '-' ? 'standard input' : file} holds ${holds}, not cases`, { hint });
  }
}

const said: Readonly<Record<Foreign, { readonly holds: string; readonly hint: string }>> = {
  output: {
    holds: 'what diffcmp wrote',
    hint: 'batch takes the files of cases themselves; diffcmp merge takes what batch wrote',
  },
  training: { holds: 'a network to train', hint: 'diffcmp train takes it' },
  other: { holds: 'something else', hint: 'diffcmp schema fixture prints what a file may hold' },
};

/** Null: it may hold cases. */
export function foreignDocument(value: unknown): Foreign | null {
  if (!isObject(value) || Array.isArray(value)) return null;
  if (isOutput(value)) return 'output';
  const has = (name: string): boolean => Object.hasOwn(value, name);
  if (has('cases')) return null;
  if (has('model') && has('loss')) return 'training';
  return has('diffcmp') ? null : 'other';
}

/** The file with its data that a training file names; null: it has them itself. */
export function dataFileOf(training: unknown): string | null {
  const data = isObject(training) ? training['data'] : null;
  const name = isObject(data) ? data['file'] : data;
  return typeof name === 'string' ? name : null;
}

/** Fields that together nothing else has: of a row of the functions, and of the methods. */
const listingRows = [
  ['name', 'derivative', 'domain', 'kinks', 'without'],
  ['id', 'group', 'summary', 'inDefault'],
];

function isOutput(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { schema, type, error } = value;
  if (typeof schema === 'string' && schema.startsWith('diffcmp/')) return true;
  if (['header', 'case', 'summary'].includes(String(type))) return true;
  if (isObject(error)) return Object.hasOwn(error, 'code') && Object.hasOwn(error, 'exit');
  return listingRows.some((fields) => fields.every((field) => Object.hasOwn(value, field)));
}

/** Whether a line is one that diffcmp writes as NDJSON. */
export function isOutputLine(line: string): boolean {
  if (!/^\s*\{\s*"(type|schema|error|name|id)"/.test(line)) return false;
  try {
    return isOutput(JSON.parse(line));
  } catch {
    return false;
  }
}

/** Whether columns, or tabs in one, are those of what diffcmp writes as CSV or TSV: there, each row is of one method or function. */
export function areOutputColumns(columns: readonly string[]): boolean {
  const names = columns.length === 1 ? (columns[0] ?? '').split('\t') : columns;
  return rowMarks.some((marks) => marks.every((mark) => names.includes(mark)));
}

const rowMarks = [
  ['method', 'ulps'],
  ['method', 'truncation'],
  ['method', 'summary'],
  ['function', 'kinks'],
];
