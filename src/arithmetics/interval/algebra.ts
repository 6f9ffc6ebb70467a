// Sums, products, quotients, sizes and choices of intervals, and their comparison.
import type { Arithmetic, Relation } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import type { Ends, Interval } from './ends.js';
import { downward, nearest, upward, type Pointer } from './mpfr.js';

export type Algebra = ReturnType<typeof algebra>;

export function algebra(E: Ends) {
  const {
    mpfr,
    call,
    isExact,
    isExactZero,
    literal,
    sign,
    smaller,
    larger,
    point,
    binaryPoint,
    binaryEnd,
    mapIncreasing,
    outside,
  } = E;
  const add = (x: Interval, y: Interval): Interval =>
    isExact(x) && isExact(y)
      ? binaryPoint(call.mpfr_add, x.lo, y.lo)
      : { lo: binaryEnd(call.mpfr_add, x.lo, y.lo, downward), hi: binaryEnd(call.mpfr_add, x.hi, y.hi, upward) };
  const sub = (x: Interval, y: Interval): Interval =>
    isExact(x) && isExact(y)
      ? binaryPoint(call.mpfr_sub, x.lo, y.lo)
      : { lo: binaryEnd(call.mpfr_sub, x.lo, y.hi, downward), hi: binaryEnd(call.mpfr_sub, x.hi, y.lo, upward) };
  const neg = (x: Interval): Interval => {
    const lo = mpfr.negate(x.hi);
    return { lo, hi: isExact(x) ? lo : mpfr.negate(x.lo) };
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
    return { lo: mpfr.fromDouble(0), hi: larger(mpfr.negate(x.lo), x.hi) };
  };
  const square = (x: Interval): Interval => {
    const size = abs(x);
    return mapIncreasing(call.mpfr_sqr, size);
  };
  const symmetric = (x: Interval): Interval => {
    const bound = larger(abs(x).hi, mpfr.fromDouble(0));
    return { lo: mpfr.negate(bound), hi: bound };
  };
  const reciprocalOutside = (name: string, domain: string, x: Interval): Interval => {
    if (isExactZero(x)) throw outside(name, domain);
    return reciprocal(x);
  };

  const min = (x: Interval, y: Interval): Interval => ({ lo: smaller(x.lo, y.lo), hi: smaller(x.hi, y.hi) });
  const max = (x: Interval, y: Interval): Interval => ({ lo: larger(x.lo, y.lo), hi: larger(x.hi, y.hi) });
  const relu = (x: Interval): Interval => {
    if (sign(x.lo) >= 0) return x;
    const zero = mpfr.fromDouble(0);
    return sign(x.hi) <= 0 ? point(zero) : { lo: zero, hi: x.hi };
  };
  const containsZero = (x: Interval): boolean => sign(x.lo) <= 0 && sign(x.hi) >= 0;

  const decide = (relation: Relation, x: Interval, y: Interval): boolean => {
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
  };

  const primitives = { add, sub, neg, mul, div, abs, square, min, max, relu, decide } satisfies Partial<
    Arithmetic<Interval>
  >;
  return { ...primitives, reciprocal, reciprocalOutside, symmetric, containsZero };
}
