// What is scaled: at each size a program at a point. Made of families and templates, and of functions of files.
import type { Format } from '../arithmetics/formats.js';
import type { GivenConstants } from '../javascript/arguments/argument-data.js';
import type { Problem } from '../methods/method.js';
import type { FailingText } from '../problem/attempt.js';
import type { GivenPoint } from '../problem/point-of.js';
import { doublings, type FamilyName } from './families.js';

export interface ScaleSubject {
  readonly family: FamilyName | null;
  /** The template, how a family is written, or how a function of a file was asked for. */
  readonly shown: string;
  readonly read: string;
  readonly meaning: string;
  readonly source: string | null;
  /** Unless told otherwise. */
  readonly sizes: readonly number[];
  /**
   * @throws DiffcmpError where there is no program of that size, for a point, constants or `wrt` that don't fit it, and where
   * nothing depends on the size
   */
  readonly at: (size: number, question: SizedQuestion) => Sized;
}

/** Sizes of what nobody knows the cost of yet. */
export const usualSizes: readonly number[] = doublings(64);

/** The point, and what is differentiated by, as they are asked for. */
export interface SizedQuestion {
  readonly at?: GivenPoint | undefined;
  readonly set?: GivenConstants | undefined;
  readonly wrt?: readonly string[] | undefined;
  /** Of an output of several numbers: their sum. */
  readonly reduce?: 'sum' | undefined;
  readonly format: Format;
  /** For a run that says what the output is. */
  readonly maxSteps: number;
  readonly deadline: number;
}

/** A subject at one size: a program of numbers at a point; `wrt` holds indices into its inputs. */
export interface Sized extends Pick<Problem, 'program' | 'point' | 'wrt' | 'lineAt'> {
  readonly size: number;
  /** Where a place of the program is, for errors. */
  readonly where: FailingText['where'];
  readonly hasFunctions: boolean;
  /** The point in words. */
  readonly place: string;
}
