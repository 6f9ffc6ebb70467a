// Calls of MPFR that would take too long aren't made.
import { expect, onTestFinished, test, vi } from 'vitest';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { intervalArithmetic } from '../../src/arithmetics/interval/interval.js';
import { TimeLimit, Undecided } from '../../src/errors.js';

const mpfr = await startMpfr(100);
const A = intervalArithmetic(mpfr);

function at<V>(bits: number, milliseconds: number, action: () => V): V {
  mpfr.reset(bits);
  return mpfr.watch.until(performance.now() + milliseconds, action);
}

test.each([
  ['erf', 28, 16384],
  ['erf', 5, 16384],
  ['gamma', 3.7, 4096],
  ['gamma', -3.7, 4096],
] as const)('%s(%d) at %d bits is not begun where 20 ms are left, and is where there is no limit', (name, x, bits) => {
  // the clock stands still: only what a call is expected to take can be too much
  vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  expect(() => at(bits, 20, () => A[name](A.literal(x)))).toThrow(TimeLimit);
  mpfr.reset(128);
  expect(A.isExact(A[name](A.literal(x)))).toBe(false);
});

test('an error function that takes seconds at any time is undecided', () => {
  expect(() => at(16384, Infinity, () => A.erf(A.literal(60)))).toThrow(Undecided);
  expect(() => at(16384, Infinity, () => A.erf(A.literal(60)))).toThrow(
    'erf of that number takes too long at 16384 bits',
  );
});

test.each(['erf', 'erfc'] as const)('%s of √3, which MPFR never ends from 1024 bits on, is told up to 960', (name) => {
  const value = name === 'erf' ? 0.9856941215645704 : 0.01430587843542964;
  for (const [bits, sign] of [
    [960, 1],
    [1152, 1],
    [4000, -1],
  ] as const) {
    const told = (): number => {
      const { lo } = A[name](A.mul(A.literal(sign), A.sqrt(A.literal(3))));
      return mpfr.toDouble(lo, 0);
    };
    if (bits > 960)
      expect(() => at(bits, Infinity, told)).toThrow(`${name} of that number takes too long at ${bits} bits`);
    else expect(Math.abs(at(bits, Infinity, told) / value - 1)).toBeLessThan(2 ** -52);
  }
  mpfr.reset(4000);
  expect(() => A[name](A.literal(1.75))).not.toThrow();
});

test.each(['exp', 'log', 'sin', 'tan', 'atan', 'sinh', 'acosh', 'cbrt'] as const)(
  '%s looks at the clock first',
  (name) => {
    mpfr.reset(128);
    const x = A.literal(1.5);
    if (name !== 'cbrt') expect(() => mpfr.watch.until(-Infinity, () => A[name](x))).toThrow(TimeLimit);
    else expect(() => mpfr.watch.until(-Infinity, () => A[name](x))).not.toThrow();
  },
);

test('so does whoever begins a new slab of numbers', () => {
  mpfr.reset(128);
  expect(() => mpfr.watch.until(-Infinity, () => A.literal(1))).toThrow(TimeLimit);
});

test.each([
  [28, 128],
  [-28, 1200],
  [28, 1300],
  [9.5, 128],
  [30, 4096],
  [-100, 4096],
  [100, 16384],
  [1e5, 512],
] as const)('erf(%d) at %d bits by 1 - erfc is as tight as MPFR makes it, and contains it', (x, bits) => {
  mpfr.reset(bits);
  const { lo, hi } = A.erf(A.literal(x));
  const last = A.mpfr.allocate();
  mpfr.call.mpfr_sub(last, hi, lo, 2);
  expect(mpfr.exponent(last)).toBeLessThanOrEqual(-bits + 2);
  if (bits > 4096) return;
  for (const [rounding, end] of [
    [3, lo],
    [2, hi],
  ] as const) {
    const direct = mpfr.allocate();
    mpfr.call.mpfr_erf(direct, A.literal(x).lo, rounding);
    expect(mpfr.compare(end, direct) * (rounding === 3 ? 1 : -1)).toBeLessThanOrEqual(0);
  }
  const wide = A.erf({ lo: A.literal(x).lo, hi: A.literal(x + 2 ** -20).lo });
  expect(mpfr.compare(wide.lo, lo)).toBe(0);
  expect(mpfr.compare(wide.hi, hi)).toBeGreaterThanOrEqual(0);
});
