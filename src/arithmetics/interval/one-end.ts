// Monotone functions of narrow intervals: one end is evaluated, the other is bounded from it by the mean value theorem.
import type { Ends, Interval } from './ends.js';
import { downward, upward, type Pointer, type UnaryCall } from './mpfr.js';

/**
 * A number >= |f'(t)| for all t of the interval, of 64 bits.
 *
 * @param at the end that is evaluated
 * @param value what f is there
 * @param width of the interval at most, and at most 2^-24 of its numbers
 * @returns undefined where the slope changes much over the interval, so that both ends are the better bounds
 */
export type SteepestSlope = (at: Pointer, value: Interval, width: Pointer, x: Interval) => Pointer | undefined;

/** An interval is narrow below this part of its numbers, as a power of two. */
const narrow = -24;
/** Numbers of so many bits are where functions have exact values, which both ends keep. */
const shortBits = 53;

export type OneEnd = ReturnType<typeof oneEnd>;

export function oneEnd(E: Ends) {
  const { mpfr, call, isExact, sign, shortEnd, unaryPoint, binaryEnd, mapIncreasing, mapDecreasing } = E;

  /** Undefined where it isn't narrow, or zero is in it. */
  const narrowWidth = (x: Interval): Pointer | undefined => {
    const least = Math.min(mpfr.exponent(x.lo), mpfr.exponent(x.hi));
    if (!Number.isFinite(least) || sign(x.lo) !== sign(x.hi)) return undefined;
    const width = shortEnd(call.mpfr_sub, x.hi, x.lo, upward);
    return mpfr.exponent(width) <= least + narrow ? width : undefined;
  };

  /**
   * f over an interval: with f(a) = [p, q] and s >= |f'|, f(b) lies between q and q + s·(b - a) where f increases (Lagrange).
   *
   * @param rises 1 for a function that increases, -1 for one that decreases
   * @param from the end that is evaluated, which is as sharp as before
   */
  const fromOneEnd = (f: UnaryCall, x: Interval, rises: 1 | -1, from: 'lo' | 'hi', slope: SteepestSlope): Interval => {
    if (isExact(x)) return unaryPoint(f, x.lo);
    const width = call.mpfr_min_prec(from === 'lo' ? x.hi : x.lo) <= shortBits ? undefined : narrowWidth(x);
    const value = width === undefined ? undefined : unaryPoint(f, x[from]);
    const steepest = value && slope(x[from], value, width as Pointer, x);
    if (value === undefined || steepest === undefined) return rises > 0 ? mapIncreasing(f, x) : mapDecreasing(f, x);
    const change = shortEnd(call.mpfr_mul, steepest, width as Pointer, upward);
    return (from === 'lo') === rises > 0
      ? { lo: value.lo, hi: binaryEnd(call.mpfr_add, value.hi, change, upward) }
      : { lo: binaryEnd(call.mpfr_sub, value.lo, change, downward), hi: value.hi };
  };

  /** The end nearer to a number that isn't inside. */
  const nearEnd = (x: Interval, centre: number): 'lo' | 'hi' => (E.cmpDouble(x.lo, centre) >= 0 ? 'lo' : 'hi');
  const farEnd = (x: Interval): 'lo' | 'hi' => (sign(x.lo) >= 0 ? 'hi' : 'lo');

  return { fromOneEnd, nearEnd, farEnd };
}
