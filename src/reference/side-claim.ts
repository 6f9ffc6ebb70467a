// What is claimed of one side of a point, as a truncated series in the distance t from it: limit + lead + remainder.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { log2SizeAt } from '../arithmetics/series/order-size.js';
import {
  atOne,
  atZero,
  leastOrder,
  orderOfProduct,
  powerOrder,
  type Order,
  type SeriesTerm,
} from '../arithmetics/series/order.js';
import { exactFractions } from '../arithmetics/fractions.js';

/** The first term beyond the limit, null where that is below order 1; the order of what is left, null where nothing is. */
export interface Beside {
  readonly lead: SeriesTerm | null;
  readonly rest: Order | null;
}

export type SideClaim =
  /** `again`: at points as near as one likes, and perhaps not at all. */
  | { readonly kind: 'outside'; readonly again?: true }
  /** Values that grow without end, of that sign. */
  | { readonly kind: 'pole'; readonly sign: 1 | -1 }
  /** The slope swings for ever between two numbers or without end; the value itself, where there is no limit. */
  | { readonly kind: 'oscillates'; readonly limit: ((A: IntervalArithmetic) => Interval) | null }
  | {
      readonly kind: 'values';
      /** The value at the point, or an enclosure of the limit where that is another. */
      readonly limit: (A: IntervalArithmetic) => Interval;
      /** Whether the limit is as narrow as the precision at which it is asked. */
      readonly isExact: boolean;
      /** Undefined: nothing is claimed beyond the limit and the sign of an infinite slope. */
      readonly lead: SeriesTerm | null | undefined;
      /** Undefined: of a slope by first order, where something smaller than t is left, of no known order. */
      readonly rest: Order | null | undefined;
      /** Of an infinite slope without a lead: its sign in the direction away from the point. */
      readonly grows: 1 | -1 | 0;
    };

export type OscillationClaim = Extract<SideClaim, { kind: 'oscillates' }>;
export type ValuesClaim = Extract<SideClaim, { kind: 'values' }>;

/** The order that the remainder is measured against: it must become small beside it. */
export function lastOrder({ lead }: ValuesClaim): Order {
  return lead === undefined ? atZero : (lead?.at ?? atOne);
}

/** Limits of which nothing more is claimed are reached at least as fast as this power of t. */
const slowestLimit = 1 / 128;
/** And slopes that jets tell: one that grows as log(-log t) does passes any number, but falls towards none so fast at all scales. */
const slowestSlope = 1 / 16;
/** What is left exactly 0, or vanishes below every power, is looked at as if it were this many orders beyond the lead. */
const farBeyond = powerOrder(exactFractions.literal(4));
/** Bits by which a remainder may miss its order: its coefficients may be anything, and it may oscillate. */
const slack = 24;

/** By how many bits the remainder falls at least beside the distance between t = 2^from and t = 2^to. */
export function leastFall(claim: ValuesClaim, from: number, to: number): number {
  const last = lastOrder(claim);
  const fallOf = (order: Order): number => log2SizeAt(order, from) - from - (log2SizeAt(order, to) - to);
  const beyond = orderOfProduct({ ...last, logs: atZero.logs }, farBeyond);
  const fall = fallOf(last);
  const slowest = claim.lead === undefined ? slowestLimit : slowestSlope;
  const gap = claim.rest === undefined ? slowest * (from - to) : fallOf(leastOrder(claim.rest, beyond) as Order) - fall;
  return fall + Math.max(gap / 2, gap - slack);
}
