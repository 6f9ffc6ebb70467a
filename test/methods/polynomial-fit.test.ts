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

/** Begins fits of differences and means, which deviate alike, with so many of the widest steps left out. */
function begin(
  { steps, deviations }: Places,
  differenceAt: (step: number) => number,
  meanAt: (step: number) => number,
  from = 0,
): void {
  // prettier-ignore
  fits.clear();
  steps.forEach((step, i) => {
    const deviation = deviations[i] ?? NaN;
    fits.add(step, differenceAt(step), deviation, meanAt(step), deviation);
  });
  fits.begin(from, deviations[0] ?? NaN);
}

test.each([4, 31, 32, 33, 80])('parabolas through %i places are found, with and without the widest', (count) => {
  const places = placesOf(count, Math.SQRT2);
  for (const from of [0, 1]) {
    begin(places, (step) => 3 - 5 * step ** 2, (step) => 7 * step ** 2, from); // prettier-ignore
    for (let degree = 0; degree <= 2; degree++) fits.grow();
    const unit = (places.steps[from] ?? NaN) ** 2;
    expect([fits.value, fits.slope]).toEqual([expect.closeTo(3, 12), expect.closeTo(7 * unit, 10)]);
    expect(fits.residual).toBeLessThan(1e-16);
  }
});

test('the polynomial through differences is a degree behind the one through means', () => {
  const places = placesOf(12, Math.SQRT2);
  const parabola = (step: number): number => step ** 2;
  begin(places, parabola, parabola);
  fits.grow();
  fits.grow();
  const onlyDifferences = fits.residual;
  expect(onlyDifferences).toBeGreaterThan(1);
  expect(fits.slope).toBeCloseTo(1, 12);
  fits.grow();
  expect(fits.residual).toBeLessThan(1e-16 * onlyDifferences);
});

test('what is at the point itself counts as a place of the means', () => {
  const places = placesOf(8, Math.SQRT2);
  begin(places, () => 0, () => 1); // prettier-ignore
  fits.grow();
  const { deviations } = places;
  // weighted mean m of eight ones and a zero: what is left is Σ (1 - m)²/σ² and m²/σ₀²
  const [ones, zero] = [sumOf(deviations, (each) => each ** -2), (deviations[0] ?? NaN) ** -2];
  const mean = ones / (ones + zero);
  expect(fits.residual / ((1 - mean) ** 2 * ones + mean ** 2 * zero)).toBeCloseTo(1, 10);
});

test.each(['value', 'slope'] as const)('factors give the %s of the fit, and its deviation', (part) => {
  for (const degree of [1, 3, 5, 7]) {
    const places = placesOf(18, Math.SQRT2);
    begin(places, Math.cos, (step) => Math.cos(step) - 1);
    for (let i = 0; i <= degree + (part === 'value' ? 1 : 0); i++) fits.grow();
    // the means have the point as well
    const steps = part === 'value' ? places.steps : [...places.steps, 0];
    const deviations = part === 'value' ? places.deviations : [...places.deviations, places.deviations[0] ?? NaN];
    const weights = factors.of({ steps, deviations }, 1, degree, part);
    const value = (i: number): number => Math.cos(steps[i] ?? NaN) - (part === 'value' ? 0 : 1);
    expect(sumOf(weights, (weight, i) => weight * value(i)) / fits[part]).toBeCloseTo(1, 7);
    const deviation = Math.hypot(...weights.map((weight, i) => weight * (deviations[i] ?? 0)));
    expect(deviation / (part === 'value' ? fits.valueDeviation : fits.slopeDeviation)).toBeCloseTo(1, 7);
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
