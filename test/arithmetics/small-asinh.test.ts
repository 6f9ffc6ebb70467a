// asinh of small numbers and acosh beside 1, where a series takes MPFR's place: against MPFR itself, of more bits.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { downward, startMpfr, upward } from '../../src/arithmetics/interval/mpfr.js';

const mpfr = await startMpfr(30);
const A = intervalArithmetic(mpfr);
const two = (exponent: number): Interval => A.pow(A.literal(2), A.literal(exponent));
const calls = { asinh: 'mpfr_asinh', acosh: 'mpfr_acosh' } as const;

/** What MPFR gives at both ends. */
function rightly(name: 'asinh' | 'acosh', x: Interval): Interval {
  const at = (p: number, rounding: number): number => {
    const end = mpfr.allocateOf(mpfr.precision + 128);
    mpfr.call[calls[name]](end, p, rounding);
    return end;
  };
  return { lo: at(x.lo, downward), hi: at(x.hi, upward) };
}
const holds = (x: Interval, inner: Interval): boolean =>
  mpfr.compare(x.lo, inner.lo) <= 0 && mpfr.compare(x.hi, inner.hi) >= 0;
function relativeWidth(x: Interval): number {
  const width = A.sub({ lo: x.hi, hi: x.hi }, { lo: x.lo, hi: x.lo });
  return mpfr.exponent(width.hi) - mpfr.exponent(x.hi);
}
const at = (name: 'asinh' | 'acosh', count: number, exponent: number): Interval => {
  const step = A.mul(A.literal(count), two(exponent));
  return name === 'acosh' ? A.add(A.literal(1), step) : step;
};

describe.each(['asinh', 'acosh'] as const)('%s', (name) => {
  it('holds what MPFR gives, and is hardly wider, on both sides of where its series begins', () => {
    for (const bits of [128, 200, 517, 900]) {
      for (const exponent of [-12, -16, -17, -23, -24, -25, -33, -50, -100]) {
        for (const count of name === 'acosh' ? [1, 0.8125] : [1, 0.8125, -1, -0.6875]) {
          mpfr.reset(bits);
          const x = at(name, count, exponent);
          const enclosure = A[name](x);
          expect(holds(enclosure, rightly(name, x)), `${count}·2^${exponent}, ${bits} bits`).toBe(true);
          expect(relativeWidth(enclosure)).toBeLessThan(6 - bits);
        }
      }
    }
  });
  it('does so where the last term that is taken only just matters', () => {
    for (const terms of [1, 2, 3, 4, 5, 6, 9, 12]) {
      for (const exponent of name === 'acosh' ? [-127, -129, -131] : [-61, -62, -63, -64, -65, -66]) {
        for (const count of [1, 0.9990234375]) {
          const size = (name === 'acosh' ? (exponent - 1) / 2 : exponent) + (count === 1 ? 1 : 0);
          mpfr.reset(Math.max(128, -2 * terms * size - 1));
          const x = at(name, count, exponent);
          expect(holds(A[name](x), rightly(name, x)), `${terms} terms of ${count}·2^${exponent}`).toBe(true);
        }
      }
    }
  });
  it('is sharp of an interval, and has its sign', () => {
    mpfr.reset(300);
    const [from, to] = [at(name, 1, -90), at(name, 1.5, -90)];
    const enclosure = A[name]({ lo: from.lo, hi: to.lo });
    const right = rightly(name, { lo: from.lo, hi: to.lo });
    expect(holds(enclosure, right)).toBe(true);
    expect(
      mpfr.exponent(A.symmetric(A.sub({ lo: enclosure.lo, hi: enclosure.lo }, { lo: right.lo, hi: right.lo })).hi),
    ).toBeLessThan(-130);
    const toZero = A[name]({ lo: at(name, 0, 0).lo, hi: to.lo });
    expect(mpfr.sign(toZero.lo)).toBe(0);
  });
  it('of what is 0 is 0, exactly', () => {
    mpfr.reset(128);
    expect(A.isExactZero(A[name](at(name, 0, 0)))).toBe(true);
  });
});
