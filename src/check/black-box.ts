// A program that answers with a value and a gradient, and nothing else is known of it.
import type { DiffcmpError } from '../errors.js';

/** What it answers at a point; `gradient` has a number for each input, in their order. */
export interface BlackBoxAnswer {
  readonly value: number;
  readonly gradient: readonly number[];
  /** Why it has no value there, which is NaN then: what it threw, or said. */
  readonly failure?: DiffcmpError;
}

export interface BlackBox {
  /** As it is shown: the command, or the name of the function. */
  readonly text: string;
  /** To be called before a point is judged: from here on its time counts. */
  readonly begin?: () => void;
  /** Answers in the order of the points. @throws DiffcmpError where it can't be asked, dies, or answers something else */
  readonly ask: (points: readonly (readonly number[])[]) => Promise<readonly BlackBoxAnswer[]>;
}
