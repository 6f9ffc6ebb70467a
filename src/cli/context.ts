// What commands share: the streams, how to compare, and the exit code that a run leaves behind.
import type { Comparison } from '../comparison.js';
import type { Streams } from './streams.js';

export interface CompareOptions {
  readonly at?: string[];
  readonly wrt?: string[];
  readonly methods?: string;
  readonly delta?: number;
  readonly order?: 1 | 2;
  readonly precision?: 'float64' | 'float32';
  readonly expect?: string | Record<string, string>;
  readonly tolerance?: string;
  readonly time?: boolean;
  readonly maxSteps?: number;
  readonly timeout?: number;
}

export type Compare = (expression: string, options: CompareOptions) => Promise<Comparison>;

export interface Context {
  readonly streams: Streams;
  /** Loads the comparison only when it is needed: it brings mathjs and MPFR with it. */
  readonly loadCompare: () => Promise<Compare>;
  exitCode: number;
}
