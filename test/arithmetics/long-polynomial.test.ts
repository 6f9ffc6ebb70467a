// Polynomials to twice the digits of a double, against exact fractions: within their bound, which is small.
import { expect, it } from 'vitest';
import { exactFractions, fractionOfDouble, type Fraction } from '../../src/arithmetics/fractions.js';
import { LongPolynomial } from '../../src/arithmetics/long-polynomial.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { countOf } from '../sample.js';

const { add, sub, mul, abs, decide } = exactFractions;
const exact = (highs: Float64Array, lows: Float64Array, x: number): Fraction =>
  highs.reduceRight((sum, high, k) => add(add(fractionOfDouble(high), fractionOfDouble(lows[k] as number)), mul(sum, fractionOfDouble(x))), fractionOfDouble(0)); // prettier-ignore

it('random polynomials', () => {
  const seed = Number(process.env['SEED'] ?? 1);
  const random = RandomNumbers.of(seed, 'points');
  const signed = (): number => 2 * random.uniform() - 1;
  for (let i = 0; i < countOf(2000, 5); i++) {
    const count = 1 + random.below(16);
    const highs = Float64Array.from({ length: count }, () => signed() * 2 ** random.below(40));
    const lows = highs.map((high) => high * signed() * 2 ** -53);
    // often beside a root, where terms cancel
    const isNearRoot = count > 1 && random.below(2) === 0;
    const x = isNearRoot ? Math.max(-1, Math.min(1, -(highs[0] as number) / (highs[1] as number))) : signed() * 2 ** -random.below(60); // prettier-ignore
    const polynomial = new LongPolynomial(highs, lows, new Float64Array(count));
    polynomial.evaluate(x);
    const { high, low, error } = polynomial;
    const off = abs(sub(exact(highs, lows, x), add(fractionOfDouble(high), fractionOfDouble(low))));
    expect(decide('<=', off, fractionOfDouble(error)), `${highs.join()} at ${x}, seed ${seed}`).toBe(true);
    const sizes = highs.reduceRight((sum, each) => Math.abs(each) + sum * Math.abs(x), 0);
    expect(error).toBeLessThanOrEqual(1.01 * (32 * 17 * 2 ** -106 * sizes + 2 ** -1000));
  }
});

it('what its coefficients may be off, and bounds of what is left out', () => {
  const polynomial = new LongPolynomial(Float64Array.of(1, 2), Float64Array.of(0, 0), Float64Array.of(1e-9, 3, 4));
  polynomial.evaluate(0.5);
  expect([polynomial.high, polynomial.low]).toEqual([2, 0]);
  expect(polynomial.error).toBeGreaterThanOrEqual(1e-9 + 3 * 0.5 + 4 * 0.25);
  expect(polynomial.error).toBeLessThan(1.01 * (1e-9 + 3 * 0.5 + 4 * 0.25));
  polynomial.evaluate(-0.5);
  expect(polynomial.error).toBeGreaterThanOrEqual(1e-9 + 3 * 0.5 + 4 * 0.25);
});

it('is 0 everywhere where nothing is left', () => {
  const zeros = new Float64Array(3);
  expect(new LongPolynomial(zeros, zeros, zeros).isZero).toBe(true);
  expect(new LongPolynomial(zeros, zeros, Float64Array.of(0, 0, 1e-300)).isZero).toBe(false);
  expect(new LongPolynomial(Float64Array.of(0, 1, 0), zeros, zeros).isZero).toBe(false);
});
