// The scales at which values beside a point are looked at on one side of it, and the bits that they need.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { log2Of, type Displaced } from './difference-check.js';

/** The function on one side of a point. */
export interface SideOfPoint {
  readonly side: 1 | -1;
  /** The function in steps of 2^exponent; it is called after the bench has its precision. */
  readonly displaced: (exponent: number) => Displaced;
  /** The exponent of the distance that scales are taken from, and of the point itself, if it isn't 0. */
  readonly unit: number;
  readonly point: number;
}

/**
 * Scales 2^-k of the unit, looked at in turn until three in a row agree: so features of any size above the third, such as a
 * second kink at 1e-60, are passed by, and what vanishes below every power is seen to. Bits cost time: of what has such a
 * feature nearer than 2^-200, a wrong claim that holds as far as that isn't noticed.
 */
export const sideScales = [48, 96, 200, 500, 2000, 4000, 7680] as const;
export const inARow = 3;
const spareBits = 64;
export const mostSideBits = 20_000;
/** How often more bits are tried where numbers are too near to compare. */
export const mostAttempts = 2;
/**
 * Where nothing can be had at those, as beyond exp(1/t), coarser ones tell; from here on towards the point, up to the
 * nearest at which there is a value.
 */
export const coarseScales = [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128] as const;
/** So often more bits are tried there: exp(-1/t²) takes 6,000 at t = 2^-6. */
export const coarseAttempts = 5;
/** So many places from one scale to another, for what swings more slowly than any power: multiples of 2^-k, from 1 to 2. */
export const placesBetween = (from: number, to: number, count: number): (readonly [k: number, multiple: number])[] =>
  Array.from({ length: count }, (_, i) => [Math.round(from + ((to - from) * i) / count), 1 + i / count]);
/** By this factor, in bits, a pole and an infinite slope of unknown order grow from one scale to the next. */
export const growth = Math.log2(1.125);

/** What a claim needs beyond these bits, as one of exp(-1e8) does, isn't looked at. */
const mostFirstBits = 2 ** 15;

/** Bits for a number at the distance 2^-k of the unit, of which bits below 2^nothing don't matter. */
export function precisionFor({ unit, point }: SideOfPoint, k: number, nothing: number): number {
  const needed = Math.max(k - unit + Math.max(point, unit), -nothing) + spareBits;
  return Math.min(mostFirstBits, 64 * Math.ceil(needed / 64));
}

/** What is told at a scale, with more bits as long as numbers are too near each other. */
export function withEnoughBits<V>(
  A: IntervalArithmetic,
  at: SideOfPoint,
  k: number,
  look: () => V | undefined,
  mostTimes = mostAttempts,
): V | undefined {
  let precision = precisionFor(at, k, 0);
  for (let attempts = 0; ; attempts++) {
    A.mpfr.reset(precision);
    const found = look();
    if (found !== undefined || attempts >= mostTimes || precision >= mostSideBits) return found;
    precision = Math.min(mostSideBits, 3 * precision);
  }
}

/** log₂ of the end nearer to 0, over 2^unit. */
export function leastLog2(A: IntervalArithmetic, x: Interval, unit = 0): number {
  const end = A.mpfr.sign(x.lo) > 0 ? x.lo : x.hi;
  return log2Of(A, { lo: end, hi: end }, unit);
}
