// What swings in sums and products of series.
import type { IntervalArithmetic } from '../interval/interval.js';
import type { OneSidedSeries } from './one-sided-series.js';
import { compareOrders, type Order } from './order.js';
import { scaledSwing, shiftedSwing, unplaced, type Swing } from './swing.js';

/** What swings in x, where y is added. */
export function swingOfSum(
  A: IntervalArithmetic,
  { swings, rest }: OneSidedSeries,
  y: OneSidedSeries,
  sum: OneSidedSeries,
): Swing | undefined {
  if (swings === undefined || rest === null || !dominates(rest, y.rest, sum)) return undefined;
  const c = y.terms.find(({ at }) => compareOrders(at, rest) === 0)?.c;
  return shiftedSwing(A, swings, c, y.rest === null && y.terms.every(({ at }) => compareOrders(at, rest) <= 0));
}

/** A factor, and the order that what isn't known of it has in the product. */
type SwingingFactor = readonly [series: OneSidedSeries, rest: Order | null];

/** What swings in x, where it is multiplied by y. */
export function swingOfProduct(
  A: IntervalArithmetic,
  [x, own]: SwingingFactor,
  [y, other]: SwingingFactor,
  product: OneSidedSeries,
): Swing | undefined {
  const [first, ...more] = y.terms;
  if (x.swings === undefined || own === null || first === undefined || A.containsZero(first.c)) return undefined;
  if (!dominates(own, other, product)) return undefined;
  const isAll = more.length === 0 && y.rest === null;
  // terms of x by later ones of y are as large as what swings
  return x.terms.length > 0 && !isAll ? unplaced(x.swings) : scaledSwing(A, x.swings, first.c, isAll);
}

/** Whether what isn't known of a result is what isn't known of one operand, of that order in it. */
function dominates(own: Order, other: Order | null, { rest }: OneSidedSeries): boolean {
  if (rest === null || compareOrders(own, rest) !== 0) return false;
  return other === null || compareOrders(own, other) < 0;
}
