// The key of a case: a short hash of everything that its result depends on.
import { hash } from 'node:crypto';
import { DiffcmpError } from '../errors.js';
import type { CaseOptions } from './case.js';
import type { CaseFields } from './case-fields.js';
import type { RunSettings } from './settings.js';

/** 64 bits in hexadecimal. `text` is the expression itself, also where the case names a file, or why that can't be read. */
export function caseKey(
  { id, at, tags, skip }: CaseFields,
  text: string | DiffcmpError | null,
  options: CaseOptions,
  { version, timeout }: Pick<RunSettings, 'version' | 'timeout'>,
): string {
  const meaning = JSON.stringify([
    version,
    timeout,
    id ?? null,
    text instanceof DiffcmpError ? [text.code, text.message, text.hint] : text,
    at ?? null,
    options,
    tags ?? [],
    skip ?? false,
  ]);
  return hash('sha256', meaning, 'hex').slice(0, 16);
}
