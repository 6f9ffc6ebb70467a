// What a training saves, as plain data. Types only.
import type { OperationCounts } from '../arithmetics/counting.js';
import type { PlainNumber } from '../compare/reference-data.js';
import type { Ending } from './train-data.js';
import type { RandomState } from '../random-numbers.js';

/** A number as JSON has it without loss; -0, which JSON would drop the sign of, as text. */
export type ExactNumber = PlainNumber | '-0';
export type ExactNumbers = readonly ExactNumber[];

/** What the file holds. */
export interface SavedTraining {
  readonly schema: 'diffcmp/weights@1';
  /** What must be the same for the training to go on, in words or as the hash of it. */
  readonly of: Readonly<Record<string, string>>;
  readonly step: number;
  readonly epochs: number;
  /** The state of the generator before the rows of the next step's epoch were shuffled. */
  readonly random: RandomState;
  readonly runs: readonly {
    readonly method: string;
    /** By name: the shape, and the numbers in row-major order. */
    readonly weights: Readonly<Record<string, { readonly shape: readonly number[]; readonly values: ExactNumbers }>>;
    /** What the optimizer remembers. */
    readonly memory: readonly ExactNumbers[];
    readonly losses: ExactNumbers;
    readonly norms: ExactNumbers;
    readonly trace: readonly ExactNumbers[] | null;
    readonly evaluations: number;
    readonly operations: Readonly<OperationCounts>;
    /** Why it ended early; null: it goes on. */
    readonly ending: Ending | null;
    readonly parting: {
      readonly step: number;
      readonly place: number;
      readonly difference: ExactNumber;
      readonly last: ExactNumber;
    } | null;
  }[];
}
