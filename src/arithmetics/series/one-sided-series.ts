// One-sided series in t -> 0+: sums of c·e^u·t^p·L^-k·M^-m·…, where L = -log t > 0, M = log L, … and u grows, with
// exponents that are fractions or enclosures, and coefficients that are enclosures. A remainder O(…) stands for all that
// isn't known. (Puiseux 1850; Hahn 1907 for the ordered exponents; Ecalle 1992 for exponentials.)
import { Undecided } from '../../errors.js';
import { atZero, compareOrders, isBeyondPowers, type Order, type SeriesTerm } from './order.js';
import type { Swing } from './swing.js';

/** Terms in rising order, none exactly 0; `rest`: what is of that order or above isn't known, null: there is nothing more. */
export interface OneSidedSeries {
  readonly terms: readonly SeriesTerm[];
  readonly rest: Order | null;
  /** The sign of what grows above every power of 1/t, of which no more is known, as where not all of an exponent is; else 0. */
  readonly huge: -1 | 0 | 1;
  /** What isn't known is the size of `rest` times this. */
  readonly swings?: Swing;
}

/** More terms may tell what these don't. */
export class TooFewTerms extends Undecided {}

/** The order of the first thing that is there or may be; null for what is exactly 0. */
export const leadOrder = ({ terms, rest }: OneSidedSeries): Order | null => terms[0]?.at ?? rest;

export const exactZero: OneSidedSeries = { terms: [], rest: null, huge: 0 };
export const hugeOf = (sign: number): OneSidedSeries => ({ terms: [], rest: null, huge: sign > 0 ? 1 : -1 });
/** Something of that order or above. */
export const remainder = (rest: Order): OneSidedSeries => ({ terms: [], rest, huge: 0 });

/** Whether it was asked on which side of the point t is. Where it wasn't, series hold on both: t is a signed distance. */
export interface SideAsked {
  asked: boolean;
  /** Whether a number has poles at points as near as one likes. */
  poles?: boolean;
  /** Whether a number may jump at points as near as one likes. */
  leaps?: boolean;
  /** The points that are looked at: those where a comparison of which the answer changes has this one. */
  forced?: ForcedAnswer;
}

/** An answer, and of which comparison to 0 it is, once that was met. */
export interface ForcedAnswer {
  readonly answer: boolean;
  of?: readonly [relation: string, x: OneSidedSeries];
}
export const isNothing = (x: OneSidedSeries): boolean => x.huge === 0 && x.terms.length === 0 && x.rest === null;
/** Whether it is the same number for all t. */
export const isConstantSeries = (x: OneSidedSeries): boolean =>
  x.huge === 0 && x.rest === null && x.terms.every(({ at }) => compareOrders(at, atZero) === 0);

/** Whether it tends to 0 without being 0. */
export function vanishes(x: OneSidedSeries): boolean {
  const order = leadOrder(x);
  return x.huge === 0 && order !== null && compareOrders(order, atZero) > 0;
}

/** Whether it grows above every power or vanishes below all, as far as is known. */
export function isExponential(x: OneSidedSeries): boolean {
  const order = leadOrder(x);
  return x.huge !== 0 || (order !== null && isBeyondPowers(order));
}
