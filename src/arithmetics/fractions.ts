// Exact fractions: what + − × ÷ and whole powers make of doubles. All else has no fraction, and says so.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import { compareNumbers } from './float64.js';
import { Undecided } from '../errors.js';

/** n/d with d > 0, in lowest terms. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** Bits of n and d: a program that needs more is left to enclosures. */
const longest = 4096n;

function inLowestTerms(n: bigint, d: bigint): Fraction {
  if (d === 0n) throw new Undecided('a fraction has the denominator 0');
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  if (a >> longest !== 0n || b >> longest !== 0n) throw new Undecided('a fraction grows too long');
  if (d === 1n) return { n, d };
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = d < 0n ? -a : a;
  return { n: n / divisor, d: d / divisor };
}

/** A double is a fraction whose denominator is a power of two. */
export function fractionOfDouble(value: number): Fraction {
  if (!Number.isFinite(value))
    throw new Undecided(`a constant of the program is ${Number.isNaN(value) ? 'NaN' : 'infinite'}`);
  let exponent = 0;
  for (; !Number.isInteger(value); exponent++) value *= 2;
  return inLowestTerms(BigInt(value), 1n << BigInt(exponent));
}

/** The double that a fraction is; null where it is none. */
export function doubleOfFraction(x: Fraction): number | null {
  const double = Number(x.n) / Number(x.d);
  return Number.isFinite(double) && areEqual(fractionOfDouble(double), x) ? double : null;
}

/** The number that a decimal text such as `-1.25e-7` denotes. */
export function fractionOfDecimal(text: string): Fraction {
  const [mantissa = '', power = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const exponent = BigInt(Number(power) - fraction.length);
  const digits = BigInt(whole + fraction);
  return exponent < 0n ? inLowestTerms(digits, 10n ** -exponent) : inLowestTerms(digits * 10n ** exponent, 1n);
}

export function areEqual(x: Fraction, y: Fraction): boolean {
  return x.n === y.n && x.d === y.d;
}

/** Negative, 0 or positive, as x is less than y, equal or greater. */
function signOfDifference(x: Fraction, y: Fraction): number {
  const [a, b] = [x.n * y.d, y.n * x.d];
  return a < b ? -1 : a > b ? 1 : 0;
}

const multiply = (x: Fraction, y: Fraction): Fraction => inLowestTerms(x.n * y.n, x.d * y.d);
const add = (x: Fraction, y: Fraction): Fraction =>
  x.d === 1n && y.d === 1n ? inLowestTerms(x.n + y.n, 1n) : inLowestTerms(x.n * y.d + y.n * x.d, x.d * y.d);
const negative = (x: Fraction): Fraction => ({ n: -x.n, d: x.d });
const divide = (x: Fraction, y: Fraction): Fraction => inLowestTerms(x.n * y.d, x.d * y.n);

/** Whole powers, by squaring. */
function power(x: Fraction, t: Fraction): Fraction {
  if (t.d !== 1n || t.n > 1000n || t.n < -1000n) throw new Undecided('a power has no fraction');
  let [result, base, count]: [Fraction, Fraction, bigint] = [{ n: 1n, d: 1n }, x, t.n < 0n ? -t.n : t.n];
  for (; count > 0n; count >>= 1n) {
    if (count % 2n === 1n) result = multiply(result, base);
    if (count > 1n) base = multiply(base, base);
  }
  return t.n < 0n ? divide({ n: 1n, d: 1n }, result) : result;
}

const unary: Partial<Record<string, (x: Fraction) => Fraction>> = {
  fround: (x) => x,
  neg: negative,
  square: (x) => multiply(x, x),
  abs: (x) => (x.n < 0n ? negative(x) : x),
};
const binary: Partial<Record<string, (x: Fraction, y: Fraction) => Fraction>> = {
  add,
  sub: (x, y) => add(x, negative(y)),
  mul: multiply,
  div: divide,
  pow: power,
  min: (x, y) => (signOfDifference(x, y) <= 0 ? x : y),
  max: (x, y) => (signOfDifference(x, y) >= 0 ? x : y),
};

/** @throws Undecided from whatever has no fraction */
export const exactFractions: Arithmetic<Fraction> = buildArithmetic<Fraction>(
  {
    literal: fractionOfDouble,
    constant: (name) => {
      throw new Undecided(`${name} has no fraction`);
    },
    decide: (relation, x, y) => compareNumbers(relation, signOfDifference(x, y), 0),
    known: ({ n, d }) => (d === 1n && BigInt(Number(n)) === n ? Number(n) : undefined),
    detached: (x) => x,
  },
  (name) => unary[name] ?? none(name),
  (name) => binary[name] ?? none(name),
);

function none(name: string): () => Fraction {
  return () => {
    throw new Undecided(`${name} has no fraction`);
  };
}
