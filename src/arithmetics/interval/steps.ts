// Step functions and remainders of intervals, and where their integers lie.
import type { Arithmetic } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import type { Algebra } from './algebra.js';
import type { Ends, Interval } from './ends.js';
import { downward, nearest, upward, type Pointer, type UnaryCall } from './mpfr.js';

export type Steps = ReturnType<typeof stepFunctions>;

export function stepFunctions(
  { mpfr, call, isExact, isExactZero, literal, sign: signOf, point, unaryEnd }: Ends,
  { div, mul, sub }: Algebra,
) {
  const isInteger = (x: Interval): boolean => isExact(x) && call.mpfr_integer_p(x.lo) !== 0;
  /** Whether no integer lies in the interval. */
  const missesIntegers = (x: Interval): boolean => {
    if (isExact(x)) return !isInteger(x);
    const floorLo = unaryEnd(floorCall, x.lo, downward);
    const ceilLo = unaryEnd(ceilCall, x.lo, downward);
    return mpfr.compare(floorLo, x.lo) !== 0 && mpfr.compare(x.hi, ceilLo) < 0;
  };
  const floorCall: UnaryCall = (target, x) => (call.mpfr_floor(target, x), 0);
  const ceilCall: UnaryCall = (target, x) => (call.mpfr_ceil(target, x), 0);
  const truncCall: UnaryCall = (target, x) => (call.mpfr_trunc(target, x), 0);
  const roundCall: UnaryCall = (target, x) => (call.mpfr_round(target, x), 0);
  /** Step functions: exact where both ends agree, else everything between. */
  const steps = (f: UnaryCall, x: Interval): Interval => {
    const lo = unaryEnd(f, x.lo, downward);
    if (isExact(x)) return point(lo);
    const hi = unaryEnd(f, x.hi, upward);
    return mpfr.compare(lo, hi) === 0 ? point(lo) : { lo, hi };
  };
  const isOdd = (integer: Pointer): boolean => {
    const half = mpfr.allocate();
    call.mpfr_div_2ui(half, integer, 1, nearest);
    return call.mpfr_integer_p(half) === 0;
  };

  const remainder =
    (name: 'mod' | 'rem', towards: UnaryCall) =>
    (x: Interval, t: Interval): Interval => {
      if (isExactZero(t)) throw new OutsideDomain('division-by-zero', name, 'remainder by zero');
      const whole = steps(towards, div(x, t));
      if (!isExact(whole)) throw new Undecided('a remainder is too near a multiple');
      return sub(x, mul(t, whole));
    };
  const mod = remainder('mod', floorCall);
  const rem = remainder('rem', truncCall);
  const sign = (x: Interval): Interval => {
    if (signOf(x.lo) > 0) return literal(1);
    if (signOf(x.hi) < 0) return literal(-1);
    if (isExactZero(x)) return x;
    return { lo: mpfr.fromDouble(-1), hi: mpfr.fromDouble(1) };
  };
  const floor = (x: Interval): Interval => steps(floorCall, x);
  const ceil = (x: Interval): Interval => steps(ceilCall, x);
  const round = (x: Interval): Interval => steps(roundCall, x);

  const fix = (x: Interval): Interval => steps(truncCall, x);

  const primitives = { floor, ceil, round, fix, sign, mod, rem } satisfies Partial<Arithmetic<Interval>>;
  return { ...primitives, isInteger, missesIntegers, isOdd };
}
