// The error function, gamma and digamma of intervals, and the constants of rules.
import type { Arithmetic, ConstantName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import type { Algebra } from './algebra.js';
import type { Circular } from './circular.js';
import type { Ends, Interval } from './ends.js';
import type { Exponentials } from './exponentials.js';
import { downward, upward } from './mpfr.js';
import type { Powers } from './powers.js';
import type { Steps } from './steps.js';

export type SpecialFunctions = ReturnType<typeof specialFunctions>;

/** MPFR's gamma and digamma take seconds beyond. */
const maxGammaPrecision = 4200;

export function specialFunctions(
  E: Ends,
  { div, mul, sub }: Algebra,
  { isInteger, missesIntegers }: Steps,
  { sqrt }: Powers,
  { log }: Exponentials,
  { sin }: Circular,
) {
  const {
    mpfr,
    call,
    isExact,
    literal,
    sign,
    unaryPoint,
    binaryEnd,
    mapIncreasing,
    mapDecreasing,
    cmpDouble,
    outside,
  } = E;
  const erf = (x: Interval): Interval => mapIncreasing(call.mpfr_erf, x);

  /** A constant of MPFR, none of which is exact. */
  const mpfrConstant = (f: (target: number, rounding: number) => number): Interval => {
    const lo = mpfr.allocate();
    f(lo, downward);
    return { lo, hi: mpfr.nextAbove(lo) };
  };
  const constantPi = (): Interval => mpfrConstant(call.mpfr_const_pi);
  const poles = 'x != 0, -1, -2, …';
  const requireModest = (name: string, x: Interval): void => {
    if (mpfr.precision > maxGammaPrecision)
      throw new Undecided(`${name} is not evaluated beyond ${maxGammaPrecision} bits`);
    if (mpfr.exponent(x.lo) > 24 || mpfr.exponent(x.hi) > 24)
      throw new Undecided(`the argument of ${name} is too large`);
  };
  const gamma = (x: Interval): Interval => {
    if (isInteger(x) && sign(x.lo) <= 0) throw outside('gamma', poles);
    requireModest('gamma', x);
    if (isExact(x)) return unaryPoint(call.mpfr_gamma, x.lo);
    if (sign(x.lo) > 0) {
      // the one minimum on x > 0 lies in (1.46, 1.47), where |Γ'| < 1
      if (cmpDouble(x.lo, 1.47) >= 0) return mapIncreasing(call.mpfr_gamma, x);
      if (cmpDouble(x.hi, 1.46) <= 0) return mapDecreasing(call.mpfr_gamma, x);
      if (cmpDouble(x.lo, 1.46) >= 0 && cmpDouble(x.hi, 1.47) <= 0) {
        const width = binaryEnd(call.mpfr_sub, x.hi, x.lo, upward);
        const at = unaryPoint(call.mpfr_gamma, x.lo);
        return {
          lo: binaryEnd(call.mpfr_sub, at.lo, width, downward),
          hi: binaryEnd(call.mpfr_add, at.hi, width, upward),
        };
      }
      throw new Undecided('an enclosure for gamma is too wide');
    }
    // Γ(x) = π/(sin(πx)·Γ(1-x)) (DLMF 5.5.3)
    const pi = constantPi();
    return div(pi, mul(sin(mul(pi, x)), gamma(sub(literal(1), x))));
  };
  /** Increasing between its poles. */
  const digamma = (x: Interval): Interval => {
    if (isInteger(x) && sign(x.lo) <= 0) throw outside('digamma', poles);
    requireModest('digamma', x);
    if (sign(x.lo) <= 0 && !missesIntegers(x)) throw new Undecided('digamma is too near a pole');
    return mapIncreasing(call.mpfr_digamma, x);
  };

  const constants: Record<ConstantName, () => Interval> = {
    ln2: () => mpfrConstant(call.mpfr_const_log2),
    ln10: () => log(literal(10)),
    twoOverSqrtPi: () => div(literal(2), sqrt(constantPi())),
  };
  const constant = (name: ConstantName): Interval => constants[name]();

  const primitives = { erf, gamma, constant } satisfies Partial<Arithmetic<Interval>>;
  return { ...primitives, digamma };
}
