// What commands share: the streams, how to compare, and the exit code that a run leaves behind.
import type { CompareOptions } from '../compare.js';
import type { Comparison } from '../comparison.js';
import type { Streams } from './streams.js';

export type Compare = (expression: string, options: CompareOptions) => Promise<Comparison>;

export interface Context {
  readonly streams: Streams;
  /** Loads the comparison only when it is needed: it brings mathjs and MPFR with it. */
  readonly loadCompare: () => Promise<Compare>;
  exitCode: number;
}
