// What a row of the table of primitives holds: partials, choices and steps, and what users are told of a function.
// In a partial, `A` is the arithmetic, `y` the output, `x` (and `t`) the inputs.
import type { Arithmetic, OperationKind } from './arithmetic.js';

type UnaryPartial = 1 | -1 | (<T>(A: Arithmetic<T>, y: T, x: T) => T);
type BinaryPartial = 1 | -1 | (<T>(A: Arithmetic<T>, y: T, x: T, t: T) => T);

/** A point of the domain's edge where the slope is infinite; `inside` says on which side the function lives (0: both). */
export interface InfiniteSlope {
  readonly at: number;
  readonly inside: -1 | 0 | 1;
  readonly slope: 1 | -1;
}

/** Functions that the documentation lists together. */
export type Group =
  | 'arithmetic'
  | 'powers and roots'
  | 'exponentials, logarithms'
  | 'circular'
  | 'hyperbolic'
  | 'choices and steps'
  | 'special'
  | 'tensors';

/** What users are told of a function, by `diffcmp functions` and in the documentation. */
export interface Facts {
  readonly group: Group;
  /** The derivative as text: by x, or by x and by t; y is the value. */
  readonly derivative: string;
  /** The real domain, in words; absent: all real numbers. */
  readonly domain?: string;
  /** Where it isn't differentiable, and the convention that one-number methods follow there. */
  readonly kinks?: string;
}

export interface Rule extends Facts {
  /** The kind of operation it counts as; null costs nothing (a change of sign). */
  readonly cost: OperationKind | null;
}

export interface SmoothUnary extends Rule {
  readonly kind: 'smooth';
  readonly partials: readonly [UnaryPartial];
  readonly infiniteSlopes?: readonly InfiniteSlope[];
}
export interface UnaryChoice extends Rule {
  readonly kind: 'choice';
  readonly choose: <T>(A: Arithmetic<T>, x: T) => T;
}
export interface Step extends Rule {
  readonly kind: 'step';
  readonly jumpsAt: <T>(A: Arithmetic<T>, x: T) => boolean;
  /** The limit at a jump, from above (side 1) or from below (side -1). */
  readonly beside: <T>(A: Arithmetic<T>, x: T, side: 1 | -1) => T;
}

/** Beside its partials, what these can't tell of singular points. */
export interface SmoothBinary extends Rule {
  readonly kind: 'smooth';
  /** null: the argument is an order, always a literal. */
  readonly partials: readonly [BinaryPartial | null, BinaryPartial];
  /** Whether the partials may hold on one side only. */
  readonly singularAt?: <T>(A: Arithmetic<T>, x: T, t: T) => boolean;
  /** Whether the point lies on a cut across which the function jumps. */
  readonly onCut?: <T>(A: Arithmetic<T>, x: T, t: T) => boolean;
  /** The same function by way of steps, from which its jumps can be seen. */
  readonly viaSteps?: <T>(A: Arithmetic<T>, x: T, t: T) => T;
  /** Which power of x it is near x = 0, with t constant; undefined where the partial tells. `odd`: for x < 0 too. */
  readonly powerOf?: <T>(A: Arithmetic<T>, t: T) => { readonly exponent: T; readonly odd: boolean } | undefined;
  /** With t varying it lives where x > 0 only. */
  readonly exponential?: true;
  /** Its slopes at the origin are its values at the tangents, as those of a length are. */
  readonly homogeneous?: true;
  /** Of one and the same number twice it is constant. */
  readonly cancels?: true;
  /** With this constant as one of its arguments it is constant. */
  readonly absorbing?: number;
}
export interface BinaryChoice extends Rule {
  readonly kind: 'choice';
  readonly choose: <T>(A: Arithmetic<T>, x: T, t: T) => T;
}

/** A rule is smooth (it has partials), a choice among its arguments, or a step (derivative zero between jumps). */
export type UnaryRule = SmoothUnary | UnaryChoice | Step;
export type BinaryRule = SmoothBinary | BinaryChoice;
