// The key of a case: a short hash of everything that its result depends on.
import { hash } from 'node:crypto';
import type { CaseOptions } from './case.js';
import type { CaseFields } from './case-fields.js';
import type { RunSettings } from './settings.js';

/** 64 bits in hexadecimal. `expression` is the text itself, also where the case names a file. */
export function caseKey(
  { id, at, tags, skip }: CaseFields,
  expression: string | null,
  options: CaseOptions,
  { version, timeout }: RunSettings,
): string {
  const meaning = JSON.stringify([
    version,
    timeout,
    id ?? null,
    expression,
    at ?? null,
    options,
    tags ?? [],
    skip ?? false,
  ]);
  return hash('sha256', meaning, 'hex').slice(0, 16);
}
