// What swings for ever beside a point: t^p·w, where w stays within bounds and its limit points fill an interval that is no point.
import type { Interval, IntervalArithmetic } from '../interval/interval.js';

export interface Swing {
  /** All values of w for small t lie there. */
  readonly bounds?: Interval;
  /** w takes each value from one to the other, both included, at t as small as one likes. */
  readonly takes?: readonly [lo: number, hi: number];
  /** At t as small as one likes w is exactly 0, or on both sides of 0 and not near it. */
  readonly zero?: 'taken' | 'crossed';
}

/** What vanishes beside w, as a part of 1, for small t. */
const little = 2 ** -20;
const between = (A: IntervalArithmetic, lo: number, hi: number): Interval => ({
  lo: A.literal(lo).lo,
  hi: A.literal(hi).hi,
});
const zeroOf = ([lo, hi]: readonly [number, number]): Pick<Swing, 'zero'> =>
  lo < 0 && hi > 0 ? { zero: 'crossed' } : lo === 0 || hi === 0 ? { zero: 'taken' } : {};
/** Sums and products of these are exact. */
const isShort = (x: number): boolean => Number.isInteger(x * 2 ** 10) && Math.abs(x) <= 2 ** 10;

/** A sine or cosine of what grows without end. */
export const waveSwing = (A: IntervalArithmetic): Swing => ({
  bounds: between(A, -1, 1),
  takes: [-1, 1],
  zero: 'crossed',
});

/** w·c; w·(c + what vanishes) unless `isAll`. */
export function scaledSwing(A: IntervalArithmetic, { bounds, takes, zero }: Swing, c: Interval, isAll: boolean): Swing {
  const factor = A.known(c);
  const scaled = bounds && A.mul(bounds, c);
  const ends = takes !== undefined && isAll && factor !== undefined && [factor, ...takes].every(isShort);
  return {
    ...(scaled && { bounds: isAll ? scaled : A.mul(scaled, between(A, 1 - little, 1 + little)) }),
    ...(ends && { takes: sorted(factor * takes[0], factor * takes[1]) }),
    ...(zero && { zero }),
  };
}

/** w + c, c undefined: 0; w + c + what vanishes unless `isAll`. */
export function shiftedSwing(A: IntervalArithmetic, swing: Swing, c: Interval | undefined, isAll: boolean): Swing {
  if (c === undefined && isAll) return swing;
  const { bounds, takes, zero } = swing;
  const by = c === undefined ? 0 : A.known(c);
  const moved = bounds && c ? A.add(bounds, c) : bounds;
  const ends = takes !== undefined && by !== undefined && [by, ...takes].every(isShort);
  const now = ends ? ([takes[0] + by, takes[1] + by] as const) : undefined;
  const after = now === undefined ? (c === undefined && zero ? { zero } : {}) : zeroOf(now);
  return {
    ...(moved && { bounds: isAll ? moved : A.add(moved, between(A, -little, little)) }),
    ...(now && isAll && { takes: now }),
    // what is added, however small, may keep it from 0
    ...(after.zero !== undefined && (isAll || after.zero === 'crossed') && after),
  };
}

/** w² or |w|, a function that is the same for -w and grows with |w|. */
export function foldedSwing(A: IntervalArithmetic, { bounds, takes }: Swing, name: 'square' | 'abs'): Swing {
  const size = (end: number): number => (name === 'abs' ? Math.abs(end) : end * end);
  const folded = takes?.every(isShort) === true ? sorted(size(takes[0]), size(takes[1])) : undefined;
  const now = folded && takes && takes[0] <= 0 && takes[1] >= 0 ? ([0, folded[1]] as const) : folded;
  const sizes = bounds && A.abs(bounds);
  return {
    ...(sizes && { bounds: name === 'abs' ? sizes : A.mul(sizes, sizes) }),
    ...(now && { takes: now, ...zeroOf(now) }),
  };
}

/** An odd root of w. */
export const rootOfSwing = ({ zero }: Swing): Swing => (zero ? { zero } : {});

const sorted = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a]);
