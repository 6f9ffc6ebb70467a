// Taylor series by the rules of the table: of every primitive, against values at a distance, in enclosures.
import { describe, expect, it } from 'vitest';
import { unaryNames } from '../../src/arithmetic.js';
import { OutsideDomain, Undecided } from '../../src/errors.js';
import { unaryPoints } from './samples.js';
import { A, apart, bits, boxAbout, degree, mpfr, seriesOf, type Function } from './taylor-apart.js';

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
