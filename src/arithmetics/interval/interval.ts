// Intervals with MPFR ends, rounded outward: an arithmetic whose every result encloses the true real number.
// (Moore 1966; IEEE 1788-2015 for the names.) An end may be ±∞ where MPFR's exponent range ends, but an interval
// always stands for a finite real number.
import type { Arithmetic, ConstantName } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import { downward, nearest, upward, type BinaryCall, type Mpfr, type Pointer, type UnaryCall } from './mpfr.js';
import { polygammaOverIntervals } from './polygamma.js';
import { sincDerivativeOverIntervals } from './sinc-derivative.js';

/** Ends are MPFR numbers; one shared pointer means that the number is known exactly. */
export interface Interval {
  readonly lo: Pointer;
  readonly hi: Pointer;
}

/** Reducing an argument of 2^e takes e bits: beyond this one isn't worth the wait. */
const maxTrigonometricExponent = 1 << 16;
/** MPFR's gamma and digamma take seconds beyond. */
const maxGammaPrecision = 4200;

export interface IntervalArithmetic extends Arithmetic<Interval> {
  readonly mpfr: Mpfr;
  /** Whether the number is known exactly. */
  isExact(x: Interval): boolean;
  isExactZero(x: Interval): boolean;
  containsZero(x: Interval): boolean;
  /** [-|x|, |x|] widened to hold x: for error bounds. */
  symmetric(x: Interval): Interval;
  hull(x: Interval, y: Interval): Interval;
}

/** The interval arithmetic over an MPFR instance, at whatever precision that instance is set to. */
export function intervalArithmetic(mpfr: Mpfr): IntervalArithmetic {
  const { call } = mpfr;
  const point = (p: Pointer): Interval => ({ lo: p, hi: p });
  const isExact = (x: Interval): boolean => x.lo === x.hi;
  const isExactZero = (x: Interval): boolean => x.lo === x.hi && mpfr.sign(x.lo) === 0;
  const literal = (value: number): Interval => {
    if (!Number.isFinite(value)) throw new Undecided('a literal is not finite');
    return point(mpfr.fromDouble(value));
  };
  const sign = (p: Pointer): number => mpfr.sign(p);
  const smaller = (p: Pointer, q: Pointer): Pointer => (mpfr.compare(p, q) <= 0 ? p : q);
  const larger = (p: Pointer, q: Pointer): Pointer => (mpfr.compare(p, q) >= 0 ? p : q);
  const outside = (name: string, domain: string): OutsideDomain =>
    new OutsideDomain('outside-domain', name, `the domain of ${name} is ${domain}`);
  const checked = (p: Pointer): Pointer => {
    if (mpfr.isNaN(p)) throw new Undecided('an enclosure is not a number');
    return p;
  };

  /** A result computed downward, with its ternary value: exact, or followed by the next number above. */
  const around = (lo: Pointer, ternary: number): Interval =>
    ternary === 0 ? point(checked(lo)) : { lo: checked(lo), hi: mpfr.above(lo) };
  const unaryPoint = (f: UnaryCall, p: Pointer): Interval => {
    const lo = mpfr.allocate();
    return around(lo, f(lo, p, downward));
  };
  const binaryPoint = (f: BinaryCall, p: Pointer, q: Pointer): Interval => {
    const lo = mpfr.allocate();
    return around(lo, f(lo, p, q, downward));
  };
  const rounded = (f: UnaryCall, p: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocate();
    f(target, p, rounding);
    return checked(target);
  };
  const rounded2 = (f: BinaryCall, p: Pointer, q: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocate();
    f(target, p, q, rounding);
    return checked(target);
  };

  const increasing = (f: UnaryCall, x: Interval): Interval =>
    isExact(x) ? unaryPoint(f, x.lo) : { lo: rounded(f, x.lo, downward), hi: rounded(f, x.hi, upward) };
  const decreasing = (f: UnaryCall, x: Interval): Interval =>
    isExact(x) ? unaryPoint(f, x.lo) : { lo: rounded(f, x.hi, downward), hi: rounded(f, x.lo, upward) };

  /** Where a function lives: 'in', 'out', or an Undecided thrown because the interval reaches over the edge. */
  const require = (name: string, domain: string, inside: boolean, outsideAltogether: boolean): void => {
    if (inside) return;
    if (outsideAltogether) throw outside(name, domain);
    throw new Undecided(`${name} is too near the edge of its domain`);
  };
  const cmpDouble = (p: Pointer, value: number): number => call.mpfr_cmp_d(p, value);

  const add = (x: Interval, y: Interval): Interval =>
    isExact(x) && isExact(y)
      ? binaryPoint(call.mpfr_add, x.lo, y.lo)
      : { lo: rounded2(call.mpfr_add, x.lo, y.lo, downward), hi: rounded2(call.mpfr_add, x.hi, y.hi, upward) };
  const sub = (x: Interval, y: Interval): Interval =>
    isExact(x) && isExact(y)
      ? binaryPoint(call.mpfr_sub, x.lo, y.lo)
      : { lo: rounded2(call.mpfr_sub, x.lo, y.hi, downward), hi: rounded2(call.mpfr_sub, x.hi, y.lo, upward) };
  const neg = (x: Interval): Interval => {
    const lo = mpfr.negated(x.hi);
    return { lo, hi: isExact(x) ? lo : mpfr.negated(x.lo) };
  };
  /** An end of a product; 0·∞ is 0, since the infinite end stands for large finite numbers. */
  const product = (p: Pointer, q: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocate();
    call.mpfr_mul(target, p, q, rounding);
    if (mpfr.isNaN(target)) call.mpfr_set_d(target, 0, nearest);
    return target;
  };
  const mul = (x: Interval, y: Interval): Interval => {
    if (isExact(x)) {
      if (isExact(y)) return binaryPoint(call.mpfr_mul, x.lo, y.lo);
      const s = sign(x.lo);
      if (s === 0) return x;
      return s > 0
        ? { lo: product(x.lo, y.lo, downward), hi: product(x.lo, y.hi, upward) }
        : { lo: product(x.lo, y.hi, downward), hi: product(x.lo, y.lo, upward) };
    }
    if (isExact(y)) return mul(y, x);
    if (sign(x.lo) >= 0) {
      return {
        lo: product(sign(y.lo) >= 0 ? x.lo : x.hi, y.lo, downward),
        hi: product(sign(y.hi) >= 0 ? x.hi : x.lo, y.hi, upward),
      };
    }
    if (sign(x.hi) <= 0) {
      return {
        lo: product(sign(y.hi) >= 0 ? x.lo : x.hi, y.hi, downward),
        hi: product(sign(y.lo) >= 0 ? x.hi : x.lo, y.lo, upward),
      };
    }
    if (sign(y.lo) >= 0 || sign(y.hi) <= 0) return mul(y, x);
    return {
      lo: smaller(product(x.lo, y.hi, downward), product(x.hi, y.lo, downward)),
      hi: larger(product(x.lo, y.lo, upward), product(x.hi, y.hi, upward)),
    };
  };
  /** An end of a quotient; ∞/∞ is 0 or ∞, whichever is the safe side. */
  const quotient = (p: Pointer, q: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocate();
    call.mpfr_div(target, p, q, rounding);
    if (mpfr.isNaN(target)) throw new Undecided('a quotient of overflowing numbers');
    return target;
  };
  const div = (x: Interval, y: Interval): Interval => {
    if (isExactZero(y)) throw new OutsideDomain('division-by-zero', 'div', 'division by zero');
    if (isExact(x) && isExact(y)) return binaryPoint(call.mpfr_div, x.lo, y.lo);
    if (sign(y.lo) <= 0 && sign(y.hi) >= 0) throw new Undecided('a denominator is too near zero');
    if (isExactZero(x)) return x;
    if (sign(y.lo) > 0) {
      return {
        lo: quotient(x.lo, sign(x.lo) >= 0 ? y.hi : y.lo, downward),
        hi: quotient(x.hi, sign(x.hi) >= 0 ? y.lo : y.hi, upward),
      };
    }
    return {
      lo: quotient(x.hi, sign(x.hi) >= 0 ? y.hi : y.lo, downward),
      hi: quotient(x.lo, sign(x.lo) >= 0 ? y.lo : y.hi, upward),
    };
  };
  const reciprocal = (x: Interval): Interval => div(literal(1), x);

  const abs = (x: Interval): Interval => {
    if (sign(x.lo) >= 0) return x;
    if (sign(x.hi) <= 0) return neg(x);
    return { lo: mpfr.fromDouble(0), hi: larger(mpfr.negated(x.lo), x.hi) };
  };
  const square = (x: Interval): Interval => {
    const size = abs(x);
    return increasing(call.mpfr_sqr, size);
  };
  const symmetric = (x: Interval): Interval => {
    const bound = larger(abs(x).hi, mpfr.fromDouble(0));
    return { lo: mpfr.negated(bound), hi: bound };
  };
  const hull = (x: Interval, y: Interval): Interval => ({ lo: smaller(x.lo, y.lo), hi: larger(x.hi, y.hi) });

  /**
   * sin or cos by the mean value theorem: f(lo) + [0, width]·f'(ξ), where f'(ξ) lies within the width of f'(lo), since
   * no second derivative exceeds 1. So enclosures grow and shrink as the slope tells.
   */
  const wave = (f: UnaryCall, slopeAt: UnaryCall, slopeSign: 1 | -1, x: Interval): Interval => {
    if (mpfr.exponent(x.lo) > maxTrigonometricExponent || mpfr.exponent(x.hi) > maxTrigonometricExponent)
      throw new Undecided('the argument of a circular function is too large');
    if (isExact(x)) return unaryPoint(f, x.lo);
    const width = short(call.mpfr_sub, x.hi, x.lo, upward);
    const slope = mpfr.allocateShort();
    slopeAt(slope, x.lo, nearest);
    if (slopeSign < 0) call.mpfr_neg(slope, slope, nearest);
    const spread = short(call.mpfr_sub_d, width, -(2 ** -60), upward); // the slope is rounded by 2^-65 at most
    const least = short(call.mpfr_sub, slope, spread, downward);
    const most = short(call.mpfr_add, slope, spread, upward);
    const at = unaryPoint(f, x.lo);
    const lo =
      sign(least) < 0 ? rounded2(call.mpfr_add, at.lo, short(call.mpfr_mul, least, width, downward), downward) : at.lo;
    const hi =
      sign(most) > 0 ? rounded2(call.mpfr_add, at.hi, short(call.mpfr_mul, most, width, upward), upward) : at.hi;
    return { lo: larger(lo, mpfr.fromDouble(-1)), hi: smaller(hi, mpfr.fromDouble(1)) };
  };
  const short = (f: BinaryCall, p: Pointer, q: Pointer, rounding: number): Pointer => {
    const target = mpfr.allocateShort();
    f(target, p, q, rounding);
    return checked(target);
  };
  const sin = (x: Interval): Interval => wave(call.mpfr_sin, call.mpfr_cos, 1, x);
  const cos = (x: Interval): Interval => wave(call.mpfr_cos, call.mpfr_sin, -1, x);
  const cosh = (x: Interval): Interval => increasing(call.mpfr_cosh, abs(x));
  const sinh = (x: Interval): Interval => increasing(call.mpfr_sinh, x);
  const tanh = (x: Interval): Interval => increasing(call.mpfr_tanh, x);
  const atan = (x: Interval): Interval => increasing(call.mpfr_atan, x);
  const asinh = (x: Interval): Interval => increasing(call.mpfr_asinh, x);
  const exp = (x: Interval): Interval => increasing(call.mpfr_exp, x);
  const reciprocalOutside = (name: string, domain: string, x: Interval): Interval => {
    if (isExactZero(x)) throw outside(name, domain);
    return reciprocal(x);
  };

  const positive = (name: string, f: UnaryCall, x: Interval): Interval => {
    require(name, 'x > 0', sign(x.lo) > 0, sign(x.hi) <= 0);
    return increasing(f, x);
  };
  const log = (x: Interval): Interval => positive('log', call.mpfr_log, x);
  const log1p = (x: Interval): Interval => {
    require('log1p', 'x > -1', cmpDouble(x.lo, -1) > 0, cmpDouble(x.hi, -1) <= 0);
    return increasing(call.mpfr_log1p, x);
  };
  const sqrt = (x: Interval): Interval => {
    require('sqrt', 'x >= 0', sign(x.lo) >= 0, sign(x.hi) < 0);
    return increasing(call.mpfr_sqrt, x);
  };
  const unitDomain = (name: string, x: Interval): void => {
    const inside = cmpDouble(x.lo, -1) >= 0 && cmpDouble(x.hi, 1) <= 0;
    require(name, '-1 <= x <= 1', inside, cmpDouble(x.hi, -1) < 0 || cmpDouble(x.lo, 1) > 0);
  };
  const asin = (x: Interval): Interval => {
    unitDomain('asin', x);
    return increasing(call.mpfr_asin, x);
  };
  const acos = (x: Interval): Interval => {
    unitDomain('acos', x);
    return decreasing(call.mpfr_acos, x);
  };
  const acosh = (x: Interval): Interval => {
    require('acosh', 'x >= 1', cmpDouble(x.lo, 1) >= 0, cmpDouble(x.hi, 1) < 0);
    return increasing(call.mpfr_acosh, x);
  };
  const atanh = (x: Interval): Interval => {
    const inside = cmpDouble(x.lo, -1) > 0 && cmpDouble(x.hi, 1) < 0;
    require('atanh', '-1 < x < 1', inside, cmpDouble(x.hi, -1) <= 0 || cmpDouble(x.lo, 1) >= 0);
    return increasing(call.mpfr_atanh, x);
  };
  /** Outside [-1, 1] for the inverses of reciprocals. */
  const unitComplement = (name: string, domain: string, x: Interval, strict: boolean): void => {
    const edge = strict ? 1 : 0;
    const inside = cmpDouble(x.lo, 1) >= edge || cmpDouble(x.hi, -1) <= -edge;
    require(name, domain, inside, cmpDouble(x.lo, -1) > -edge && cmpDouble(x.hi, 1) < edge);
  };

  const isInteger = (x: Interval): boolean => isExact(x) && call.mpfr_integer_p(x.lo) !== 0;
  /** Whether no integer lies in the interval. */
  const missesIntegers = (x: Interval): boolean => {
    if (isExact(x)) return !isInteger(x);
    const floorLo = rounded(floorCall, x.lo, downward);
    const ceilLo = rounded(ceilCall, x.lo, downward);
    return mpfr.compare(floorLo, x.lo) !== 0 && mpfr.compare(x.hi, ceilLo) < 0;
  };
  const floorCall: UnaryCall = (target, x) => (call.mpfr_floor(target, x), 0);
  const ceilCall: UnaryCall = (target, x) => (call.mpfr_ceil(target, x), 0);
  const roundCall: UnaryCall = (target, x) => (call.mpfr_round(target, x), 0);
  /** Step functions: exact where both ends agree, else everything between. */
  const steps = (f: UnaryCall, x: Interval): Interval => {
    const lo = rounded(f, x.lo, downward);
    if (isExact(x)) return point(lo);
    const hi = rounded(f, x.hi, upward);
    return mpfr.compare(lo, hi) === 0 ? point(lo) : { lo, hi };
  };
  const isOdd = (integer: Pointer): boolean => {
    const half = mpfr.allocate();
    call.mpfr_div_2ui(half, integer, 1, nearest);
    return call.mpfr_integer_p(half) === 0;
  };

  const powerDomain = 'a base > 0, or an integer exponent, or base 0 with exponent > 0';
  /** x^t with both ends of x of one sign and t an exact integer, or x > 0: extremes are at the corners. */
  const cornerPower = (x: Interval, t: Interval): Interval => {
    if (isExact(x) && isExact(t)) return binaryPoint(call.mpfr_pow, x.lo, t.lo);
    const bases = isExact(x) ? [x.lo] : [x.lo, x.hi];
    const exponents = isExact(t) ? [t.lo] : [t.lo, t.hi];
    let lo = -1;
    let hi = -1;
    for (const base of bases) {
      for (const exponent of exponents) {
        const down = rounded2(call.mpfr_pow, base, exponent, downward);
        const up = rounded2(call.mpfr_pow, base, exponent, upward);
        lo = lo < 0 ? down : smaller(lo, down);
        hi = hi < 0 ? up : larger(hi, up);
      }
    }
    return { lo, hi };
  };
  const pow = (x: Interval, t: Interval): Interval => {
    if (isExactZero(t)) return literal(1);
    if (sign(x.lo) > 0) return cornerPower(x, t);
    if (isExactZero(x)) {
      if (sign(t.lo) > 0) return x;
      if (sign(t.hi) < 0) throw new OutsideDomain('division-by-zero', 'pow', 'zero to a negative power');
      throw new Undecided('zero to a power too near zero');
    }
    if (isInteger(t)) {
      if (sign(x.hi) < 0) return cornerPower(x, t);
      // the base reaches over zero
      if (sign(t.lo) < 0) throw new Undecided('a base with a negative power is too near zero');
      if (isOdd(t.lo))
        return { lo: rounded2(call.mpfr_pow, x.lo, t.lo, downward), hi: rounded2(call.mpfr_pow, x.hi, t.lo, upward) };
      return { lo: mpfr.fromDouble(0), hi: rounded2(call.mpfr_pow, abs(x).hi, t.lo, upward) };
    }
    if (sign(x.hi) < 0 && missesIntegers(t))
      throw new OutsideDomain(
        'outside-domain',
        'pow',
        `a negative base with a non-integer exponent; pow needs ${powerDomain}`,
      );
    if (sign(x.lo) >= 0 && sign(t.lo) > 0) {
      // [0, b]^t, increasing in the base
      const top = cornerPower({ lo: x.hi, hi: x.hi }, t);
      return { lo: mpfr.fromDouble(0), hi: top.hi };
    }
    throw new Undecided('a power is too near the edge of its domain');
  };
  const nthRoot = (x: Interval, n: Interval): Interval => {
    const domain = 'x >= 0, or an odd integer root';
    if (isExactZero(n)) throw outside('nthRoot', 'a root other than 0');
    if (!isInteger(n) || Math.abs(mpfr.toDouble(n.lo, nearest)) > 1e9) {
      require('nthRoot', domain, sign(x.lo) >= 0, sign(x.hi) < 0 && missesIntegers(n));
      return pow(x, reciprocal(n));
    }
    const degree = mpfr.toDouble(n.lo, nearest);
    const size = Math.abs(degree);
    const root: UnaryCall = (target, y, rounding) => call.mpfr_rootn_ui(target, y, size, rounding);
    if (size % 2 === 0) require('nthRoot', domain, sign(x.lo) >= 0, sign(x.hi) < 0);
    const value = increasing(root, x);
    return degree > 0 ? value : reciprocal(value);
  };
  const hypot = (x: Interval, y: Interval): Interval => {
    const a = abs(x);
    const b = abs(y);
    return isExact(a) && isExact(b)
      ? binaryPoint(call.mpfr_hypot, a.lo, b.lo)
      : { lo: rounded2(call.mpfr_hypot, a.lo, b.lo, downward), hi: rounded2(call.mpfr_hypot, a.hi, b.hi, upward) };
  };
  const atan2 = (y: Interval, x: Interval): Interval => {
    if (isExactZero(y)) {
      if (isExactZero(x)) throw outside('atan2', 'all but the origin');
      if (sign(x.lo) > 0) return y;
      if (sign(x.hi) < 0) return binaryPoint(call.mpfr_atan2, mpfr.fromDouble(0), mpfr.fromDouble(-1)); // π
      throw new Undecided('atan2 is too near the origin');
    }
    if (isExact(y) && isExact(x)) return binaryPoint(call.mpfr_atan2, y.lo, x.lo);
    const offTheCut = sign(x.lo) > 0 || sign(y.lo) > 0 || sign(y.hi) < 0;
    if (!offTheCut) throw new Undecided('atan2 is too near its cut or the origin');
    let lo = -1;
    let hi = -1;
    for (const q of [y.lo, y.hi]) {
      for (const p of [x.lo, x.hi]) {
        const down = rounded2(call.mpfr_atan2, q, p, downward);
        const up = rounded2(call.mpfr_atan2, q, p, upward);
        lo = lo < 0 ? down : smaller(lo, down);
        hi = hi < 0 ? up : larger(hi, up);
      }
    }
    return { lo, hi };
  };
  const mod = (x: Interval, t: Interval): Interval => {
    if (isExactZero(t)) throw new OutsideDomain('division-by-zero', 'mod', 'remainder by zero');
    const whole = steps(floorCall, div(x, t));
    if (!isExact(whole)) throw new Undecided('a remainder is too near a multiple');
    return sub(x, mul(t, whole));
  };
  const sigmoid = (x: Interval): Interval => reciprocal(add(literal(1), exp(neg(x))));
  const softplus = (x: Interval): Interval => (cmpDouble(x.hi, 1000) < 0 ? log1p(exp(x)) : add(x, log1p(exp(neg(x)))));

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
      if (cmpDouble(x.lo, 1.47) >= 0) return increasing(call.mpfr_gamma, x);
      if (cmpDouble(x.hi, 1.46) <= 0) return decreasing(call.mpfr_gamma, x);
      if (cmpDouble(x.lo, 1.46) >= 0 && cmpDouble(x.hi, 1.47) <= 0) {
        const width = rounded2(call.mpfr_sub, x.hi, x.lo, upward);
        const at = unaryPoint(call.mpfr_gamma, x.lo);
        return {
          lo: rounded2(call.mpfr_sub, at.lo, width, downward),
          hi: rounded2(call.mpfr_add, at.hi, width, upward),
        };
      }
      throw new Undecided('an enclosure for gamma is too wide');
    }
    // Γ(x) = π/(sin(πx)·Γ(1-x)) (DLMF 5.5.3)
    const pi = constantPi();
    return div(pi, mul(sin(mul(pi, x)), gamma(sub(literal(1), x))));
  };
  const constantPi = (): Interval => {
    const lo = mpfr.allocate();
    call.mpfr_const_pi(lo, downward);
    return { lo, hi: mpfr.above(lo) };
  };
  /** Increasing between its poles. */
  const digamma = (x: Interval): Interval => {
    if (isInteger(x) && sign(x.lo) <= 0) throw outside('digamma', poles);
    requireModest('digamma', x);
    if (sign(x.lo) <= 0 && !missesIntegers(x)) throw new Undecided('digamma is too near a pole');
    return increasing(call.mpfr_digamma, x);
  };

  const constants: Record<ConstantName, () => Interval> = {
    ln2: () => {
      const lo = mpfr.allocate();
      call.mpfr_const_log2(lo, downward);
      return { lo, hi: mpfr.above(lo) };
    },
    ln10: () => log(literal(10)),
    twoOverSqrtPi: () => div(literal(2), sqrt(constantPi())),
  };

  const arithmetic: IntervalArithmetic = {
    mpfr,
    isExact,
    isExactZero,
    containsZero: (x) => sign(x.lo) <= 0 && sign(x.hi) >= 0,
    symmetric,
    hull,

    literal,
    constant: (name) => constants[name](),
    decide: (relation, x, y) => {
      if (isExact(x) && isExact(y)) {
        const order = mpfr.compare(x.lo, y.lo);
        switch (relation) {
          case '<':
            return order < 0;
          case '<=':
            return order <= 0;
          case '>':
            return order > 0;
          case '>=':
            return order >= 0;
          case '==':
            return order === 0;
          case '!=':
            return order !== 0;
        }
      }
      if (mpfr.compare(x.hi, y.lo) < 0) return relation === '<' || relation === '<=' || relation === '!=';
      if (mpfr.compare(x.lo, y.hi) > 0) return relation === '>' || relation === '>=' || relation === '!=';
      if (relation === '<=' && mpfr.compare(x.hi, y.lo) <= 0) return true;
      if (relation === '>' && mpfr.compare(x.hi, y.lo) <= 0) return false;
      if (relation === '>=' && mpfr.compare(x.lo, y.hi) >= 0) return true;
      if (relation === '<' && mpfr.compare(x.lo, y.hi) >= 0) return false;
      throw new Undecided('two numbers are too near to compare');
    },

    neg,
    add,
    sub,
    mul,
    div,
    square,
    sqrt,
    cbrt: (x) => increasing(call.mpfr_cbrt, x),
    pow,
    nthRoot,
    hypot,

    exp,
    expm1: (x) => increasing(call.mpfr_expm1, x),
    log,
    log2: (x) => positive('log2', call.mpfr_log2, x),
    log10: (x) => positive('log10', call.mpfr_log10, x),
    log1p,

    sin,
    cos,
    tan: (x) => {
      if (isExact(x)) return unaryPoint(call.mpfr_tan, x.lo);
      const widthExponent = mpfr.exponent(short(call.mpfr_sub, x.hi, x.lo, upward));
      if (arithmetic.containsZero(cos(x)) || widthExponent > 1) throw new Undecided('tan is too near a pole');
      return increasing(call.mpfr_tan, x);
    },
    sec: (x) => reciprocal(cos(x)),
    csc: (x) => reciprocalOutside('csc', 'sin(x) != 0', sin(x)),
    cot: (x) => mul(cos(x), reciprocalOutside('cot', 'sin(x) != 0', sin(x))),
    asin,
    acos,
    atan,
    atan2,
    asec: (x) => {
      unitComplement('asec', '|x| >= 1', x, false);
      return acos(reciprocal(x));
    },
    acsc: (x) => {
      unitComplement('acsc', '|x| >= 1', x, false);
      return asin(reciprocal(x));
    },
    acot: (x) => atan(reciprocalOutside('acot', 'x != 0', x)),

    sinh,
    cosh,
    tanh,
    sech: (x) => reciprocal(cosh(x)),
    csch: (x) => reciprocalOutside('csch', 'x != 0', sinh(x)),
    coth: (x) => reciprocalOutside('coth', 'x != 0', tanh(x)),
    asinh,
    acosh,
    atanh,
    asech: (x) => {
      require('asech', '0 < x <= 1', sign(x.lo) > 0 && cmpDouble(x.hi, 1) <= 0, sign(x.hi) <= 0 ||
        cmpDouble(x.lo, 1) > 0);
      return acosh(reciprocal(x));
    },
    acsch: (x) => asinh(reciprocalOutside('acsch', 'x != 0', x)),
    acoth: (x) => {
      unitComplement('acoth', '|x| > 1', x, true);
      return atanh(reciprocal(x));
    },

    abs,
    sign: (x) => {
      if (sign(x.lo) > 0) return literal(1);
      if (sign(x.hi) < 0) return literal(-1);
      if (isExactZero(x)) return x;
      return { lo: mpfr.fromDouble(-1), hi: mpfr.fromDouble(1) };
    },
    floor: (x) => steps(floorCall, x),
    ceil: (x) => steps(ceilCall, x),
    round: (x) => steps(roundCall, x),
    min: (x, y) => ({ lo: smaller(x.lo, y.lo), hi: smaller(x.hi, y.hi) }),
    max: (x, y) => ({ lo: larger(x.lo, y.lo), hi: larger(x.hi, y.hi) }),
    relu: (x) => {
      if (sign(x.lo) >= 0) return x;
      const zero = mpfr.fromDouble(0);
      return sign(x.hi) <= 0 ? point(zero) : { lo: zero, hi: x.hi };
    },
    mod,

    erf: (x) => increasing(call.mpfr_erf, x),
    gamma,
    sigmoid,
    softplus,
    polygamma: (n, x) => polygammaOverIntervals(arithmetic, digamma, n, x),
    sincDerivative: (n, x) => sincDerivativeOverIntervals(arithmetic, n, x),
  };
  return arithmetic;
}

/** The small non-negative integer that an exact interval holds: the order of a derivative. */
export function smallInteger(A: IntervalArithmetic, n: Interval): number {
  const value = A.mpfr.toDouble(n.lo, nearest);
  if (!A.isExact(n) || !Number.isInteger(value) || value < 0 || value > 20)
    throw new Undecided('the order of a derivative is not a small integer');
  return value;
}
