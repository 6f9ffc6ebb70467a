// What a run tells of itself while it goes, to whom it concerns: places, names, calls, conditions. A run that nobody observes is as fast as ever.
import type { Span } from '../span.js';

/** Observes one run after another. It may put its own number in the place of one that is stored. */
export interface Observer<T> {
  /** What is computed next stands there in the text. */
  place(span: Span | null): void;
  /** A named step has got its value; what is returned takes its place. */
  named(name: string, value: T): T;
  /** A function is called; a call whose value is the caller's result takes the caller's place. */
  enter(call: { readonly function: string; readonly args: readonly T[]; readonly isLast: boolean }): void;
  /** The call that was entered last is over, and those that took its place; in the end the main program, which may have none. */
  leave(): void;
  /** A condition of the text has been decided. */
  condition(site: ConditionSite, holds: boolean): void;
  /** A condition has been decided by constants alone, which is the same for all numbers: no decision. */
  settled?(holds: boolean): void;
  /** Something was met that a reader should know of, where the place is. */
  remark?(remark: RunRemark): void;
  /** Something else than a condition was chosen by a computed number; undefined where it isn't known which. */
  chosen?(kind: RunChoice, value: number | undefined): void;
}

/** What a function of a file chooses by a number: one that becomes whole, the whole part of the quotient of `%`, an index, a sign, what a test answers (1 or 0), where a search ends. */
export type RunChoice = 'whole' | 'quotient' | 'index' | 'sign' | 'answer' | 'place';

/** What a run of a function of a file may meet, beside its value. */
export type RunRemark =
  /** An index that is no whole number: the element is undefined. */
  | 'index-not-whole'
  /** `|0` and its like, or a store into an integer array, of a number that depends on an input or is no whole number. */
  | 'whole-of-number'
  /** A number is rounded to single precision: `Math.fround`, a store into a Float32Array. */
  | 'rounded-to-single'
  /** `undefined` in arithmetic, which is NaN. */
  | 'undefined-in-arithmetic'
  /** A text that is no number, an array or a record in arithmetic, which is NaN. */
  | 'no-number-in-arithmetic';

/** A condition in the text. The texts are made when they are asked for. */
export interface ConditionSite {
  readonly condition: () => string;
  /** The two sides; null where the condition is a value, 1 or 0. */
  readonly whenTrue: (() => string) | null;
  readonly whenFalse: (() => string) | null;
}
