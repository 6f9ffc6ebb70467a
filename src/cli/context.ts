// What commands share: the streams, how to compare, and the exit code that a run leaves behind.
import type { CompareOptions } from '../compare/compare.js';
import type { Comparison } from '../compare/comparison.js';
import type { ProgramFile } from '../javascript/program-file.js';
import type { SweepOptions } from '../sweep/sweep.js';
import type { Sweep } from '../sweep/sweep-data.js';
import type { Streams } from './streams.js';

export type Compare = (expression: string | ProgramFile, options: CompareOptions) => Promise<Comparison<'tensors'>>;

export type SweepFunction = (expression: string | ProgramFile, options: SweepOptions) => Promise<Sweep>;

export interface Context {
  /** The command line, without node and script. */
  readonly words: readonly string[];
  readonly streams: Streams;
  /** Loads the comparison only when it is needed: it brings mathjs and MPFR with it. */
  readonly loadCompare: () => Promise<Compare>;
  readonly loadSweep: () => Promise<SweepFunction>;
  /**
   * Runs work that ends early, but in good order, at the first SIGINT or SIGTERM. A second one ends the process at once.
   */
  readonly interruptible: Interruptible;
  exitCode: number;
}

export type Interruptible = (work: (interruption: Interruption) => Promise<void>) => Promise<void>;

export interface Interruption {
  /** Aborted when work is to end. */
  readonly signal: AbortSignal;
  /** The exit code of an interrupted process; null: it isn't interrupted. */
  readonly exitCode: number | null;
}
