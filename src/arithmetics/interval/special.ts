// The error functions, gamma, its logarithm and digamma of intervals, and the constants of rules.
import type { Arithmetic, ConstantName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import type { Algebra } from './algebra.js';
import { besideHalves } from './beside-halves.js';
import type { Circular } from './circular.js';
import type { Ends, Interval } from './ends.js';
import type { OneEnd, SteepestSlope } from './one-end.js';
import type { Slopes } from './slopes.js';
import type { Exponentials } from './exponentials.js';
import { isAsymptotic } from './costly-calls.js';
import { keptConstants } from './kept-constants.js';
import { downward, nearest, upward, type Pointer, type UnaryCall } from './mpfr.js';
import type { Powers } from './powers.js';
import { stirlingSeries } from './stirling.js';
import type { Steps } from './steps.js';

export type SpecialFunctions = ReturnType<typeof specialFunctions>;

/** MPFR's special functions take seconds beyond. */
const maxPrecision = 4200;
/** Of a factorial that is made at once. */
const mostFactors = 64;
/** Beyond, erf(x) is 1 to the last bit at any precision. */
const mostOnes = 1e5;

export function specialFunctions(
  E: Ends,
  algebra: Algebra,
  { isInteger, missesIntegers }: Steps,
  roots: Powers,
  exponentials: Exponentials,
  { cos, sin }: Circular,
  { fromOneEnd, nearEnd }: OneEnd,
  slopes: Slopes,
) {
  const { mpfr, call, isExact, literal, sign, unaryPoint, binaryEnd, cmpDouble, outside } = E;
  const { abs, add, div, max, min, mul, neg, square, sub } = algebra;
  const { exp, log } = exponentials;
  const requirePrecision = (name: string): void => {
    if (mpfr.precision > maxPrecision) throw new Undecided(`${name} is not evaluated beyond ${maxPrecision} bits`);
  };
  const gaussian = (x: Interval): Interval => exp(neg(square(x)));
  const fround = (x: Interval): Interval => x;
  /** Far out erf(x) begins with x²·log₂(e) ones, which 1 - erfc(x) gives for nothing. */
  const erf = (x: Interval): Interval => {
    if (sign(x.hi) < 0) return neg(erf(neg(x)));
    const least = mpfr.toDouble(x.lo, downward);
    const ones = least ** 2 * Math.LOG2E;
    const bits = Math.max(64, mpfr.precision + 64 - Math.floor(ones));
    if (!(least > 0 && ones < mostOnes && isAsymptotic(bits, least)))
      return min(literal(1), fromOneEnd(call.mpfr_erf, x, 1, nearEnd(x, 0), slopes.erf));
    const end = (p: Pointer, rounding: number, opposite: number): Pointer => {
      const rest = mpfr.allocateOf(bits);
      call.mpfr_erfc(rest, p, opposite);
      return binaryEnd(call.mpfr_sub, literal(1).lo, rest, rounding);
    };
    return { lo: end(x.lo, downward, upward), hi: end(x.hi, upward, downward) };
  };
  const erfc = (x: Interval): Interval => {
    requirePrecision('erfc');
    return max(literal(0), fromOneEnd(call.mpfr_erfc, x, -1, nearEnd(x, 0), slopes.erf));
  };

  /** A constant of MPFR, none of which is exact. */
  const mpfrConstant = (f: (target: number, rounding: number) => number): Interval => {
    const lo = mpfr.allocate();
    f(lo, downward);
    return { lo, hi: mpfr.nextAbove(lo) };
  };
  const constantPi = (): Interval => mpfrConstant(call.mpfr_const_pi);
  const poles = 'x != 0, -1, -2, …';
  const requireModest = (name: string, x: Interval): void => {
    requirePrecision(name);
    if (mpfr.exponent(x.lo) > 24 || mpfr.exponent(x.hi) > 24)
      throw new Undecided(`the argument of ${name} is too large`);
  };
  /** Γ or ln Γ where x > 0: the one minimum lies in (1.46, 1.47), where slopes are smaller than 1. */
  const aboutMinimum = (name: string, f: UnaryCall, x: Interval, slope: SteepestSlope): Interval => {
    if (isExact(x)) return unaryPoint(f, x.lo);
    if (cmpDouble(x.lo, 1.47) >= 0) return fromOneEnd(f, x, 1, nearEnd(x, 2), slope);
    if (cmpDouble(x.hi, 1.46) <= 0) return fromOneEnd(f, x, -1, nearEnd(x, 1), slope);
    if (cmpDouble(x.lo, 1.46) < 0 || cmpDouble(x.hi, 1.47) > 0)
      throw new Undecided(`an enclosure for ${name} is too wide`);
    const width = binaryEnd(call.mpfr_sub, x.hi, x.lo, upward);
    const at = unaryPoint(f, x.lo);
    return {
      lo: binaryEnd(call.mpfr_sub, at.lo, width, downward),
      hi: binaryEnd(call.mpfr_add, at.hi, width, upward),
    };
  };
  const beside = besideHalves(E, algebra, roots, exponentials, keptConstants(mpfr), constantPi);
  const stirling = stirlingSeries(E, algebra, exponentials, constantPi);
  /** π·x without its multiples of π, which change no more than signs of sin and cos: as exact as x is. */
  const angle = (x: Interval): Interval => {
    const whole = mpfr.allocate();
    call.mpfr_round(whole, x.lo);
    return mul(constantPi(), sub(x, E.point(whole)));
  };
  /** Γ(n + 1) = n! as far as that is quickly made. */
  const factorial = (x: Interval): Interval | undefined => {
    const n = mpfr.toDouble(x.lo, nearest) - 1;
    if (!(isInteger(x) && n >= 0 && n < mostFactors)) return undefined;
    return unaryPoint((target, _, rounding) => call.mpfr_fac_ui(target, n, rounding), x.lo);
  };
  const gamma = (x: Interval): Interval => {
    if (isInteger(x) && sign(x.lo) <= 0) throw outside('gamma', poles);
    const near = factorial(x) ?? beside.gamma(x);
    if (near !== undefined) return near;
    requireModest('gamma', x);
    if (sign(x.lo) > 0) return aboutMinimum('gamma', call.mpfr_gamma, x, slopes.gamma);
    if (isExact(x)) return unaryPoint(call.mpfr_gamma, x.lo);
    // what reaches from a pole beyond 1 is reflected to itself
    if (!missesIntegers(x)) throw new Undecided('gamma is too near a pole');
    // Γ(x) = π/(sin(πx)·Γ(1-x)) (DLMF 5.5.3)
    return div(constantPi(), mul(sin(mul(constantPi(), x)), gamma(sub(literal(1), x))));
  };
  const lgamma = (x: Interval): Interval => {
    if (isInteger(x) && sign(x.lo) <= 0) throw outside('lgamma', poles);
    const whole = factorial(x);
    const near = whole === undefined ? (beside.lgamma(x) ?? stirling.lgamma(x)) : log(whole);
    if (near !== undefined) return near;
    if (sign(x.lo) > 0) {
      // MPFR takes seconds beside the pole
      if (mpfr.exponent(x.hi) < -8) return sub(lgamma(add(x, literal(1))), log(x));
      requirePrecision('lgamma');
      return aboutMinimum('lgamma', call.mpfr_lngamma, x, slopes.lgamma);
    }
    return sub(log(abs(div(constantPi(), sin(angle(x))))), lgamma(sub(literal(1), x)));
  };
  /** Increasing between its poles. */
  const digamma = (x: Interval): Interval => {
    if (isInteger(x) && sign(x.lo) <= 0) throw outside('digamma', poles);
    if (sign(x.lo) <= 0 && !missesIntegers(x)) throw new Undecided('digamma is too near a pole');
    const near = beside.polygamma(0, x) ?? stirling.digamma(x);
    if (near !== undefined) return near;
    if (sign(x.lo) > 0) {
      requirePrecision('digamma');
      return fromOneEnd(call.mpfr_digamma, x, 1, 'lo', slopes.digamma);
    }
    // ψ(x) = ψ(1-x) - π·cot(πx) (DLMF 5.5.4)
    const at = angle(x);
    return sub(digamma(sub(literal(1), x)), div(mul(constantPi(), cos(at)), sin(at)));
  };

  const constants: Record<ConstantName, () => Interval> = {
    ln2: () => mpfrConstant(call.mpfr_const_log2),
    ln10: () => log(literal(10)),
    twoOverSqrtPi: () => div(literal(2), roots.sqrt(constantPi())),
  };
  const constant = (name: ConstantName): Interval => constants[name]();

  const primitives = { gaussian, fround, erf, erfc, gamma, lgamma, constant } satisfies Partial<Arithmetic<Interval>>;
  return { ...primitives, digamma, beside, stirling };
}
