// The data of the truth, as comparisons and errors have it, and the forms in which values by input are kept. Types only.
import type { SingularKind } from '../reference/kind-names.js';
import type { Nested } from '../tensors/nested.js';

/** A number; non-finite ones as strings, since JSON has no other way. */
export type PlainNumber = number | 'Infinity' | '-Infinity' | 'NaN';
/**
 * In what form values are kept. Of `numbers`: one per input, by its name. Of `tensors`, or where the value of the function
 * has several numbers: arrays in arrays. `flat`, as they are worked with: one per derivative, by its name.
 */
export type Form = 'numbers' | 'tensors' | 'flat';
/**
 * What belongs to the inputs that were differentiated by, by their names: for a tensor arrays in arrays of its shape, where
 * the value of the function has several numbers of the shape of that followed by it.
 */
export type PerInput<V, F extends Form = 'numbers'> = F extends 'tensors'
  ? Record<string, Nested<V>>
  : Record<string, V>;
/** What belongs to the value of the function: arrays in arrays of its shape. */
export type PerOutput<V, F extends Form = 'numbers'> = F extends 'tensors'
  ? Nested<V>
  : F extends 'flat'
    ? readonly V[]
    : V;
/** One value per pair of numbers that were differentiated by, such as `x` and `w[2,1]`. */
export type PerPair<V> = Record<string, Record<string, V>>;

export type ReferenceStatus = 'certified' | 'kink' | 'jump' | 'infinite' | 'undefined' | 'undecided';

/** What the values beside a point tend to, where that isn't the value at it. */
export interface ReferenceLimit<F extends Form = 'numbers'> {
  /** Null: none is known, or inputs don't agree on it. */
  readonly value: PerOutput<PlainNumber | null, F>;
  /** Of the function that has the limit as its value there; null: none is known. */
  readonly gradient: PerInput<PlainNumber | null, F>;
}

export interface Reference<F extends Form = 'numbers'> {
  readonly status: ReferenceStatus;
  /** More of the first derivative of that status: what kind of point it is. Null: certified, or nothing more is known. */
  readonly kind: SingularKind | null;
  /** What is known of each derivative; `status` is the gravest of these and of `hessianStatuses`. */
  readonly statuses: PerInput<ReferenceStatus, F>;
  readonly kinds: PerInput<SingularKind | null, F>;
  /** Precision in bits at which the enclosure settled, or the last one tried. */
  readonly bits: number;
  /** The value of the function: certified decimal digits, with `…` where they go on. Null where it isn't known. */
  readonly value: PerOutput<string | null, F>;
  /** The truth rounded to the nearest number of the precision; null unless certified (component by component). */
  readonly gradient: PerInput<PlainNumber | null, F>;
  /** Up to 30 certified significant digits, with `…` where they go on. */
  readonly digits: PerInput<string | null, F>;
  readonly enclosure: PerInput<readonly [string, string] | null, F>;
  /**
   * One-sided derivatives, where the two-sided one isn't known. Null inside: unknown, outside the domain, or a number
   * beyond the range of the precision, whose digits are below.
   */
  readonly left: PerInput<PlainNumber | null, F> | null;
  readonly right: PerInput<PlainNumber | null, F> | null;
  /** Certified digits of `left` and `right`, where these are; null inside: no number. */
  readonly leftDigits?: PerInput<string | null, F>;
  readonly rightDigits?: PerInput<string | null, F>;
  /**
   * At kinks, between the slopes of the two sides, both included: Clarke's generalized gradient (Clarke 1983), of a concave kink
   * as of a convex one. Null inside: it is no kink, or a slope isn't finite; null: no input has one.
   */
  readonly subgradients: PerInput<readonly [number, number] | null, F> | null;
  /** Of removable points, and of ends of the domain without a value. */
  readonly limit: ReferenceLimit<F> | null;
  /** Of second derivatives, with `order: 2`. */
  readonly hessian?: PerPair<PlainNumber | null>;
  readonly hessianDigits?: PerPair<string | null>;
  readonly hessianStatuses?: PerPair<ReferenceStatus>;
  /** One-sided second derivatives, where there is no two-sided one: slopes of a first derivative; else as `left` and `right`. */
  readonly hessianLeft?: PerPair<PlainNumber | null>;
  readonly hessianRight?: PerPair<PlainNumber | null>;
  readonly hessianLeftDigits?: PerPair<string | null>;
  readonly hessianRightDigits?: PerPair<string | null>;
  /** Why the first derivative (else the first second derivative) of that status isn't certified, in a sentence. */
  readonly message: string | null;
}
