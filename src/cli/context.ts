// What commands share: the streams, how to compare, and the exit code that a run leaves behind.
import type { CompareOptions } from '../compare/compare.js';
import type { Comparison } from '../compare/comparison.js';
import type { SweepOptions } from '../sweep/sweep.js';
import type { Sweep } from '../sweep/sweep-data.js';
import type { Streams } from './streams.js';

export type Compare = (expression: string, options: CompareOptions) => Promise<Comparison>;

export type SweepFunction = (expression: string, options: SweepOptions) => Promise<Sweep>;

export interface Context {
  /** The command line, without node and script. */
  readonly words: readonly string[];
  readonly streams: Streams;
  /** Loads the comparison only when it is needed: it brings mathjs and MPFR with it. */
  readonly loadCompare: () => Promise<Compare>;
  readonly loadSweep: () => Promise<SweepFunction>;
  /**
   * Runs work that ends early, but in good order, once its signal is aborted: at the first SIGINT or SIGTERM, whose exit
   * code is the reason. A second one ends the process at once.
   */
  readonly interruptible: Interruptible;
  exitCode: number;
}

export type Interruptible = (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
