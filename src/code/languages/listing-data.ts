// What `diffcmp code` is told as: plain data, which is the JSON `diffcmp/code@1`.
import type { Precision } from '../../arithmetics/formats.js';
import type { Mode } from '../engine.js';
import type { CodeParameter, LanguageName } from './language.js';
import type { CountedLines } from './counted-lines.js';

/** A point, and what diffcmp computes there: numbers in the order of `inputs` and `wrt`. */
export interface CodeTest {
  readonly point: readonly number[];
  readonly value: number;
  /** Null: the function gives its value alone. */
  readonly gradient: readonly number[] | null;
}

export interface CodeListing {
  readonly schema: 'diffcmp/code@1';
  readonly expression: string;
  readonly read: string;
  readonly language: LanguageName;
  readonly precision: Precision;
  /** How the gradient came to be; null: there is none. */
  readonly mode: Mode | null;
  /** The name of the function. */
  readonly function: string;
  readonly parameters: readonly CodeParameter[];
  /** The numbers of a point, and those of them that are differentiated by, in the order of the gradient. */
  readonly inputs: readonly string[];
  readonly wrt: readonly string[];
  /** The operations of the code by kind; and those of them that the value takes. */
  readonly operations: CountedLines;
  readonly valueOperations: CountedLines;
  /** Conditions that the code holds under, in its language. */
  readonly guards: readonly string[];
  readonly test: CodeTest;
  readonly code: string;
}
