// Steps, choices, comparisons and remainders of what swings beside a point.
import type { Relation, UnaryName } from '../../arithmetic.js';
import { unaryRules } from '../../primitives.js';
import { compareNumbers } from '../float64.js';
import type { Interval } from '../interval/interval.js';
import { nearest } from '../interval/mpfr.js';
import type { SeriesRing } from './series-ring.js';
import { remainder, type OneSidedSeries } from './one-sided-series.js';
import { atZero, compareOrders } from './order.js';
import { spanning, isBelow, isOneSided, sawSwing, type Swing } from './swing.js';
import { functionOfSwing, seriesOfSwing, seriesOfValues, steadySwing, swingOf } from './swinging.js';

/** So many steps are told apart. */
const mostSteps = 64;
/** Stands for no end. */
const far = 2 ** 60;

/** Between which numbers a step function has that value; null where it has it at one number alone. */
const cells: Readonly<Record<string, (n: number) => readonly [from: number, to: number] | null>> = {
  floor: (n) => [n, n + 1],
  ceil: (n) => [n - 1, n],
  round: (n) => [n - 0.5, n + 0.5],
  fix: (n) => [n > 0 ? n : n - 1, n < 0 ? n : n + 1],
  sign: (n) => (n === 0 ? null : n < 0 ? [-far, 0] : [0, far]),
};

/** Of what neither vanishes nor grows. */
export function stepsOfSwing(ring: SeriesRing, name: UnaryName, x: OneSidedSeries): OneSidedSeries | undefined {
  const { A } = ring;
  const swing = steadySwing(x);
  if (swing?.values !== undefined) return functionOfSwing(ring, name, x);
  if (swing?.bounds === undefined) return undefined;
  const range = A[name](swing.bounds);
  const [from, to] = [range.lo, range.hi].map((end) => A.mpfr.toDouble(end, nearest)) as [number, number];
  if (!(to - from <= mostSteps)) return undefined;
  if (from < to) ring.takeLeap();
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const isHit = (n: number): boolean => {
    const cell = cells[name]?.(n);
    return cell != null && reaches(ring, swing, A.literal(cell[0]), A.literal(cell[1]));
  };
  return seriesOfValues(ring, all.map(A.literal), all.filter(isHit).map(A.literal));
}

/** Whether a limit point is known to lie between two numbers, and at neither. */
function reaches({ A }: SeriesRing, { fills, hits = [] }: Swing, from: Interval, to: Interval): boolean {
  if (fills !== undefined) return isBelow(A, fills[0], to) && isBelow(A, from, fills[1]);
  return hits.some((hit) => isBelow(A, from, hit) && isBelow(A, hit, to));
}

/** Of what tends to a number at which they jump, and swings about it. */
export function stepsAboutJump(
  ring: SeriesRing,
  name: UnaryName,
  limit: Interval,
  moves: OneSidedSeries,
): OneSidedSeries | undefined {
  const { A } = ring;
  const rule = unaryRules[name];
  const found = swingOf(moves);
  if (found === undefined || rule.kind !== 'step' || ring.swingSign(moves) !== undefined) return undefined;
  const { swing, order } = found;
  ring.takeSign(order);
  ring.takeLeap();
  const at = A[name](limit);
  const [below, above] = [rule.beside(A, limit, -1), rule.beside(A, limit, 1)];
  if (swing.zero === 'crossed') return seriesOfValues(ring, [below, at, above], [below, above]);
  const side = isOneSided(A, swing, 1) ? above : isOneSided(A, swing, -1) ? below : undefined;
  if (side === undefined) return undefined;
  return seriesOfValues(ring, [at, side], swing.zero === 'taken' ? [at, side] : []);
}

/** Whether a relation to 0 holds, where it is the same for all that a swing may be. */
export function compareSwing(ring: SeriesRing, relation: Relation, x: OneSidedSeries): boolean | undefined {
  const { A } = ring;
  const found = swingOf(x);
  if (found === undefined) return undefined;
  const { values, bounds } = found.swing;
  const parts = values ?? (bounds && [bounds]);
  if (parts === undefined) return undefined;
  ring.takeSign(found.order);
  const signsOf = (part: Interval): number[] => [
    ...(A.mpfr.sign(part.lo) < 0 ? [-1] : []),
    ...(A.containsZero(part) ? [0] : []),
    ...(A.mpfr.sign(part.hi) > 0 ? [1] : []),
  ];
  const answers = new Set(parts.flatMap(signsOf).map((sign) => compareNumbers(relation, sign, 0)));
  return answers.size === 1 ? answers.has(true) : undefined;
}

/** The lesser or the greater of two of which one swings about the other: that other, and by how much it is passed. */
export function chosenOfSwing(
  ring: SeriesRing,
  [x, t]: readonly [OneSidedSeries, OneSidedSeries],
  difference: OneSidedSeries,
  wanted: 1 | -1,
): OneSidedSeries | undefined {
  if (x.swings !== undefined && t.swings !== undefined) return undefined;
  const isFirst = t.swings === undefined;
  const base = isFirst ? t : x;
  const cut = functionOfSwing(ring, 'relu', isFirst === wanted > 0 ? difference : ring.neg(difference));
  if (cut === undefined) return undefined;
  return wanted > 0 ? ring.add(base, cut) : ring.sub(base, cut);
}

/** Whether all is known of what grows. */
export const isKnownGrowth = (x: OneSidedSeries): boolean =>
  x.huge === 0 && (x.rest === null || compareOrders(x.rest, atZero) > 0);

/** What grows and is known, less the whole number that a step makes of it; less what stays within bounds where it isn't known. */
export function wholePart(ring: SeriesRing, name: UnaryName, x: OneSidedSeries): OneSidedSeries {
  ring.takeLeap();
  if (!isKnownGrowth(x)) return ring.add(x, remainder(atZero));
  const below = name === 'floor' || (name === 'fix' && ring.growth(x) > 0);
  const lowest = name === 'round' ? -0.5 : below ? -1 : 0;
  return ring.add(x, seriesOfSwing(atZero, sawSwing(ring.A, lowest)));
}

/**
 * t times the distance of a quotient that grows, or swings, from the whole number below it, or towards 0.
 *
 * @returns undefined where it does neither
 */
export function remainderOfSwing(
  ring: SeriesRing,
  t: OneSidedSeries,
  quotient: OneSidedSeries,
  step: 'floor' | 'fix',
): OneSidedSeries | undefined {
  const { A } = ring;
  const growth = swingOf(quotient) === undefined ? ring.growth(quotient) : 0;
  if (growth !== 0) {
    if (!isKnownGrowth(quotient) && !ring.isContinuous()) return undefined;
    ring.takeLeap();
    return ring.mul(t, seriesOfSwing(atZero, sawSwing(A, step === 'fix' && growth < 0 ? -1 : 0)));
  }
  const swing = steadySwing(quotient);
  const [lo, hi] = swing?.fills ?? [];
  if (step === 'fix' || lo === undefined || hi === undefined) return undefined;
  // from the least it runs up to a whole number, where it falls by 1
  const whole = A.known(A.floor(lo));
  if (whole === undefined || !isBelow(A, A.literal(whole + 1), hi)) return undefined;
  const fills = [A.sub(lo, A.literal(whole)), A.literal(1)] as const;
  ring.takeLeap();
  return ring.mul(t, seriesOfSwing(atZero, { bounds: spanning(A, 0, 1), fills }));
}

/** A remainder of a constant lies between 0 and it. */
export function withinPeriod({ A }: SeriesRing, x: OneSidedSeries, period: OneSidedSeries): OneSidedSeries {
  const swing = steadySwing(x);
  const [only] = period.terms;
  if (swing === undefined || only === undefined || period.rest !== null || period.terms.length > 1) return x;
  if (compareOrders(only.at, atZero) !== 0) return x;
  const bounds = A.mul(spanning(A, 0, 1), only.c);
  return { ...x, swings: { ...swing, bounds } };
}
