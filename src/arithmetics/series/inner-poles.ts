// Functions that have a pole at a number that something swings about, or that it comes back to: they are beyond all bounds there.
import type { UnaryName } from '../../arithmetic.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import { withPoles } from './poles.js';
import type { SeriesRing } from './series-ring.js';
import { leadOrder, type OneSidedSeries } from './one-sided-series.js';
import { atZero, compareOrders } from './order.js';
import { isBelow, isOneSided, mappedSwing, type Swing } from './swing.js';
import { seriesOfSwing, steadySwing, swingOf, tried } from './swinging.js';

type PoleSide = 'both' | 'above' | 'below';

/** So many poles to either side of 0 are known. */
const mostPoles = 64;
const indices = Array.from({ length: 2 * mostPoles + 1 }, (_, i) => i - mostPoles);
const quarterTurns =
  (offset: 0 | 1) =>
  (A: IntervalArithmetic): Interval[] => {
    const quarter = A.acos(A.literal(0));
    return indices.map((i) => A.mul(A.literal(2 * i + offset), quarter));
  };
const origin = (A: IntervalArithmetic): Interval[] => [A.literal(0)];
const leftOfOne = (A: IntervalArithmetic): Interval[] => indices.filter((i) => i <= 0).map(A.literal);

/** Poles with values to both sides of them, and the sign of these: both, one to each side, or one. */
const innerPoles: Readonly<Record<string, { at: (A: IntervalArithmetic) => Interval[]; side: PoleSide }>> = {
  tan: { at: quarterTurns(1), side: 'both' },
  sec: { at: quarterTurns(1), side: 'both' },
  cot: { at: quarterTurns(0), side: 'both' },
  csc: { at: quarterTurns(0), side: 'both' },
  gamma: { at: leftOfOne, side: 'both' },
  lgamma: { at: leftOfOne, side: 'above' },
  coth: { at: origin, side: 'both' },
  csch: { at: origin, side: 'both' },
  acsch: { at: origin, side: 'both' },
};
/** Ends of domains at which the values grow without end: which end of what is filled it must be, and their sign. */
const endPoles: Readonly<Record<string, readonly { at: number; end: 0 | 1; side: PoleSide }[]>> = {
  log: [{ at: 0, end: 0, side: 'below' }],
  log2: [{ at: 0, end: 0, side: 'below' }],
  log10: [{ at: 0, end: 0, side: 'below' }],
  log1p: [{ at: -1, end: 0, side: 'below' }],
  atanh: [
    { at: -1, end: 0, side: 'below' },
    { at: 1, end: 1, side: 'above' },
  ],
  acoth: [
    { at: 1, end: 0, side: 'above' },
    { at: -1, end: 1, side: 'below' },
  ],
  asech: [{ at: 0, end: 0, side: 'above' }],
};

/** f of what neither vanishes nor grows, where f has poles at what it fills, or none at all of those that are its own. */
export function functionBesidePoles(ring: SeriesRing, name: UnaryName, x: OneSidedSeries): OneSidedSeries | undefined {
  const swing = steadySwing(x);
  if (swing?.fills === undefined) return undefined;
  const side = innerPole(ring.A, name, swing) ?? endPole(ring.A, name, swing);
  if (side === undefined) return name === 'gamma' || name === 'lgamma' ? gammaOfSwing(ring, name, swing) : undefined;
  // at the pole itself there is no value
  ring.takePoles();
  return withPoles(side, { isPassing: swing.isTaken === true, isReturning: true });
}

function innerPole(A: IntervalArithmetic, name: UnaryName, { fills }: Swing): PoleSide | undefined {
  const poles = innerPoles[name];
  if (poles === undefined || fills === undefined) return undefined;
  const [lo, hi] = fills;
  return poles.at(A).some((pole) => isBelow(A, lo, pole) && isBelow(A, pole, hi)) ? poles.side : undefined;
}

function endPole(A: IntervalArithmetic, name: UnaryName, { fills, bounds }: Swing): PoleSide | undefined {
  if (fills === undefined || bounds === undefined) return undefined;
  const sides = (endPoles[name] ?? []).flatMap(({ at, end, side }) => {
    const pole = A.literal(at);
    const isWithin = end === 0 ? A.mpfr.compare(pole.lo, bounds.lo) <= 0 : A.mpfr.compare(bounds.hi, pole.hi) <= 0;
    return A.known(fills[end]) === at && isWithin ? [side] : [];
  });
  return sides.length === 2 ? 'both' : sides[0];
}

/** x/t where t swings about 0, or comes back to it, and x has a sign. @returns undefined where that may have a limit */
export function overSwing(ring: SeriesRing, x: OneSidedSeries, t: OneSidedSeries): OneSidedSeries | undefined {
  const { A } = ring;
  const found = swingOf(t);
  const lead = leadOrder(x);
  if (found === undefined || lead === null || ring.swingSign(t) !== undefined) return undefined;
  const { swing, order } = found;
  const { fills: [lo, hi] = [], isTaken = false, zero } = swing;
  // the order of x less that of t, where t isn't near 0
  const size = x.huge === 0 ? compareOrders(lead, order) : -1;
  const has = (poles: PoleSide, how: Pick<Swing, 'isPassing' | 'isReturning'>): OneSidedSeries => {
    ring.takePoles();
    ring.takeSign(order);
    return withPoles(poles, how);
  };
  const passes = (isPassed: boolean): boolean => isPassed && (size <= 0 || isTaken) && ring.sign(x) !== 0;
  if (passes(lo !== undefined && hi !== undefined && isBelow(A, lo, zeroOf(A)) && isBelow(A, zeroOf(A), hi)))
    return has('both', { isPassing: isTaken, isReturning: size >= 0 });
  if (size < 0) return passes(zero === 'crossed') ? has('both', { isPassing: false, isReturning: false }) : undefined;
  const side = ([1, -1] as const).find((each) => isOneSided(A, swing, each));
  const end = side === 1 ? lo : hi;
  if (side === undefined || !passes(end !== undefined && A.isExactZero(end))) return undefined;
  return has(side * ring.sign(x) > 0 ? 'above' : 'below', { isPassing: isTaken, isReturning: true });
}
const zeroOf = (A: IntervalArithmetic): Interval => A.literal(0);

/** To the right of all its poles, where an enclosure of all values may be too wide to be told. */
function gammaOfSwing(ring: SeriesRing, name: 'gamma' | 'lgamma', swing: Swing): OneSidedSeries | undefined {
  const { A } = ring;
  const { bounds, ...filled } = swing;
  if (bounds === undefined || A.mpfr.sign(bounds.lo) <= 0) return undefined;
  const mapped = tried(() => mappedSwing(A, swing, A[name])) ?? tried(() => mappedSwing(A, filled, A[name]));
  return mapped && seriesOfSwing(atZero, mapped);
}
