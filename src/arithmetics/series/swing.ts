// What swings for ever beside a point: t^p·w, where w stays within bounds and has more than one limit point.
import type { Interval, IntervalArithmetic } from '../interval/interval.js';

/** Unless it has `hits`, the limit points of w fill an interval that is no point. */
export interface Swing {
  /** All values of w for small t lie there. */
  readonly bounds?: Interval;
  /** All numbers between these two, of which the first is the lesser, are limit points of w. */
  readonly fills?: readonly [lo: Interval, hi: Interval];
  /** At t as small as one likes w runs through all that it fills, both ends included, without a jump. */
  readonly isTaken?: boolean;
  /** Limit points of w of which no two are one number: nothing is known of those between. There are at least two, known or not. */
  readonly hits?: readonly Interval[];
  /** For small t, w is one of these numbers. */
  readonly values?: readonly Interval[];
  /** At t as small as one likes w is exactly 0, or on both sides of 0 and not near it. */
  readonly zero?: 'taken' | 'crossed';
  /** At t as small as one likes it is beyond all bounds: above and below, or on one side of them. */
  readonly poles?: 'both' | 'above' | 'below';
  /** Of what is beyond all bounds: it is so beside single t as well, at poles to either side of its `poles`. */
  readonly isPassing?: boolean;
  /** Of what is beyond all bounds: again and again it is within some. */
  readonly isReturning?: boolean;
}

/** Of what has no limit like this swing, but isn't known otherwise. */
export const unplaced = ({ hits }: Swing): Swing => (hits === undefined ? {} : { hits: [] });

/** What vanishes beside w, as a part of 1, for small t. */
const little = 2 ** -20;

export const spanning = (A: IntervalArithmetic, lo: number, hi: number): Interval => ({
  lo: A.literal(lo).lo,
  hi: A.literal(hi).hi,
});
export const isBelow = ({ mpfr }: IntervalArithmetic, x: Interval, y: Interval): boolean =>
  mpfr.compare(x.hi, y.lo) < 0;
const isAllNegative = ({ mpfr }: IntervalArithmetic, x: Interval): boolean => mpfr.sign(x.hi) < 0;
const isAllPositive = ({ mpfr }: IntervalArithmetic, x: Interval): boolean => mpfr.sign(x.lo) > 0;
/** Whether it is never above 0, or never below it. */
export const isOneSided = ({ mpfr }: IntervalArithmetic, { bounds }: Swing, side: 1 | -1): boolean =>
  bounds !== undefined && (side > 0 ? mpfr.sign(bounds.lo) >= 0 : mpfr.sign(bounds.hi) <= 0);

/** Where 0 lies among what is filled, hit or taken. */
function zeroOf(A: IntervalArithmetic, { fills, isTaken, hits, values }: Swing): Pick<Swing, 'zero'> {
  const known = hits ?? fills ?? [];
  if (known.some((x) => isAllNegative(A, x)) && known.some((x) => isAllPositive(A, x))) return { zero: 'crossed' };
  // of finitely many values a limit point is taken itself
  const isExact = hits === undefined ? isTaken === true : values !== undefined;
  return isExact && known.some((x) => A.isExactZero(x)) ? { zero: 'taken' } : {};
}

/** The same swing with what its other parts tell of 0. */
export const withZero = (A: IntervalArithmetic, swing: Swing): Swing => ({ ...swing, ...zeroOf(A, swing) });

/** A sine or cosine of what grows without end. @param isTaken whether it does so without a jump */
export const waveSwing = (A: IntervalArithmetic, isTaken: boolean): Swing => ({
  bounds: spanning(A, -1, 1),
  fills: [A.literal(-1), A.literal(1)],
  ...(isTaken && { isTaken }),
  zero: 'crossed',
});

/** The distance of what grows from a whole number beside it, between two numbers 1 apart. */
export const sawSwing = (A: IntervalArithmetic, lo: number): Swing => ({
  bounds: spanning(A, lo, lo + 1),
  fills: [A.literal(lo), A.literal(lo + 1)],
  zero: lo === 0 || lo === -1 ? 'taken' : 'crossed',
});

/** One of so many numbers. @param hits those that come again and again, at least two */
export const steppedSwing = (A: IntervalArithmetic, values: readonly Interval[], hits: readonly Interval[]): Swing =>
  withZero(A, { values, hits, bounds: hullOf(A, values) });

export const hullOf = ({ mpfr }: IntervalArithmetic, values: readonly Interval[]): Interval => ({
  lo: values.reduce((x, y) => (mpfr.compare(x.lo, y.lo) <= 0 ? x : y)).lo,
  hi: values.reduce((x, y) => (mpfr.compare(x.hi, y.hi) >= 0 ? x : y)).hi,
});

/** w·c; w·(c + what vanishes) unless `isAll`. */
export function scaledSwing(A: IntervalArithmetic, swing: Swing, c: Interval, isAll: boolean): Swing {
  const { bounds, fills, isTaken, hits, values, zero } = swing;
  const scaled = bounds && A.mul(bounds, c);
  const by = (x: Interval): Interval => A.mul(x, c);
  return {
    ...(scaled && { bounds: isAll ? scaled : A.mul(scaled, spanning(A, 1 - little, 1 + little)) }),
    ...(fills && { fills: isAllNegative(A, c) ? [by(fills[1]), by(fills[0])] : [by(fills[0]), by(fills[1])] }),
    ...(isTaken === true && isAll && { isTaken }),
    ...(hits && { hits: hits.map(by) }),
    ...(values && isAll && { values: values.map(by) }),
    ...(zero && { zero }),
  };
}

/** w + c, c undefined: 0; w + c + what vanishes unless `isAll`. */
export function shiftedSwing(A: IntervalArithmetic, swing: Swing, c: Interval | undefined, isAll: boolean): Swing {
  if (c === undefined && isAll) return swing;
  const { bounds, fills, isTaken, hits, values, zero } = swing;
  const by = (x: Interval): Interval => (c === undefined ? x : A.add(x, c));
  const moved = bounds && by(bounds);
  return withZero(A, {
    ...(moved && { bounds: isAll ? moved : A.add(moved, spanning(A, -little, little)) }),
    ...(fills && { fills: [by(fills[0]), by(fills[1])] }),
    ...(isTaken === true && isAll && { isTaken }),
    ...(hits && { hits: hits.map(by) }),
    ...(values && isAll && { values: values.map(by) }),
    // what is added, however small, may keep it from 0
    ...(c === undefined && zero === 'crossed' && { zero }),
  });
}

/** w² or |w|, a function that is the same for -w and grows with |w|; undefined where that may have a limit. */
export function foldedSwing(A: IntervalArithmetic, swing: Swing, name: 'square' | 'abs'): Swing | undefined {
  // an interval times itself is wider than its square
  return mappedSwing(A, swing, name === 'abs' ? A.abs : (x) => A.pow(x, A.literal(2)));
}

/** An odd root of w. */
export function rootOfSwing(A: IntervalArithmetic, swing: Swing, root: (x: Interval) => Interval): Swing | undefined {
  const mapped = mappedSwing(A, swing, root);
  const zero = mapped?.zero ?? swing.zero;
  return mapped && { ...mapped, ...(zero && { zero }) };
}

/** max(w, 0), where w isn't of one sign; undefined where that may have a limit. */
export function cutSwing(A: IntervalArithmetic, swing: Swing): Swing | undefined {
  const cut = mappedSwing(A, swing, A.relu, 'flat');
  // where it is below 0, it is cut to 0 itself
  return swing.zero === 'crossed' ? { ...cut, zero: 'taken' } : cut;
}

/**
 * f(w), f continuous on all values of w.
 *
 * @param kind whether f is constant on no interval, or may be
 * @returns undefined where f(w) may have a limit, or is the same number throughout
 * @throws Undecided, OutsideDomain where f has no value
 */
export function mappedSwing(
  A: IntervalArithmetic,
  { bounds, fills, isTaken, hits, values }: Swing,
  f: (x: Interval) => Interval,
  kind: 'steep' | 'flat' = 'steep',
): Swing | undefined {
  const mappedBounds = bounds && { bounds: f(bounds) };
  if (hits !== undefined) {
    const apart = distinct(A, hits.map(f));
    if (apart.length < 2) return undefined;
    return withZero(A, { ...mappedBounds, hits: apart, ...(values && { values: values.map(f) }) });
  }
  // all numbers between two values of f are values of f
  const ends =
    fills && [...fills, ...(isAllNegative(A, fills[0]) && isAllPositive(A, fills[1]) ? [A.literal(0)] : [])].map(f);
  const now = ends && farthest(A, ends);
  if (now === undefined && kind === 'flat') return undefined;
  return withZero(A, { ...mappedBounds, ...(now && { fills: now, ...(isTaken === true && { isTaken }) }) });
}

/** Those of which it is known that no two are one number, one of each. */
export function distinct(A: IntervalArithmetic, values: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const x of values) if (result.every((y) => isBelow(A, x, y) || isBelow(A, y, x))) result.push(x);
  return result;
}

/** Two of them of which the first is known to be the lesser; undefined where none are known to differ. */
function farthest({ mpfr, ...A }: IntervalArithmetic, values: readonly Interval[]): [Interval, Interval] | undefined {
  const least = values.reduce((x, y) => (mpfr.compare(y.hi, x.hi) < 0 ? y : x));
  const most = values.reduce((x, y) => (mpfr.compare(y.lo, x.lo) > 0 ? y : x));
  return isBelow({ mpfr, ...A }, least, most) ? [least, most] : undefined;
}
