// Fits of polynomials in step²: what they come to at 0, how far that deviates, and the same from factors of the values.
import { expect, test } from 'vitest';
import { GrowingFit, weightsAtZero, type Places } from '../../src/methods/polynomial-fit.js';

function placesOf(count: number, ratio: number): Places {
  const steps = Array.from({ length: count }, (_, i) => ratio ** -i);
  return { steps, deviations: steps.map((step) => 1e-3 / step) };
}

function sumOf(numbers: readonly number[], term: (each: number, i: number) => number): number {
  return numbers.reduce((sum, each, i) => sum + term(each, i), 0);
}

const fit = new GrowingFit();

test.each([4, 31, 32, 33, 80])('a parabola through %i places is found, with and without the widest', (count) => {
  const places = placesOf(count, Math.SQRT2);
  const values = places.steps.map((step) => 3 - 5 * step ** 2);
  for (const from of [0, 1]) {
    fit.begin(places, values, from, 1);
    for (let degree = 0; degree <= 1; degree++) fit.grow();
    expect([fit.value, fit.slope]).toEqual([expect.closeTo(3, 12), expect.closeTo(-5, 10)]);
    expect(fit.residual).toBeLessThan(1e-16);
  }
});

test.each(['value', 'slope'] as const)('factors give the %s of the fit, and its deviation', (part) => {
  for (const degree of [1, 3, 5, 7]) {
    const places = placesOf(18, Math.SQRT2);
    const values = places.steps.map((step) => Math.cos(step));
    fit.begin(places, values, 0, 1);
    for (let i = 0; i <= degree; i++) fit.grow();
    const weights = weightsAtZero(places, 1, degree, part);
    expect(sumOf(weights, (weight, i) => weight * (values[i] ?? 0)) / fit[part]).toBeCloseTo(1, 7);
    const deviation = Math.hypot(...weights.map((weight, i) => weight * (places.deviations[i] ?? 0)));
    expect(deviation / (part === 'value' ? fit.valueDeviation : fit.slopeDeviation)).toBeCloseTo(1, 7);
  }
});

test.each(['value', 'slope'] as const)('factors for the %s take one power and none of the others', (part) => {
  for (const degree of [1, 3, 5, 7]) {
    const places = placesOf(18, 4);
    const weights = weightsAtZero(places, 1, degree, part);
    const size = sumOf(weights, Math.abs);
    for (let power = 0; power <= degree; power++) {
      const along = sumOf(weights, (weight, i) => weight * (places.steps[i] ?? 0) ** (2 * power));
      const wanted = power === (part === 'value' ? 0 : 1) ? 1 : 0;
      expect(Math.abs(along - wanted)).toBeLessThan(5e-15 * size);
    }
  }
});
