// Decimals that are told once somebody asks: those that are told at once, whatever became of the numbers meanwhile.
import { expect, it, vi } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { nearest, startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { decimalDigits, type Decimals } from '../../src/reference/decimal-digits.js';
import { decimalsOf } from '../../src/reference/decimals-later.js';

const mpfr = await startMpfr(10);
const A = intervalArithmetic(mpfr);
const plainly = ({ text, decided, ends }: Decimals): Decimals => ({ text, decided, ends });

/** From one number to another, or an exact one. */
const between = (lo: string, width: string | null): Interval => {
  const low = mpfr.fromDecimal(lo);
  if (width === null) return { lo: low, hi: low };
  const high = mpfr.allocate();
  mpfr.call.mpfr_add(high, low, mpfr.fromDecimal(width), nearest);
  return { lo: low, hi: high };
};

/** What is told later, after numbers of other precisions were written over these; and what is told at once. */
function both(bits: number, make: () => Interval, wanted = 30): readonly [later: Decimals, atOnce: Decimals] {
  mpfr.reset(bits);
  const x = make();
  const later = decimalsOf(A, x, wanted);
  const atOnce = plainly(decimalDigits(A, x, wanted));
  mpfr.reset(64);
  for (let i = 0; i < 40; i++) mpfr.fromDouble(-1 / 3);
  return [plainly(later), atOnce];
}

it('are those of the enclosure as it was', () => {
  const random = new RandomNumbers([4, 3, 2, 1]);
  const digits = (count: number): string => Array.from({ length: count }, () => String(random.below(10))).join('');
  const tails = ['', '0'.repeat(9), '9'.repeat(9), '0'.repeat(5), '9'.repeat(5), `5${'0'.repeat(8)}`];
  for (let i = 0; i < 1500; i++) {
    const wanted = [30, 12, 48, 56, 100][i % 5] as number;
    const place = [-280, -40, -29, 0, 30, 190, 300][i % 7] as number;
    const number = `${i % 3 === 0 ? '-' : ''}${1 + random.below(9)}${digits(wanted - 1)}${tails[i % tails.length]}${digits(6)}`;
    const width = i % 11 === 0 ? null : `1e${place - 6 - random.below(40)}`;
    const [later, atOnce] = both(random.below(2) === 0 ? 192 : 512, () => between(`${number}e${place - 12}`, width), wanted); // prettier-ignore
    expect([number, width, later]).toEqual([number, width, atOnce]);
  }
});

it.each<[what: string, make: () => Interval]>([
  ['zero', () => A.literal(0)],
  ['a power of ten', () => between('1000', '1e-40')],
  ['just below a power of ten', () => between(`999.${'9'.repeat(40)}`, '1e-43')],
  ['just below a power of ten, decided but for the last', () => between(`999.${'9'.repeat(20)}1234565`, '1e-27')],
  ['both sides of a decimal', () => between(`0.24${'9'.repeat(40)}`, '1e-40')],
  ['hardly both sides of a decimal', () => between(`0.24${'9'.repeat(90)}`, '1e-90')],
  ['hardly both sides of a decimal, by much of its last place', () => between(`0.24${'9'.repeat(90)}`, '1e-33')],
  ['either sign', () => between('-1e-20', '3e-20')],
  ['few digits', () => between('1.5', '0.1')],
  ['an infinite end', () => ({ lo: mpfr.fromDouble(1), hi: A.exp(A.exp(A.literal(60))).hi })],
  ['what no double is near', () => between('1.25e-400', '1e-450')],
])('tells of %s what is told at once', (_what, make) => {
  const [later, atOnce] = both(640, make);
  expect(later).toEqual(atOnce);
});

it.each([
  [54, '999866', '1.35e-57'],
  [48, '99999999988', '1.5e-57'],
])('leave digits alone that a product by a power of ten is too short for: %i', (wanted, tail, width) => {
  const [later, atOnce] = both(640, () => between(`9.${'1'.repeat(wanted - 1)}${tail}`, width), wanted);
  expect(atOnce.decided).toBe(false);
  expect(later).toEqual(atOnce);
});

it('are worked out by the first who asks, for what is exact or surely decided', () => {
  const told = vi.spyOn(mpfr, 'decimal');
  mpfr.reset(128);
  const third = decimalsOf(A, A.div(A.literal(1), A.literal(3)), 30);
  const half = decimalsOf(A, A.literal(0.5), 30);
  expect([third.decided, half.decided, told.mock.calls.length]).toEqual([true, true, 0]);
  expect([third.text, half.text, third.ends[0]]).toEqual([`0.${'3'.repeat(30)}…`, '0.5', `0.${'3'.repeat(36)}`]);
  const count = told.mock.calls.length;
  expect([third.text, third.ends[1], half.ends[1]]).toEqual([`0.${'3'.repeat(30)}…`, `0.${'3'.repeat(35)}4`, `0.5${'0'.repeat(35)}`]); // prettier-ignore
  expect(told.mock.calls.length).toBe(count);
});

it('are told where the memory for enclosures is spent, and leave it as it was', () => {
  mpfr.reset(128);
  const sixth = decimalsOf(A, A.div(A.literal(1), A.literal(6)), 30);
  mpfr.reset(2 ** 22);
  expect(() => { for (;;) A.literal(1); }).toThrow('the memory for one enclosure is spent'); // prettier-ignore
  const { used } = mpfr;
  expect([sixth.text, mpfr.used]).toEqual([`0.1${'6'.repeat(29)}…`, used]);
});
