// What holds no cases, though its name could be that of a file of cases: what diffcmp itself wrote, and documents about something else.
import { DiffcmpError } from '../errors.js';
import { isObject } from './is-object.js';

/** What diffcmp wrote, given for cases. */
export class OutputAsInput extends DiffcmpError {
  constructor(file: string) {
    super('bad-fixture', `${file === '-' ? 'standard input' : file} holds what diffcmp wrote, not cases`, {
      hint: 'batch takes the files of cases themselves; diffcmp merge takes what batch wrote',
    });
  }
}

/** What diffcmp wrote, or a document about something else. */
export type Foreign = 'output' | 'other';

/** Null: it may hold cases. */
export function foreignDocument(value: unknown): Foreign | null {
  if (!isObject(value) || Array.isArray(value)) return null;
  if (isOutput(value)) return 'output';
  return Object.hasOwn(value, 'diffcmp') || Object.hasOwn(value, 'cases') ? null : 'other';
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
