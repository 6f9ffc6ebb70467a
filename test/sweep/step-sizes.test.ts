// The steps of a sweep, and the ranges that are refused.
import { expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { stepSizes } from '../../src/sweep/step-sizes.js';
import { bestStep } from '../../src/sweep/best-step.js';
import { fitSlope, samplesOf } from '../../src/sweep/slope.js';
import { sweep } from '../../src/sweep/sweep.js';

test('decades are met exactly, both ends are included', () => {
  const steps = stepSizes({ from: 1e-16, to: 1, perDecade: 2 });
  expect(steps).toHaveLength(33);
  expect([steps[0], steps[2], steps[18], steps.at(-1)]).toEqual([1e-16, 1e-15, 1e-7, 1]);
  // near a whole decade isn't on it
  expect(stepSizes({ from: 1.001e-5, to: 1.001e-3, perDecade: 1 })[1]).toBeCloseTo(1.001e-4, 12);
  expect(stepSizes({ from: 3e-5, to: 4e-5, perDecade: 1 })).toEqual([3e-5, 4e-5]);
});

test.each([
  [{ from: 1, to: 1e-16, perDecade: 2 }, 'from: 1 is not below to: 1e-16', '1', 'swap them: from: 1e-16, to: 1'],
  [{ from: 1, to: 1, perDecade: 2 }, 'from: 1 is not below to: 1', '1', /1e-16/],
  [{ from: 0, to: 1, perDecade: 2 }, /logarithmic/, '0', /greater than 0/],
  [{ from: 1e-9, to: -1, perDecade: 2 }, /logarithmic/, '-1', /greater than 0/],
  [{ from: NaN, to: 1, perDecade: 2 }, /not a finite number/, 'NaN', /1e-16/],
  [{ from: 1e-3, to: Infinity, perDecade: 2 }, /not a finite number/, 'Infinity', /1e-16/],
  [{ from: 1e-310, to: 1, perDecade: 2 }, /smallest double/, '1e-310', /1e-300/],
  [{ from: 1e-9, to: 1, perDecade: 0 }, /positive/, '0', 'perDecade: 2'],
  [{ from: 1e-9, to: 1, perDecade: -4 }, /positive/, '-4', 'perDecade: 2'],
  [
    { from: 1e-16, to: 1, perDecade: 1e6 },
    /16,000,000 steps; 100,000 are the most/,
    '1000000',
    /at most perDecade: 6250/,
  ],
] as const)('%o is refused before any work', async (range, message, marked, hint) => {
  // the text is no expression: it isn't even read
  const error = await sweep('((', { at: 1, ...range }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DiffcmpError);
  const { code, message: said, source, span, hint: way } = error as DiffcmpError;
  expect(code).toBe('bad-range');
  expect(said).toMatch(message);
  expect(way ?? '').toMatch(hint);
  expect(source?.text.slice(span?.start, span?.end)).toBe(marked);
});

test('a fit shrugs off a quarter of wild points and leaves zeros out', () => {
  const deltas = Array.from({ length: 40 }, (_, i) => 10 ** (i / 4 - 10));
  const line = deltas.map((delta) => 3 / delta);
  const spoilt = line.map((size, i) => (i % 5 === 0 ? 1e-30 : i % 7 === 0 ? 0 : size));
  const fitOf = (sizes: readonly number[]) => fitSlope(samplesOf(deltas.slice(0, sizes.length), sizes, () => true));
  expect(fitOf(line)?.slope).toBeCloseTo(-1, 10);
  expect(fitOf(spoilt)?.slope).toBeCloseTo(-1, 10);
  expect(fitOf(line.slice(0, 2))).toBeNull();
  expect(fitOf(line)?.fit).toEqual({ from: 1e-10, to: 10 ** -0.25, points: 40 });
  const thrice = [1e-3, 1e-3, 1e-2];
  expect(fitSlope(samplesOf(thrice, thrice, () => true))).toBeNull(); // two steps, one of them twice
});

test('the best step is not a lucky one, and the widest among equals', () => {
  const deltas = [1e-6, 1e-5, 1e-4, 1e-3];
  expect(bestStep(deltas, [1e-2, 0, 1e-4, 1e-3], [1e-2, 1e-3, 1e-4, 1e-5], 1, 0)).toEqual({ delta: 1e-5, error: 0 });
  const dense = [1e-6, 2e-6, 4e-6, 1e-5, 2e-5, 4e-5];
  const errors = [1e-2, 0, 3e-3, 1e-3, 5e-4, 2e-4];
  expect(bestStep(dense, errors, errors, 1, 0)?.delta).toBe(4e-5);
  expect(bestStep(deltas, [1, 1, 1, 2], [1, 1, 1, 1], 0, 0)).toEqual({ delta: 1e-3, error: 2 });
  expect(bestStep(deltas, [NaN, Infinity, NaN, -Infinity], [NaN, 1, NaN, 1], 1, 0)).toBeNull();
});

test('the best step of a method whose round-off stays is the widest with an error of an ulp at most', async () => {
  const steps = { from: 1e-9, to: 1e-6, perDecade: 40 };
  const { series } = await sweep('exp(x)', { at: 1, methods: 'complex-step', ...steps });
  const { deltas = [], error = [], best } = series[0] ?? {};
  const ulp = 2 ** -51; // of e
  const widest = deltas.filter((_, i) => Number(error[i]) <= ulp && -Number(error[i]) <= ulp).at(-1);
  expect(best?.delta).toBe(widest);
});

test('the predicted step takes rounding to a quarter of an ulp for granted, where none is measured', async () => {
  // squares of numbers next to 1 are exact, to 2^-84: the round-off of (1 + δ)² - 1, with both values rounded, is √2·ε/4
  const { series } = await sweep('x^2', { at: 1, methods: 'forward-difference' });
  expect((series[0]?.predicted.delta ?? 0) / Math.sqrt((Math.SQRT2 * 2 ** -52) / 4)).toBeCloseTo(1, 10);
});

test.each([
  ['x*y', { at: { x: 1, y: 1 }, methods: 'fd', perDecade: 5000 }, 'bad-range'],
  ['2 + 3', {}, 'bad-option'],
  ['x', { at: 1, error: 'ulp' as 'ulps' }, 'bad-option'],
  ['x^2', { at: 0, error: 'relative' }, 'bad-option'],
  ['sqrt(x)', { at: 0 }, 'no-derivative'],
  ['log(x)', { at: -1 }, 'outside-domain'],
  ['exp(exp(x))', { at: 10 }, 'non-finite'],
  [
    'x1+x2+x3+x4+x5+x6+x7+x8+x9',
    { at: Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`x${i + 1}`, 1])) },
    'bad-option',
  ],
] as const)('%s with %o ends with %s', async (text, options, code) => {
  await expect(sweep(text, options)).rejects.toMatchObject({ code });
});
