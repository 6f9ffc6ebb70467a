// What all cases of a batch have in common; workers get it once.
import type { Overrides } from './case.js';

/** Milliseconds for one case unless told otherwise. */
export const defaultTimeout = 10_000;

export interface RunSettings {
  readonly version: string;
  readonly overrides: Overrides;
  /** Milliseconds for one case. */
  readonly timeout: number;
  readonly filter: string | null;
}
