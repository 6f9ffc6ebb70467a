// Slopes of the parts of an error: robust against a few wild points, and each over the steps that are its own.
import { describe, expect, it } from 'vitest';
import { median } from '../../src/sweep/median.js';
import { fitParts } from '../../src/sweep/slope.js';

const deltas = Array.from({ length: 33 }, (_, i) => 10 ** (i / 2 - 16)); // 1e-16 … 1
const never = (): boolean => false;
const truncation = deltas.map((delta) => 5 * delta ** 2);
const roundoff = deltas.map((delta) => 1e-16 / delta);

describe('The parts of an error', () => {
  it('have the slopes of their formulas', () => {
    const fits = fitParts(deltas, truncation, roundoff, 1, never);
    expect(fits.truncation?.slope).toBeCloseTo(2, 12);
    expect(fits.roundoff?.slope).toBeCloseTo(-1, 12);
    expect([fits.truncation?.fit.points, fits.roundoff?.fit.points]).toEqual([33, 33]);
  });
  it('are fitted in spite of wild points, even among the narrowest steps', () => {
    const wild = truncation.map((size, i) => (i === 2 || i === 7 ? 1000 * size : size));
    const { truncation: fit } = fitParts(deltas, wild, roundoff, 1, never);
    expect(fit?.slope).toBeCloseTo(2, 2);
    expect(fit?.fit).toEqual({ from: deltas[0], to: 1, points: 33 });
  });
  it('end, for truncation, where it leaves its line; round-off is followed ten times as far', () => {
    const saturated = truncation.map((size) => Math.min(size, 5e-8)); // from 1e-4 on
    const fits = fitParts(deltas, saturated, roundoff, 1, never);
    expect(fits.truncation?.slope).toBeCloseTo(2, 12);
    expect(fits.truncation?.fit.to).toBeCloseTo(1e-4, 12);
    expect(fits.roundoff?.fit.to).toBeCloseTo(1e-3, 12);
  });
  it('leave out what is missing, zero, infinite, or lost', () => {
    const holes = truncation.map((size, i) => (i % 4 === 0 ? NaN : i % 4 === 1 ? 0 : i % 4 === 2 ? Infinity : size));
    const fits = fitParts(deltas, holes, roundoff, 1e-2, (i) => i < 8);
    expect(fits.truncation?.fit.points).toBe(8);
    expect(fits.truncation?.slope).toBeCloseTo(2, 12);
    expect(fits.roundoff?.fit).toEqual({ from: deltas[8], to: deltas[28], points: 21 });
    expect(fitParts(deltas, holes.map(() => 0), roundoff, 1, never).truncation).toBeNull();
  }); // prettier-ignore
});

describe('The median', () => {
  it.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, -1], 9],
    [[1, 1, 1, 1], 1],
    [[5, 5, 1, 1, 5, 1], 3],
    [[Infinity, -Infinity, 0], 0],
  ])('of %j is %d', (values, right) => {
    expect(median(values)).toBe(right);
  });
  it.each([
    ['ascending', (i: number) => i],
    ['descending', (i: number) => -i],
    ['of few values', (i: number) => (i * 7919) % 3],
    ['anyhow', (i: number) => ((i * 7919) % 1009) / 7],
    ['of two halves that ascend', (i: number) => i % 500],
  ])('is that of the sorted numbers where they are %s', (_, value) => {
    for (const length of [999, 1000]) {
      const values = Float64Array.from({ length }, (_, i) => value(i));
      const sorted = values.toSorted();
      const [lower, upper] = [sorted[Math.floor((length - 1) / 2)], sorted[Math.floor(length / 2)]];
      expect(median(values)).toBe(((lower ?? NaN) + (upper ?? NaN)) / 2);
    }
  });
  it('leaves the numbers as they are', () => {
    const values = Float64Array.of(3, 1, 2);
    median(values);
    expect([...values]).toEqual([3, 1, 2]);
  });
});
