// Calls of MPFR that would take too long aren't made.
import { expect, test } from 'vitest';
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
  const begin = performance.now();
  expect(() => at(bits, 20, () => A[name](A.literal(x)))).toThrow(TimeLimit);
  expect(performance.now() - begin).toBeLessThan(1000);
  mpfr.reset(128);
  expect(A.isExact(A[name](A.literal(x)))).toBe(false);
});

test('an error function that takes seconds at any time is undecided', () => {
  expect(() => at(16384, Infinity, () => A.erf(A.literal(100)))).toThrow(Undecided);
  expect(() => at(16384, Infinity, () => A.erf(A.literal(100)))).toThrow(
    'erf of that number takes too long at 16384 bits',
  );
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
