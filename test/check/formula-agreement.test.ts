// When two lists of enclosed numbers are the same: at the first precision that tells, and up to what literals may stand for.
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { intervalArithmetic, type Interval, type IntervalArithmetic } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { agreementsOf, type FormulaAgreement, type Sides, type SidesOver } from '../../src/check/formula-agreement.js';
import { OutsideDomain, Undecided } from '../../src/errors.js';

const mpfr = await startMpfr(10);
const A = intervalArithmetic(mpfr);
const [one, ten] = [1, 10].map((value) => (): Interval => A.literal(value)) as [() => Interval, () => Interval];
/** Beside 1, by a power of 2. */
const beside1 = (exponent: number): Interval => A.add(one(), A.literal(2 ** exponent));
/** The same, known to an eighth of the bits. */
const coarsely = (x: Interval): Interval => A.add(x, A.symmetric(A.literal(2 ** (-mpfr.precision / 8))));

/** What is told of pairs, and at which precision. */
function told(sidesOver: SidesOver): {
  agreements: readonly FormulaAgreement[];
  openFor: string | null;
  at: number[][];
} {
  const at: number[][] = [];
  return { ...agreementsOf(A, formats.float64, sidesOver, (_sides, index) => at.push([index, mpfr.precision])), at };
}
const pair = (wanted: Interval, given: Interval): Sides => ({ wanted: [wanted], given: [given] });
const from512 = (x: () => Interval): Interval => {
  if (mpfr.precision < 512) throw new Undecided('too few bits');
  return x();
};

test.each<[what: string, sidesOver: SidesOver, FormulaAgreement, precision: number | null]>([
  ['the same number', () => pair(one(), one()), 'agrees', 256],
  ['two that are near', () => pair(one(), beside1(-50)), 'differs', 256],
  ['two that are near, the other way round', () => pair(beside1(-50), one()), 'differs', 256],
  ['what overlaps, and is narrow at 1,024 bits', () => pair(one(), coarsely(one())), 'agrees', 1024],
  ['what overlaps up to 512 bits', () => pair(one(), coarsely(beside1(-40))), 'differs', 512],
  ['what always overlaps widely', () => pair(one(), A.add(one(), A.symmetric(one()))), 'open', null],
  ['what may be anything', () => pair(one(), { lo: mpfr.fromDouble(-Infinity), hi: mpfr.fromDouble(Infinity) }), 'open', null],
  ['a literal and what it stands for', (_A, L) => pair(A.div(one(), ten()), L.literal(0.1)), 'agrees', 256],
  ['a literal that is off by more', (_A, L) => pair(A.div(one(), ten()), L.literal(0.1 + 2 ** -50)), 'differs', 256],
  ['the double that it is', () => pair(A.div(one(), ten()), A.literal(0.1)), 'differs', 256],
  ['what is decided from 512 bits on', () => pair(one(), from512(one)), 'agrees', 512],
  ['a literal beside which there is no value', (_A, L) => pair(A.div(one(), ten()), inDomain(L.literal(0.1))), 'differs', 256],
  ['a literal beside which nothing is decided', (_A, L) => pair(A.div(one(), ten()), decided(L.literal(0.1))), 'differs', 256],
])('%s', (_what, sidesOver, agreement, precision) => {
  expect(told(sidesOver)).toMatchObject({ agreements: [agreement], at: precision === null ? [] : [[0, precision]] });
}); // prettier-ignore

const outside = (): OutsideDomain => new OutsideDomain('outside-domain', 'log', 'not there');
/** The literal as it is; moved, it is outside a domain, or nothing is decided. */
const isMoved = (x: Interval): boolean => A.decide('!=', x, A.literal(0.1));
function inDomain(x: Interval): Interval {
  if (isMoved(x)) throw outside();
  return x;
}
function decided(x: Interval): Interval {
  if (isMoved(x)) throw new Undecided('here');
  return x;
}

test('no precision is tried beyond the one that tells', () => {
  const tried: number[] = [];
  told(() => (tried.push(mpfr.precision), pair(one(), one())));
  expect(tried).toEqual([256]);
});

describe('of several pairs', () => {
  test('each has literals of its own', () => {
    const sides: SidesOver = (_A, L) => ({
      wanted: [A.div(one(), ten()), one(), A.div(one(), ten())],
      given: [A.literal(0.1), one(), L.literal(0.1)],
    });
    expect(told(sides).agreements).toEqual(['differs', 'agrees', 'agrees']);
  });
  const sides = (): Sides => ({ wanted: [one(), one(), one()], given: [one(), coarsely(one()), beside1(-9)] });
  test('each is told once, when it is decided', () => {
    expect(told(sides)).toEqual({ agreements: ['agrees', 'agrees', 'differs'], openFor: null, at: [[0, 256], [2, 256], [1, 1024]] }); // prettier-ignore
  });
});

test('what no precision decides has no agreements, and a reason', () => {
  const undecided = (B: IntervalArithmetic): Sides => {
    throw new Undecided(`not at ${B.mpfr.precision} bits`);
  };
  expect(told(undecided)).toEqual({ agreements: [], openFor: 'not at 4096 bits', at: [] });
});

test('other errors pass, also where a literal is moved', () => {
  const failing = (error: Error) => (): Sides => {
    throw error;
  };
  expect(() => told(failing(outside()))).toThrow(OutsideDomain);
  const short = new RangeError('out of memory');
  expect(() => told(failing(short))).toThrow(short);
  expect(() => told((_A, L) => (isMoved(L.literal(0.1)) ? failing(short)() : pair(one(), beside1(-50))))).toThrow(
    short,
  );
});
