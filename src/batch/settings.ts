// What all cases of a batch have in common; workers get it once.
import type { Overrides } from './case.js';

export interface RunSettings {
  readonly version: string;
  readonly overrides: Overrides;
  /** Milliseconds for one case. */
  readonly timeout: number;
  readonly filter: string | null;
  /** Whether cases may name files outside the folder of the file that names them. */
  readonly allowOutside: boolean;
}
