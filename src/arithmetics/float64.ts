// IEEE doubles: the ground that every floating-point method runs on.
import type { Arithmetic, ConstantName, Relation } from '../arithmetic.js';
import { erf, erfc, gaussian } from './error-functions.js';
import { gamma, lgamma, polygamma } from './gamma-functions.js';
import { longProduct } from './long-product.js';
import { sincDerivative } from './sinc-derivative.js';

/** The relation as IEEE 754 has it: false for NaN, except `!=`. */
export function compareNumbers(relation: Relation, x: number, y: number): boolean {
  switch (relation) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    case '==':
      return x === y;
    case '!=':
      return x !== y;
  }
}

/** Without the sign of -0, at which the slope is that at 0. */
function sqrt(x: number): number {
  return Math.sqrt(x) + 0;
}

/** The real n-th root: negative for negative x and odd n. */
function nthRoot(x: number, n: number): number {
  if (n === 2) return sqrt(x);
  if (n === 3) return Math.cbrt(x);
  if (n < 0) return 1 / nthRoot(x, -n);
  if (x < 0) return n % 2 === 1 ? -nthRoot(-x, n) : NaN;
  const exponent = 1 / n;
  const root = Math.pow(x, exponent);
  if (!(root > 0 && root < Infinity && n > 1e-100 && n < 1e100)) return root;
  const { high, low } = longProduct({ high: exponent, low: 0 }, n); // 1, but for the rounding of 1/n
  return root - root * (Math.log(x) * ((high - 1 + low) / n));
}

/** Below, reciprocals begin to overflow, and all that is left of some functions is a logarithm. */
const tiny = 1e-300;

/** √(x² - 1), the tangent of an angle whose secant is x; 1/x would lose the digits that matter near 1. */
function tangentOfSecant(x: number): number {
  return Math.sqrt(x - 1) * Math.sqrt(x + 1);
}

/** x - y·floor(x/y), exactly where the remainder is exact; the sign is that of y. */
function mod(x: number, y: number): number {
  const remainder = x % y;
  return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;
}

/** Half away from zero. */
function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

const constants: Readonly<Record<ConstantName, number>> = {
  ln2: Math.LN2,
  ln10: Math.LN10,
  twoOverSqrtPi: 1.1283791670955126,
};

export const float64: Arithmetic<number> = {
  literal: (value) => value,
  constant: (name) => constants[name],
  decide: compareNumbers,
  known: (x) => x,
  detached: (x) => x,

  neg: (x) => -x,
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  pow: Math.pow,
  square: (x) => x * x,
  sqrt,
  cbrt: Math.cbrt,
  nthRoot,
  hypot: Math.hypot,

  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,

  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
  cot: (x) => 1 / Math.tan(x),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  asec: (x) => (x < 0 ? Math.PI - Math.atan(tangentOfSecant(-x)) : Math.atan(tangentOfSecant(x))),
  acsc: (x) => Math.sign(x) * Math.atan(1 / tangentOfSecant(Math.abs(x))),
  acot: (x) => (x === 0 ? NaN : Math.atan(1 / x)),

  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sech: (x) => 1 / Math.cosh(x),
  csch: (x) => 1 / Math.sinh(x),
  coth: (x) => 1 / Math.tanh(x),
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  asech: (x) => (x > 0 && x < tiny ? Math.LN2 - Math.log(x) : Math.log1p((1 - x + Math.sqrt((1 - x) * (1 + x))) / x)),
  acsch: (x) => (x !== 0 && Math.abs(x) < tiny ? Math.sign(x) * (Math.LN2 - Math.log(Math.abs(x))) : Math.asinh(1 / x)),
  acoth: (x) => (Math.sign(x) * Math.log1p(2 / (Math.abs(x) - 1))) / 2,

  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round,
  fix: Math.trunc,
  min: Math.min,
  max: Math.max,
  relu: (x) => (x > 0 ? x : x <= 0 ? 0 : x),
  mod,
  rem: (x, y) => x % y,

  sigmoid: (x) => {
    const e = Math.exp(-Math.abs(x)); // the side on which exp doesn't overflow
    return (x >= 0 ? 1 : e) / (1 + e);
  },
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  gaussian,
  fround: Math.fround,
  erf,
  erfc,
  gamma,
  lgamma,
  polygamma,
  sincDerivative,
};
