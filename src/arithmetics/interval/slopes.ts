// How steep functions are over a narrow interval at most: numbers of 64 bits, rounded so that they are bounds.
import type { Ends } from './ends.js';
import { downward, upward, type BinaryCall, type Pointer } from './mpfr.js';
import type { SteepestSlope } from './one-end.js';

/** A distance from where a slope is infinite is far from it if it is so often the width, as a power of two. */
const far = 8;
// 1/ln 2, 1/ln 10 and 2/√π, rounded upward to doubles
const overLn2 = 1.4426950408889636;
const overLn10 = 0.4342944819032519;
const twoOverSqrtPi = 1.1283791670955128;

export type Slopes = ReturnType<typeof slopes>;

export function slopes({ mpfr, call, sign, shortEnd }: Ends) {
  const up = (f: BinaryCall, p: Pointer, q: number): Pointer => shortEnd(f, p, q, upward);
  const down = (f: BinaryCall, p: Pointer, q: number): Pointer => shortEnd(f, p, q, downward);
  const unary = (
    f: (target: Pointer, x: Pointer, rounding: number) => number,
    x: Pointer,
    rounding: number,
  ): Pointer => {
    const target = mpfr.allocateShort();
    f(target, x, rounding);
    return target;
  };
  const over = (numerator: number, p: Pointer): Pointer => up(call.mpfr_d_div, numerator, p);
  const rootUp = (p: Pointer): Pointer => unary(call.mpfr_sqrt, p, upward);
  const rootDown = (p: Pointer): Pointer => unary(call.mpfr_sqrt, p, downward);
  /** 1 + t², at most. */
  const onePlusSquare = (t: Pointer): Pointer => down(call.mpfr_add_d, down(call.mpfr_mul, t, t), 1);
  const isFar = (distance: Pointer, width: Pointer): boolean =>
    sign(distance) > 0 && mpfr.exponent(distance) >= mpfr.exponent(width) + far;
  /** e^(s·w) <= 1 + 2sw where sw <= 1: by so much grows what grows as e^(st) does; undefined where that is much. */
  const growth = (width: Pointer, s?: Pointer): Pointer | undefined => {
    const exponent = s === undefined ? width : up(call.mpfr_mul, s, width);
    return mpfr.exponent(exponent) > -far ? undefined : up(call.mpfr_add_d, up(call.mpfr_mul_d, exponent, 2), 1);
  };
  const grown = (slope: Pointer, width: Pointer): Pointer | undefined => {
    const factor = growth(width);
    return factor === undefined ? undefined : up(call.mpfr_mul, slope, factor);
  };
  /** 1 - t and 1 + t, at most. */
  const toOne = (t: Pointer): readonly [Pointer, Pointer] => [down(call.mpfr_d_sub, 1, t), down(call.mpfr_add_d, t, 1)];

  const exp: SteepestSlope = (_, { hi }, width) => grown(hi, width);
  const expm1: SteepestSlope = (_, { hi }, width) => grown(up(call.mpfr_add_d, hi, 1), width);
  /** c/t where t is least, which is at the lower end. */
  const logarithm =
    (c: number): SteepestSlope =>
    (at) =>
      over(c, at);
  const log1p: SteepestSlope = (at, _, width) => {
    const t = down(call.mpfr_add_d, at, 1);
    return isFar(t, width) ? over(1, t) : undefined;
  };
  /** cosh t = √(1 + sinh² t), which grows no faster than e^t. */
  const sinh: SteepestSlope = (_, value, width) => {
    const size = sign(value.hi) > 0 ? value.hi : value.lo;
    return grown(rootUp(up(call.mpfr_add_d, up(call.mpfr_mul, size, size), 1)), width);
  };
  /** At the end nearer to 0: sinh(a + w) <= sinh a + w·cosh(a + w) <= √((c - 1)(c + 1)) + w·c·(1 + 2w), where c = cosh a. */
  const cosh: SteepestSlope = (_, { hi }, width) => {
    const grownBy = grown(up(call.mpfr_mul, hi, width), width);
    if (grownBy === undefined) return undefined;
    const square = up(call.mpfr_mul, up(call.mpfr_sub_d, hi, 1), up(call.mpfr_add_d, hi, 1));
    return up(call.mpfr_add, rootUp(square), grownBy);
  };
  /** 1 - tanh² = (1 - v)(1 + v), at the end nearer to 0. */
  const tanh: SteepestSlope = (_, { lo, hi }) =>
    up(call.mpfr_mul, up(call.mpfr_d_sub, 1, lo), up(call.mpfr_add_d, hi, 1));
  const asinh: SteepestSlope = (at) => over(1, rootDown(onePlusSquare(at)));
  const acosh: SteepestSlope = (at, _, width) => {
    const t = down(call.mpfr_sub_d, at, 1);
    return isFar(t, width) ? over(1, rootDown(down(call.mpfr_mul, t, down(call.mpfr_add_d, at, 1)))) : undefined;
  };
  const atanh: SteepestSlope = (at, _, width) => {
    const [p, q] = toOne(at);
    return isFar(p, width) && isFar(q, width) ? over(1, down(call.mpfr_mul, p, q)) : undefined;
  };
  /** Of the arc sine and the arc cosine, at the end farther from 0. */
  const arc: SteepestSlope = (at, _, width) => {
    const [p, q] = toOne(at);
    return isFar(p, width) && isFar(q, width) ? over(1, rootDown(down(call.mpfr_mul, p, q))) : undefined;
  };
  const atan: SteepestSlope = (at) => over(1, onePlusSquare(at));
  /** 2/√π·e^(-t²), at the end nearer to 0. */
  const erf: SteepestSlope = (at, _, width) => {
    const changes = mpfr.exponent(at) + mpfr.exponent(width) > -far;
    if (changes) return undefined;
    const square = unary(call.mpfr_neg, down(call.mpfr_mul, at, at), upward);
    return up(call.mpfr_mul_d, unary(call.mpfr_exp, square, upward), twoOverSqrtPi);
  };

  /**
   * |ψ| of positive numbers on one side of its root. In ψ(t) = ln t - 1/(2t) - 2·∫ s/((s² + t²)(e^(2πs) - 1)) ds (DLMF 5.9.15)
   * the last term is positive, and at most 1/(2t) since e^(2πs) - 1 >= 2πs: so ln t - 1/t < ψ(t) < ln t - 1/(2t).
   */
  const lgamma: SteepestSlope = (_at, _value, _width, { lo, hi }) => {
    const isRising = call.mpfr_cmp_d(lo, 1.465) > 0;
    if (isRising) return up(call.mpfr_sub, unary(call.mpfr_log, hi, upward), down(call.mpfr_d_div, 0.5, hi));
    return up(call.mpfr_sub, over(1, lo), unary(call.mpfr_log, lo, downward));
  };
  /** |Γ'| = Γ·|ψ|, and Γ grows as ln Γ says: by e^(w·|ψ|) at most. */
  const gamma: SteepestSlope = (at, value, width, x) => {
    const s = lgamma(at, value, width, x);
    const factor = s === undefined ? undefined : growth(width, s);
    return s === undefined || factor === undefined
      ? undefined
      : up(call.mpfr_mul, up(call.mpfr_mul, value.hi, s), factor);
  };
  /** ψ'(t) = Σ 1/(t + k)² (DLMF 5.15.1) <= 1/t² + 1/t of positive numbers, at the lower end: the sum but for its first term is less than the integral. */
  const digamma: SteepestSlope = (at) => {
    const inverse = over(1, at);
    return up(call.mpfr_add, inverse, up(call.mpfr_mul, inverse, inverse));
  };
  /**
   * |s|·t^(s-1) of positive numbers: at any of them a, within w of t, it is |s|·a^s/a·(t/a)^(s-1), and |ln(t/a)| <= 2w/a.
   */
  const power =
    (s: Pointer): SteepestSlope =>
    (at, { hi }, width) => {
      const size = unary(call.mpfr_abs, s, upward);
      const part = up(call.mpfr_div, up(call.mpfr_mul_d, width, 2), at);
      const factor = growth(part, up(call.mpfr_add_d, size, 1));
      if (factor === undefined) return undefined;
      return up(call.mpfr_mul, up(call.mpfr_div, up(call.mpfr_mul, size, hi), at), factor);
    };

  return {
    exp, expm1, log: logarithm(1), log2: logarithm(overLn2), log10: logarithm(overLn10), log1p, sinh, cosh, tanh,
    asinh, acosh, atanh, arc, atan, erf, lgamma, gamma, digamma, power,
  }; // prettier-ignore
}
