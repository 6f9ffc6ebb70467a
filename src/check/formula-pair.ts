// A function and what is said to be its gradient, at one point: two programs over the same inputs, so that any arithmetic runs both.
import type { Arithmetic } from '../arithmetic.js';
import type { Problem } from '../methods/method.js';
import type { Observer } from '../program/observer.js';
import type { RunOfOutputs } from '../program/program.js';
import type { GivenPoint } from '../problem/point-of.js';
import type { ReadFunction } from '../problem/read-function.js';
import type { CheckRemark } from './check-data.js';

/** All components of a gradient (Jacobian, Hessian), over an arithmetic. */
export interface GivenGradient {
  /** Takes the inputs of the function, in its order, and gives a number for each of `names`. */
  readonly link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => RunOfOutputs<T>;
}

export interface FormulaPair {
  /** For errors of F, which have a place in it. */
  readonly f: ReadFunction;
  /** For those of G; F's own of a fused function. */
  readonly g: ReadFunction;
  /** F at the point: program (perhaps of several outputs), point, what is differentiated by, order, format, budget. */
  readonly problem: Problem;
  /**
   * The components in the order in which the truth lists derivatives: outputs by inputs, row by row; with order 2 the rows of the
   * Hessian.
   */
  readonly names: readonly string[];
  readonly given: GivenGradient;
  /** How the gradient was read, where that isn't obvious. */
  readonly remarks: readonly CheckRemark[];
}

/** A function and its gradient, read; how the gradient comes (a number, an array, an object …) is found out by a run at a point. */
export interface FormulaSubject {
  readonly f: ReadFunction;
  /** Null: F gives its gradient itself. */
  readonly g: ReadFunction | null;
  /** @throws DiffcmpError for a point that can't be read, or a gradient of another form than that of F's inputs */
  readonly at: (point: GivenPoint | undefined) => FormulaPair;
}

/** The same functions at another point of the same form. */
export const pairAt = (pair: FormulaPair, point: readonly number[]): FormulaPair => ({
  ...pair,
  problem: { ...pair.problem, point },
});
