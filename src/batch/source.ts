// What readers hand on: cases not yet looked into, with where they stand.
import type { CaseFields } from './case-fields.js';

/** A case on its way: a line of NDJSON as text, or fields that were read and checked. */
export interface CaseSource {
  /** Among all cases of the batch, from 0. */
  readonly index: number;
  readonly file: string;
  /** Among the cases of the file, from 1. */
  readonly number: number;
  /** The line it starts on, where that is known. */
  readonly line: number;
  readonly content: string | CaseFields;
}

/** What reading one file gives, batch by batch. `fraction` is how much of the file is read, from 0 to 1. */
export interface ReadBatch {
  readonly cases: readonly Omit<CaseSource, 'index'>[];
  readonly fraction: number;
}
