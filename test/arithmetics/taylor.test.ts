// Taylor series by the rules of the table: of every primitive, and of random functions, against values at a distance, in enclosures.
import { describe, expect, it } from 'vitest';
import type { Arithmetic } from '../../src/arithmetic.js';
import { unaryNames } from '../../src/arithmetic.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { inputSeries, taylor, type TaylorSeries } from '../../src/arithmetics/taylor.js';
import { OutsideDomain, Undecided } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { randomText } from '../check/values/random-functions.js';
import { unaryPoints } from './samples.js';

const mpfr = await startMpfr(60);
const A = intervalArithmetic(mpfr);
const degree = 12;
const bits = 400;

type Function = <T>(A: Arithmetic<T>, x: T) => T;

const seriesOf = (f: Function, x: Interval): TaylorSeries<Interval> => f(taylor(A, degree), inputSeries(A, x));
const boxAbout = (x: number, reach: number): Interval => A.add(A.literal(x), A.symmetric(A.literal(reach)));

/** Σ cₖ·hᵏ by the coefficients at x, and that of h^degree over the box: f(x + h) is in it, if they are right. */
function valueBySeries(f: Function, x: number, h: number): Interval {
  const coefficients = seriesOf(f, A.literal(x));
  const step = A.literal(h);
  let sum = seriesOf(f, boxAbout(x, Math.abs(h))).at(degree) ?? A.literal(0);
  for (let k = degree - 1; k >= 0; k--) sum = A.add(A.mul(sum, step), coefficients.at(k) ?? A.literal(0));
  return sum;
}

/** The exponent of how far apart they may be, at most; Infinity where they don't meet. */
function apart(f: Function, x: number, h: number): number {
  const value = f(A, A.add(A.literal(x), A.literal(h)));
  const difference = A.sub(valueBySeries(f, x, h), value);
  const size = Math.max(mpfr.exponent(value.lo), mpfr.exponent(value.hi), -200);
  if (size === Infinity) throw new Undecided('beyond the range');
  return A.containsZero(difference) ? Math.max(mpfr.exponent(difference.lo), mpfr.exponent(difference.hi)) - size : Infinity;
} // prettier-ignore

describe.each(unaryNames.filter((name) => name !== 'fround'))('%s', (name) => {
  const f: Function = (numbers, x) => numbers[name](x);
  it.each(unaryPoints[name].filter((x) => Math.abs(x) < 1e6))('about %d', (x) => {
    mpfr.reset(bits);
    // small beside the distance to poles and ends of domains, and beside what makes exp or sin another
    const h = Math.min(Math.abs(x), Math.abs(Math.abs(x) - 1) || 1, 1 / Math.abs(x)) * 2 ** -9;
    try {
      for (const step of [h, -h]) expect(apart(f, x, step)).toBeLessThan(-50);
    } catch (error) {
      if (!(error instanceof OutsideDomain || error instanceof Undecided)) throw error;
      expect([name, x]).toEqual('nothing is told');
    }
  });
});

it('random functions', () => {
  const seed = Number(process.env['SEED'] ?? 1);
  const random = RandomNumbers.of(seed, 'points');
  let told = 0;
  for (let i = 0; i < 400; i++) {
    const text = randomText(random, 4).replaceAll(/\by\b/g, '(x/3)');
    const x = Math.round(random.uniform() * 4000 - 1000) / 512;
    mpfr.reset(bits);
    try {
      const { program } = readExpression(text);
      const f: Function = (numbers, at) => program.link(numbers)([at], { maxSteps: 1e6 });
      for (const h of [2 ** -12, -(2 ** -17)]) expect(apart(f, x, h), `${text} at ${x}, seed ${seed}`).toBeLessThan(Infinity);
      told++;
    } catch (error) {
      if (!(error instanceof OutsideDomain || error instanceof Undecided)) throw error;
    }
  }
  expect(told).toBeGreaterThan(100);
}); // prettier-ignore

describe('binary functions of which both arguments vary', () => {
  const functions: Readonly<Record<string, Function>> = {
    product: (S, x) => S.mul(S.sin(x), S.exp(x)),
    quotient: (S, x) => S.div(S.sin(x), S.add(x, S.literal(2))),
    'constant over a number': (S, x) => S.div(S.literal(3), x),
    power: (S, x) => S.pow(x, S.sin(x)),
    'power of a constant': (S, x) => S.pow(S.literal(2), x),
    'constant power': (S, x) => S.pow(x, S.literal(2.5)),
    'whole power': (S, x) => S.pow(x, S.literal(-3)),
    'power beyond all terms': (S, x) => S.pow(x, S.literal(40)),
    root: (S, x) => S.nthRoot(x, S.literal(5)),
    hypot: (S, x) => S.hypot(S.sin(x), S.square(x)),
    atan2: (S, x) => S.atan2(S.sin(x), S.square(x)),
    mod: (S, x) => S.mod(S.mul(S.literal(7), x), S.literal(2)),
    rem: (S, x) => S.rem(S.mul(S.literal(7), x), S.literal(-2)),
    minimum: (S, x) => S.min(S.sin(x), S.square(x)),
    maximum: (S, x) => S.max(S.sin(x), S.square(x)),
    polygamma: (S, x) => S.polygamma(S.literal(1), x),
    sinc: (S, x) => S.sincDerivative(S.literal(0), x),
    'itself less itself': (S, x) => S.mul(x, S.sub(x, x)),
  };
  it.each(Object.keys(functions))('%s', (name) => {
    for (const x of [0.8, 2.3]) {
      mpfr.reset(bits);
      for (const h of [2 ** -10, -(2 ** -10)]) expect(apart(functions[name] as Function, x, h)).toBeLessThan(-50);
    }
  });
});

describe('what a box can’t tell', () => {
  it.each<[text: string, f: Function, x: number]>([
    ['a kink', (S, x) => S.abs(x), 0],
    ['a tie', (S, x) => S.max(x, S.square(x)), 1],
    ['a jump', (S, x) => S.floor(x), 2],
    ['a jump of a remainder', (S, x) => S.mod(x, S.literal(1)), 3],
    ['the end of a domain', (S, x) => S.sqrt(x), 0],
    ['a root of a square', (S, x) => S.sqrt(S.square(x)), 0],
    ['a pole', (S, x) => S.div(S.literal(1), x), 0],
    ['a cut', (S, x) => S.atan2(x, S.literal(-1)), 0],
    ['the origin', (S, x) => S.hypot(x, x), 0],
    ['a decision', (S, x) => (S.decide('<', x, S.literal(1)) ? x : S.neg(x)), 1],
  ])('%s', (_, f, x) => {
    mpfr.reset(64);
    expect(() => seriesOf(f, boxAbout(x, 2 ** -20)).at(degree)).toThrow();
  });
  it('but what is equal to itself', () => {
    mpfr.reset(64);
    const slope = seriesOf((S, x) => (S.decide('<=', x, x) ? x : S.neg(x)), boxAbout(1, 0.5)).at(1);
    expect(slope && A.known(slope)).toBe(1);
  });
});
