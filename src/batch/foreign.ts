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

function isOutput(value: unknown): boolean {
  return isObject(value) && typeof value['schema'] === 'string' && value['schema'].startsWith('diffcmp/');
}

/** Whether a line is one that diffcmp writes as NDJSON. */
export function isOutputLine(line: string): boolean {
  if (!/^\s*\{\s*"(type|schema)"/.test(line)) return false;
  try {
    const value: unknown = JSON.parse(line);
    return isOutput(value) || (isObject(value) && ['header', 'case', 'summary'].includes(String(value['type'])));
  } catch {
    return false;
  }
}

/** Whether columns are those of what diffcmp writes as CSV: there, each row is of one method. */
export function areOutputColumns(names: readonly string[]): boolean {
  return names.includes('method') && (names.includes('ulps') || names.includes('truncation'));
}
