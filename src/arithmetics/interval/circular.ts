// Circular functions of intervals and their inverses.
import type { Arithmetic } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import type { Algebra } from './algebra.js';
import type { Ends, Interval } from './ends.js';
import type { OneEnd } from './one-end.js';
import type { Slopes } from './slopes.js';
import { downward, nearest, upward, type UnaryCall } from './mpfr.js';

/** Reducing an argument of 2^e takes e bits: beyond this one isn't worth the wait. */
const maxTrigonometricExponent = 1 << 16;

export type Circular = ReturnType<typeof circular>;

export function circular(
  E: Ends,
  { mul, reciprocal, reciprocalOutside, containsZero }: Algebra,
  { fromOneEnd, nearEnd, farEnd }: OneEnd,
  slopes: Slopes,
) {
  const {
    mpfr,
    call,
    isExact,
    isExactZero,
    sign,
    smaller,
    larger,
    unaryPoint,
    binaryPoint,
    binaryEnd,
    shortEnd,
    corners,
  } = E;
  const { mapIncreasing, require, cmpDouble, outside } = E;

  /**
   * sin or cos by the mean value theorem: f(lo) + [0, width]·f'(ξ), where f'(ξ) lies within the width of f'(lo), since
   * no second derivative exceeds 1. So enclosures grow and shrink as the slope tells.
   */
  const wave = (f: UnaryCall, slopeAt: UnaryCall, slopeSign: 1 | -1, x: Interval): Interval => {
    if (mpfr.exponent(x.lo) > maxTrigonometricExponent || mpfr.exponent(x.hi) > maxTrigonometricExponent)
      throw new Undecided('the argument of a circular function is too large');
    if (isExact(x)) return unaryPoint(f, x.lo);
    const width = shortEnd(call.mpfr_sub, x.hi, x.lo, upward);
    const slope = mpfr.allocateShort();
    slopeAt(slope, x.lo, nearest);
    if (slopeSign < 0) call.mpfr_neg(slope, slope, nearest);
    const spread = shortEnd(call.mpfr_sub_d, width, -(2 ** -60), upward); // the slope is rounded by 2^-65 at most
    const least = shortEnd(call.mpfr_sub, slope, spread, downward);
    const most = shortEnd(call.mpfr_add, slope, spread, upward);
    const at = unaryPoint(f, x.lo);
    const lo =
      sign(least) < 0
        ? binaryEnd(call.mpfr_add, at.lo, shortEnd(call.mpfr_mul, least, width, downward), downward)
        : at.lo;
    const hi =
      sign(most) > 0 ? binaryEnd(call.mpfr_add, at.hi, shortEnd(call.mpfr_mul, most, width, upward), upward) : at.hi;
    return { lo: larger(lo, mpfr.fromDouble(-1)), hi: smaller(hi, mpfr.fromDouble(1)) };
  };
  const sin = (x: Interval): Interval => wave(call.mpfr_sin, call.mpfr_cos, 1, x);
  const cos = (x: Interval): Interval => wave(call.mpfr_cos, call.mpfr_sin, -1, x);
  const tan = (x: Interval): Interval => {
    if (isExact(x)) return unaryPoint(call.mpfr_tan, x.lo);
    const widthExponent = mpfr.exponent(shortEnd(call.mpfr_sub, x.hi, x.lo, upward));
    if (containsZero(cos(x)) || widthExponent > 1) throw new Undecided('tan is too near a pole');
    return mapIncreasing(call.mpfr_tan, x);
  };
  const sec = (x: Interval): Interval => reciprocal(cos(x));
  const csc = (x: Interval): Interval => reciprocalOutside('csc', 'sin(x) != 0', sin(x));
  const cot = (x: Interval): Interval => mul(cos(x), reciprocalOutside('cot', 'sin(x) != 0', sin(x)));

  const unitDomain = (name: string, x: Interval): void => {
    const inside = cmpDouble(x.lo, -1) >= 0 && cmpDouble(x.hi, 1) <= 0;
    require(name, '-1 <= x <= 1', inside, cmpDouble(x.hi, -1) < 0 || cmpDouble(x.lo, 1) > 0);
  };
  const asin = (x: Interval): Interval => {
    unitDomain('asin', x);
    return fromOneEnd(call.mpfr_asin, x, 1, farEnd(x), slopes.arc);
  };
  const acos = (x: Interval): Interval => {
    unitDomain('acos', x);
    return fromOneEnd(call.mpfr_acos, x, -1, farEnd(x), slopes.arc);
  };
  const atan = (x: Interval): Interval => fromOneEnd(call.mpfr_atan, x, 1, nearEnd(x, 0), slopes.atan);
  const atan2 = (y: Interval, x: Interval): Interval => {
    if (isExactZero(y)) {
      if (isExactZero(x)) throw outside('atan2', 'all but the origin');
      if (sign(x.lo) > 0) return y;
      if (sign(x.hi) < 0) return binaryPoint(call.mpfr_atan2, mpfr.fromDouble(0), mpfr.fromDouble(-1)); // π
      throw new Undecided('atan2 is too near the origin');
    }
    const bothExact = isExact(y) && isExact(x);
    const offTheCut = sign(x.lo) > 0 || sign(y.lo) > 0 || sign(y.hi) < 0;
    if (!bothExact && !offTheCut) throw new Undecided('atan2 is too near its cut or the origin');
    return corners(call.mpfr_atan2, y, x);
  };
  /** The inverses of reciprocals live outside (-1, 1). */
  const unitComplement = (name: string, x: Interval): void => {
    const inside = cmpDouble(x.lo, 1) >= 0 || cmpDouble(x.hi, -1) <= 0;
    require(name, '|x| >= 1', inside, cmpDouble(x.lo, -1) > 0 && cmpDouble(x.hi, 1) < 0);
  };
  const asec = (x: Interval): Interval => {
    unitComplement('asec', x);
    return acos(reciprocal(x));
  };
  const acsc = (x: Interval): Interval => {
    unitComplement('acsc', x);
    return asin(reciprocal(x));
  };
  const acot = (x: Interval): Interval => atan(reciprocalOutside('acot', 'x != 0', x));

  return { sin, cos, tan, sec, csc, cot, asin, acos, atan, atan2, asec, acsc, acot } satisfies Partial<
    Arithmetic<Interval>
  >;
}
