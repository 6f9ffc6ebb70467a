// One-sided series: their terms beside those of mpmath's `taylor`, and what they can't tell.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Arithmetic } from '../../src/arithmetic.js';
import type { Fraction } from '../../src/arithmetics/fractions.js';
import { nearest } from '../../src/arithmetics/interval/mpfr.js';
import { remembering } from '../../src/arithmetics/series/remembering.js';
import { seriesFamily } from '../../src/arithmetics/series/series-arithmetic.js';
import { SeriesRing } from '../../src/arithmetics/series/series-ring.js';
import {
  exactZero,
  remainder,
  TooFewTerms,
  type OneSidedSeries,
} from '../../src/arithmetics/series/one-sided-series.js';
import { atOne, atZero, compareOrders, flatOrder, type Order, type SeriesTerm } from '../../src/arithmetics/series/order.js'; // prettier-ignore
import { Undecided } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { theLaboratory, type Laboratory } from '../../src/reference/laboratory.js';

const budget = { maxSteps: 10_000 };
const terms = 7;
let laboratory: Laboratory;

beforeEach(async () => {
  laboratory = await theLaboratory();
  laboratory.bench.mpfr.reset(192);
});

/** The series of an expression at x0 + side·t. */
function seriesOf(text: string, x0: number, side: 1 | -1 = 1): OneSidedSeries {
  const A = remembering(laboratory.bench);
  const S: Arithmetic<OneSidedSeries> = seriesFamily(A, laboratory.seen)(terms);
  const ring = new SeriesRing(A, terms);
  const step: OneSidedSeries = { terms: [{ at: atOne, c: A.literal(side) }], rest: null, huge: 0 };
  const { program } = readExpression(text);
  return program.link(S)([ring.add(S.literal(x0), step)], budget);
}

/** Terms by their power of t, of L = -log t, of M = log L, of N = log M and by the exponential before it, such as `exp(-1 -1) 3/2 L1 M2`. */
function termsOf(series: OneSidedSeries): [power: string, coefficient: number][] {
  const { mpfr } = laboratory.bench;
  const textOf = ({ n, d }: Fraction): string => (d === 1n ? String(n) : `${n}/${d}`);
  const log = ({ n, d }: Fraction, i: number): string => (n === 0n ? '' : ` ${'LMN'[i]}${textOf({ n: -n, d })}`);
  const numberOf = ({ c }: SeriesTerm): number => mpfr.toDouble(c.lo, nearest);
  const orderOf = ({ p, logs, u }: Order): string => {
    const inner = u?.terms.map((term) => `${numberOf(term)} ${orderOf(term.at)}`).join(' + ');
    return `${inner === undefined ? '' : `exp(${inner}) `}${textOf(p)}${logs.map(log).join('')}`;
  };
  return series.terms.map((term) => [orderOf(term.at), numberOf(term)]);
}

describe('Taylor coefficients are those of mpmath', () => {
  test7('sin(x)*exp(x)', 0.5, [0.7904390832136149, 2.237328119797784, 1.4468890365841691, 0.21881665112351809, -0.13173984720226914, -0.07457760399325947, -0.016076544850935213]); // prettier-ignore
  test7('tan(x)', 1, [1.5574077246549023, 3.4255188208147596, 5.334929472487659, 9.450499977879636, 16.49659149156328, 28.91820831919275, 50.654858838289044]); // prettier-ignore
  test7('gamma(x)', 2.5, [1.329340388179137, 0.9347345216260855, 0.6545585779813368, 0.2538712468411429, 0.1096732340021601, 0.028360780594840238, 0.01039240342591023]); // prettier-ignore
  test7('erf(x)', 0.25, [0.27632639016823696, 1.0600141293761143, -0.26500353234402857, -0.30917078773469997, 0.12698085924818034, 0.08005315039559197, -0.04053265833248076]); // prettier-ignore
  test7('atan(x)/(1+x^2)', 2, [0.2214297435588181, -0.13714379484705447, 0.049429087165879966, -0.006247844096626409, -0.006807542155874866, 0.007220402544025175, -0.004508680270711833]); // prettier-ignore
  test7('asin(x/2)', 1, [0.5235987755982989, 0.5773502691896257, 0.09622504486493763, 0.06415002990995841, 0.037420850780809076, 0.027085568184204666, 0.02019537978646839]); // prettier-ignore
  test7('tanh(x)^3', 0.75, [0.2562281012482766, 0.7220135449159256, 0.21959026009146848, -0.5985531243591498, 0.08477387472250668, 0.39053202347748384, -0.2921145862512016]); // prettier-ignore
  test7('digamma(x)', 3, [0.9227843350984671, 0.39493406684822646, -0.07705690315959429, 0.019823233711138193, -0.005677755143369927, 0.0017180619844491397, -0.0005367773819228268]); // prettier-ignore
  test7('sqrt(1+x)*cbrt(8+x)', 0, [2, 1.0833333333333333, -0.21180555555555555, 0.1130883487654321, -0.07238216949588477, 0.05117693195944788, -0.03858302145028983]); // prettier-ignore
});

function test7(text: string, x0: number, wanted: readonly number[]): void {
  it.each([1, -1] as const)(`${text} at ${x0}, side %d`, (side) => {
    const found = termsOf(seriesOf(text, x0, side));
    expect(found.map(([power]) => power)).toEqual(wanted.map((_, j) => String(j)));
    // 192 bits less what the recurrences lose: the nearest double but for the last place
    found.forEach(([, c], j) => expect(c * side ** j / (wanted[j] as number)).toBeCloseTo(1, 14)); // prettier-ignore
  });
}

describe('Beside singular points', () => {
  it.each<[text: string, x0: number, side: 1 | -1, first: readonly [string, number][]]>([
    ['sqrt(x)', 0, 1, [['1/2', 1]]],
    ['sqrt(x + x^2)', 0, 1, [['1/2', 1], ['3/2', 0.5], ['5/2', -0.125]]],
    ['cbrt(x)', 0, -1, [['1/3', -1]]],
    ['1/x', 0, -1, [['-1', -1]]],
    ['cot(x)', 0, 1, [['-1', 1], ['1', -1 / 3], ['3', -1 / 45]]],
    ['gamma(x)', 0, 1, [['-1', 1], ['0', -0.5772156649015329]]],
    ['acos(x)', 1, -1, [['1/2', Math.SQRT2], ['3/2', Math.SQRT2 / 12]]],
    ['log(x)', 0, 1, [['0 L1', -1]]],
    ['x*log(x)', 0, 1, [['1 L1', -1]]],
    ['x^x', 0, 1, [['0', 1], ['1 L1', -1], ['2 L2', 0.5]]],
    ['sqrt(-x*log(x))', 0, 1, [['1/2 L1/2', 1]]],
    ['cbrt(log(x))', 0, 1, [['0 L1/3', -1]]],
    ['1/sqrt(1-log(x))', 0, 1, [['0 L-1/2', 1], ['0 L-3/2', -0.5], ['0 L-5/2', 0.375]]],
    ['abs(x)', 0, -1, [['1', 1]]],
    ['floor(x)', 2, -1, [['0', 1]]],
    ['mod(x, 1)', 2, -1, [['0', 1], ['1', -1]]],
    ['atan(1/x)', 0, -1, [['0', -Math.PI / 2], ['1', 1]]],
    ['atan2(x, -1)', 0, -1, [['0', -Math.PI], ['1', 1]]],
    ['exp(3*log(x))', 0, 1, [['3', 1]]],
    ['log(-log(x))', 0, 1, [['0 M1', 1]]],
    ['(-log(x))^3*exp(-2*log(-log(x)))', 0, 1, [['0 L1', 1]]],
    ['log(log(-log(x)))', 0, 1, [['0 N1', 1]]],
    ['exp(sqrt(-log(x)))', 0, 1, [['exp(1 0 L1/2) 0', 1]]],
    ['x*exp(sqrt(1-log(x)))', 0, 1, [['exp(1 0 L1/2) 1', 1], ['exp(1 0 L1/2) 1 L-1/2', 0.5]]],
    ['exp(1/x)*exp(sqrt(-log(x)) - 1/x)', 0, 1, [['exp(1 0 L1/2) 0', 1]]],
    ['log(x*exp(sqrt(-log(x))))', 0, 1, [['0 L1', -1], ['0 L1/2', 1]]],
    ['gamma(log(-log(x)))', 0, 1, [['exp(1 0 M1 N1) 0 L-1 M-1/2', Math.sqrt(2 * Math.PI)]]],
    ['exp(-1/x^2)', 0, -1, [['exp(-1 -2) 0', 1]]],
    ['exp(1/x + 2 + x)', 0, 1, [['exp(1 -1) 0', Math.exp(2)], ['exp(1 -1) 1', Math.exp(2)]]],
    ['exp(1/x - 3*log(x))*exp(-1/x)', 0, 1, [['-3', 1]]],
    ['cosh(1/x) - sinh(1/x)', 0, 1, [['exp(-1 -1) 0', 1]]],
    ['sqrt(exp(1/x))*exp(1/x)', 0, 1, [['exp(1.5 -1) 0', 1]]],
    ['1/(exp(1/x) + 1)', 0, 1, [['exp(-1 -1) 0', 1], ['exp(-2 -1) 0', -1], ['exp(-3 -1) 0', 1]]],
    ['log(sigmoid(1/x))', 0, 1, [['exp(-1 -1) 0', -1], ['exp(-2 -1) 0', 0.5]]],
    ['log(sigmoid(1/x))', 0, -1, [['-1', -1], ['exp(-1 -1) 0', -1]]],
    ['log(exp(1/x)/x)', 0, 1, [['-1', 1], ['0 L1', 1]]],
    ['exp(exp(1/x) + 1/x)', 0, 1, [['exp(1 exp(1 -1) 0 + 1 -1) 0', 1]]],
    ['x*exp(1/x) - exp(1/x)', 0, 1, [['exp(1 -1) 0', -1], ['exp(1 -1) 1', 1]]],
    ['x^(1/x)', 0, 1, [['exp(-1 -1 L1) 0', 1]]],
    ['erfc(1/x)', 0, 1, [['exp(-1 -2) 1', 1 / Math.sqrt(Math.PI)], ['exp(-1 -2) 3', -0.5 / Math.sqrt(Math.PI)]]],
    ['erf(1/x)', 0, -1, [['0', -1], ['exp(-1 -2) 1', 1 / Math.sqrt(Math.PI)]]],
    ['lgamma(1/x)', 0, 1, [['-1 L1', 1], ['-1', -1], ['0 L1', -0.5], ['0', Math.log(2 * Math.PI) / 2], ['1', 1 / 12], ['3', -1 / 360]]],
    ['gamma(1/x)', 0, 1, [['exp(1 -1 L1 + -1 -1) 1/2', Math.sqrt(2 * Math.PI)], ['exp(1 -1 L1 + -1 -1) 3/2', Math.sqrt(2 * Math.PI) / 12]]],
    ['digamma(1/x)', 0, 1, [['0 L1', 1], ['1', -0.5], ['2', -1 / 12], ['4', 1 / 120], ['6', -1 / 252]]],
    ['tan(atan(1/x))', 0, 1, [['-1', 1]]],
  ])('%s at %d, side %d', (text, x0, side, first) => {
    const found = termsOf(seriesOf(text, x0, side)).slice(0, first.length);
    expect(found.map(([power]) => power)).toEqual(first.map(([power]) => power));
    found.forEach(([, c], j) => expect(c).toBeCloseTo(first[j]?.[1] as number, 14));
  }); // prettier-ignore

  it('what vanishes by an exponent that is not all known, or stays within bounds, is a remainder alone', () => {
    expect(seriesOf('exp(-1/x^2 + cos(1/x)/x)', 0)).toMatchObject({ terms: [], rest: flatOrder });
    expect(seriesOf('sin(1/x)', 0)).toMatchObject({ terms: [], rest: { p: { n: 0n } } });
    expect(seriesOf('x^2*sin(1/x)', 0)).toMatchObject({ terms: [], rest: { p: { n: 2n } } });
  });

  it.each([
    'exp(sqrt(-log(x)) + sin(1/x)*log(-log(x)))', // of what is in the exponent not all is known
    'sqrt(1/x) - exp(1/x + sin(1/x)) + exp(1/x)', // which is greater swings
    'exp(1/x^2 + cos(1/x)/x)*exp(-1/x)', // what is huge times what vanishes
    'exp(1/x^2 + cos(1/x)/x) - exp(1/x)',
    'log(exp(1/x^2 + cos(1/x)/x))',
  ])('%s is not told', (text) => {
    let told: unknown;
    try {
      told = termsOf(seriesOf(text, 0));
    } catch (error) {
      expect(error).toBeInstanceOf(Undecided);
    }
    expect(told).toBeUndefined();
  }); // prettier-ignore
});

/** A ring, and whether it was asked on which side t is. */
function ringWithSide(): { ring: SeriesRing; side: { asked: boolean } } {
  const side = { asked: false };
  return { ring: new SeriesRing(remembering(laboratory.bench), 4, side), side };
}
const power = (n: bigint, d = 1n): Order => ({ ...atZero, p: { n, d } });

describe('A number of which all is unknown but how fast it vanishes', () => {
  it('has no sign, and may be 0 or not', () => {
    const { ring } = ringWithSide();
    expect(() => ring.sign(remainder(flatOrder))).toThrow(TooFewTerms);
    expect(() => ring.isZero(remainder(flatOrder))).toThrow(TooFewTerms);
    expect(() => ring.growth(remainder(power(-1n)))).toThrow(TooFewTerms);
  });

  it('is told from what is 0', () => {
    const { ring } = ringWithSide();
    expect([ring.sign(exactZero), ring.isZero(exactZero)]).toEqual([0, true]);
  });
});

it.each([
  [1n, 1n, true],
  [-1n, 1n, true],
  [3n, 1n, true],
  [1n, 2n, true],
  [2n, 3n, true],
  [0n, 1n, false],
  [2n, 1n, false],
  [-2n, 1n, false],
])('Whether the sign of t^(%d/%d) depends on the side: %s', (n, d, asked) => {
  const { ring, side } = ringWithSide();
  expect(ring.sign({ terms: [{ at: power(n, d), c: laboratory.bench.literal(3) }], rest: null, huge: 0 })).toBe(1);
  expect(side.asked).toBe(asked);
});

it.each<[x: number, y: number, xRest: bigint | null, yRest: bigint | null, products: number]>([
  [4, 4, 4n, 4n, 4 + 3 + 2 + 1], // to O(t^4)
  [4, 4, 4n, null, 10],
  [4, 4, 4n, 2n, 2 + 1],
  [4, 2, null, null, 8],
  [2, 4, 2n, 4n, 2 + 1],
])('Of %d and %d terms to O(t^%d) and O(t^%d), %d products of coefficients are made', (m, n, r, s, products) => {
  let made = 0;
  const A = remembering(laboratory.bench);
  const counting: typeof A = { ...A, mul: (x, y) => (made++, A.mul(x, y)) };
  const terms = (count: number): SeriesTerm[] =>
    Array.from({ length: count }, (_, i) => ({ at: power(BigInt(i)), c: A.literal(i + 2) }));
  const series = (count: number, rest: bigint | null): OneSidedSeries => ({
    terms: terms(count), rest: rest === null ? null : power(rest), huge: 0,
  }); // prettier-ignore
  const product = new SeriesRing(counting, 4).mul(series(m, r), series(n, s));
  expect(made).toBe(products);
  // Σ (i + 2)·(j + 2) over i + j = k
  const rest = [r, s].reduce(
    (least: number, each) => Math.min(least, each === null ? Infinity : Number(each)),
    Infinity,
  );
  const wanted = Array.from({ length: Math.min(m + n - 1, rest) }, (_, k) =>
    Array.from({ length: k + 1 }, (__, i) => (i < m && k - i < n ? (i + 2) * (k - i + 2) : 0)).reduce((a, b) => a + b),
  );
  expect(product.terms.map(({ c }) => laboratory.bench.known(c))).toEqual(wanted);
});

/** t over powers of L, M, … */
const beside = (...logs: readonly [n: bigint, d: bigint][]): Order => ({
  ...atOne,
  logs: logs.map(([n, d]) => ({ n, d })),
});

it.each<[a: Order, b: Order, sign: -1 | 0 | 1]>([
  [power(1n, 2n), power(1n, 3n), 1],
  [power(1n, 3n), power(1n, 2n), -1],
  [power(-1n, 2n), power(1n, 3n), -1],
  [power(2n), power(5n), -1],
  [power(5n, 2n), power(2n), 1],
  [power(1n, 3n), power(1n, 3n), 0],
  [beside([1n, 2n]), atOne, 1],
  [beside([1n, 2n]), beside([2n, 3n]), -1],
  [beside([0n, 1n], [-1n, 1n]), atOne, -1],
  [beside([-1n, 1n]), power(2n), -1],
])('Which of two orders dominates: %o, %o', (a, b, sign) => {
  expect([compareOrders(a, b), compareOrders(b, a)]).toEqual([sign, 0 - sign]);
});
