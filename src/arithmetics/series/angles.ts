// Angles of what vanishes, grows or crosses an axis beside a point: quarter turns, and what is left.
import type { Interval } from '../interval/interval.js';
import { isNothing, leadOrder, remainder, type OneSidedSeries } from './one-sided-series.js';
import { atZero, compareOrders } from './order.js';
import type { SeriesSetting } from './series-setting.js';
import { crossesZero, seriesOfSwing, seriesOfValues } from './swinging.js';
import { compareSwing } from './swinging-steps.js';

export const quarterTurn = ({ ring }: SeriesSetting): OneSidedSeries => ring.constant(ring.A.acos(ring.A.literal(0)));
/** The distance from a quarter turn to either side that x tends to without being it. */
export function besideQuarterTurn(
  s: SeriesSetting,
  x: OneSidedSeries,
): { sign: 1 | -1; moves: OneSidedSeries } | undefined {
  const { limit, moves } = s.ring.split(x);
  const sign = ([1, -1] as const).find((each) =>
    signed(s, each, quarterTurn(s)).terms.some(({ c }) => s.ring.A.theOne(c) === limit),
  );
  return sign === undefined || isNothing(moves) ? undefined : { sign, moves };
}
export const signed = (s: SeriesSetting, sign: number, x: OneSidedSeries): OneSidedSeries =>
  sign < 0 ? s.ring.neg(x) : x;

/** A quarter turn to the one side or the other, again and again, as x crosses 0. */
export function eitherQuarterTurn({ ring }: SeriesSetting, x: OneSidedSeries): OneSidedSeries {
  const { A } = ring;
  ring.takeLeap();
  ring.takePoles(); // at 0 itself there is no value
  ring.takeSign(leadOrder(x) ?? atZero);
  const quarter = A.acos(A.literal(0));
  const ends = [quarter, A.neg(quarter)];
  return seriesOfValues(ring, ends, ends) ?? remainder(atZero);
}

const dominates = (y: OneSidedSeries, x: OneSidedSeries): boolean => {
  const [a, b] = [leadOrder(y), leadOrder(x)];
  return a !== null && (b === null || compareOrders(a, b) < 0);
};
/** What crosses 0, and is larger than x where it isn't near 0, is seen at a quarter turn to the one side and to the other. */
function steepAngles({ ring }: SeriesSetting, y: OneSidedSeries): OneSidedSeries {
  const { A } = ring;
  ring.takeLeap();
  ring.takeSign(leadOrder(y) ?? atZero);
  const [quarter, half] = [A.acos(A.literal(0)), A.acos(A.literal(-1))];
  const bounds = { lo: A.neg(half).lo, hi: half.hi };
  return seriesOfSwing(atZero, { bounds, hits: [quarter, A.neg(quarter)], zero: 'crossed' });
}

/** The angle of the point (x, y), by the quotient that stays finite. */
export function angle(s: SeriesSetting, y: OneSidedSeries, x: OneSidedSeries, isSteep: boolean): OneSidedSeries {
  const { ring, S } = s;
  // between its quarter turns it may be anything
  if (isSteep && crossesZero(y) && dominates(y, x)) return steepAngles(s, y);
  if (isSteep) return S.sub(signed(s, ring.sign(y), quarterTurn(s)), S.atan(S.div(x, y)));
  const small = S.atan(S.div(y, x));
  if (ring.sign(x) > 0) return small;
  const halfTurn: Interval = ring.A.acos(ring.A.literal(-1));
  const half = ring.constant(halfTurn);
  // what swings about the cut leaps over it; on it the angle is that from above
  const isBelow = compareSwing(ring, '<', y);
  const leaps = isBelow === undefined && y.terms.length === 0 && y.swings?.zero === 'crossed';
  if (leaps) {
    const ends = [halfTurn, ring.A.neg(halfTurn)];
    ring.takeLeap();
    return S.add(small, seriesOfValues(ring, ends, ends) ?? remainder(atZero));
  }
  return S.add(small, signed(s, (isBelow ?? ring.sign(y) < 0) ? -1 : 1, half));
}
