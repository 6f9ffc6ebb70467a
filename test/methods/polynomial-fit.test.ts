// Fits of polynomials in step²: what they come to at 0, how far that deviates, and the same from factors of the values.
import { expect, test } from 'vitest';
import { GrowingFits } from '../../src/methods/polynomial-fit.js';
import { ZeroWeights, type Places } from '../../src/methods/polynomial-weights.js';

function placesOf(count: number, ratio: number): Places {
  const steps = Array.from({ length: count }, (_, i) => ratio ** -i);
  return { steps, deviations: steps.map((step) => 1e-3 / step) };
}

function sumOf(numbers: readonly number[], term: (each: number, i: number) => number): number {
  return numbers.reduce((sum, each, i) => sum + term(each, i), 0);
}

const fits = new GrowingFits();
const factors = new ZeroWeights();

/** Fits differences and means, which deviate alike, with so many of the widest steps left out. */
function fit(
  { steps, deviations }: Places,
  [differenceAt, meanAt]: readonly [(step: number) => number, (step: number) => number],
  degree: number,
  part: 'value' | 'slope',
  from = 0,
): void {
  fits.clear();
  steps.forEach((step, i) => {
    const deviation = deviations[i] ?? NaN;
    fits.add(step, differenceAt(step), deviation, meanAt(step), deviation);
  });
  fits.fit(from, deviations[0] ?? NaN, degree, part);
}

test.each([4, 31, 32, 33, 80])('parabolas through %i places are found, with and without the widest', (count) => {
  const places = placesOf(count, Math.SQRT2);
  for (const from of [0, 1]) {
    const parabolas = [(step: number) => 3 - 5 * step ** 2, (step: number) => 7 * step ** 2] as const;
    fit(places, parabolas, 1, 'value', from);
    expect(fits.value(1)).toBeCloseTo(3, 12);
    expect(fits.residual(1)).toBeLessThan(1e-16);
    fit(places, parabolas, 1, 'slope', from);
    expect(fits.slope(1)).toBeCloseTo(7 * (places.steps[from] ?? NaN) ** 2, 10);
  }
});

test('the polynomial through differences is a degree behind the one through means', () => {
  const places = placesOf(12, Math.SQRT2);
  const parabola = (step: number): number => step ** 2;
  fit(places, [parabola, parabola], 1, 'slope');
  const onlyDifferences = fits.residual(0);
  expect(onlyDifferences).toBeGreaterThan(1);
  expect(fits.slope(0)).toBeCloseTo(1, 12);
  expect(fits.residual(1)).toBeLessThan(1e-16 * onlyDifferences);
});

test('what is at the point itself counts as a place of the means', () => {
  const places = placesOf(8, Math.SQRT2);
  fit(places, [() => 0, () => 1], -1, 'value');
  const { deviations } = places;
  // weighted mean m of eight ones and a zero: what is left is Σ (1 - m)²/σ² and m²/σ₀²
  const [ones, zero] = [sumOf(deviations, (each) => each ** -2), (deviations[0] ?? NaN) ** -2];
  const mean = ones / (ones + zero);
  expect(fits.residual(-1) / ((1 - mean) ** 2 * ones + mean ** 2 * zero)).toBeCloseTo(1, 10);
});

test.each(['value', 'slope'] as const)('factors give the %s of the fit, and its deviation', (part) => {
  for (const degree of [1, 3, 5, 7]) {
    const places = placesOf(18, Math.SQRT2);
    // that through means is a degree ahead
    const ofDifferences = part === 'value' ? degree : degree - 1;
    fit(places, [Math.cos, (step) => Math.cos(step) - 1], ofDifferences, part);
    // the means have the point as well
    const steps = part === 'value' ? places.steps : [...places.steps, 0];
    const deviations = part === 'value' ? places.deviations : [...places.deviations, places.deviations[0] ?? NaN];
    const weights = factors.of({ steps, deviations }, 1, degree, part);
    const value = (i: number): number => Math.cos(steps[i] ?? NaN) - (part === 'value' ? 0 : 1);
    expect(sumOf(weights, (weight, i) => weight * value(i)) / fits[part](ofDifferences)).toBeCloseTo(1, 7);
    const deviation = Math.hypot(...weights.map((weight, i) => weight * (deviations[i] ?? 0)));
    expect(deviation / fits[`${part}Deviation`](ofDifferences)).toBeCloseTo(1, 7);
  }
});

test.each(['value', 'slope'] as const)('factors for the %s take one power and none of the others', (part) => {
  for (const degree of [1, 3, 5, 7]) {
    const places = placesOf(18, 4);
    const weights = factors.of(places, 1, degree, part);
    const size = sumOf(weights, Math.abs);
    for (let power = 0; power <= degree; power++) {
      const along = sumOf(weights, (weight, i) => weight * (places.steps[i] ?? 0) ** (2 * power));
      const wanted = power === (part === 'value' ? 0 : 1) ? 1 : 0;
      expect(Math.abs(along - wanted)).toBeLessThan(5e-15 * size);
    }
  }
});
