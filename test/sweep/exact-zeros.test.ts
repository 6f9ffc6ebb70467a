// Sweeps of functions whose derivative is 0: a constant in disguise, steps between jumps, second derivatives of lines.
import { expect, test } from 'vitest';
import { sweep } from '../../src/sweep/sweep.js';

const differences = 'fd,complex-step,-richardson';

test.each([
  ['x/x', 1.22, 1],
  ['x/x', 1.22, 2],
  ['sin(x)^2+cos(x)^2', 1.22, 1],
  ['sin(x)^2+cos(x)^2', 1.22, 2],
  ['exp(x)*exp(-x)', 3.1, 1],
  ['0*x', 1, 1],
  ['x-x', 1e6, 1],
  ['exp(0*x)', -2, 1],
  ['3 + 0*x', 0, 1],
  ['floor(x)', 2.5, 1],
  ['2*x+1', 3, 2],
  ['erf(x)', 28, 1],
  ['erf(x)', 100, 1],
  ['exp(-exp(x))', 800, 1],
] as const)('%s at %d, order %d: errors are measured against a truth of 0', async (text, x, order) => {
  const { references, series, exact } = await sweep(text, { at: x, order, methods: `${differences},ad` });
  expect(references[0]?.value).toBe(0);
  for (const { method, error, truncation, roundoff, counts, best, bits } of series) {
    expect(counts.undecided, method).toBe(0);
    expect(counts.exact, method).toBe(error.filter((each) => each === 0).length);
    // what isn't 0 is round-off, and nothing else: unless a step crosses a jump
    error.forEach((each, i) => {
      if (each !== null && truncation[i] === 0) expect(roundoff[i], `${method} ${i}`).toBe(each);
    });
    if (counts.nonFinite === 0) expect(typeof best.error, method).toBe('number');
    if (best.error === 0) expect(bits, method).toBe(53);
  }
  for (const { error, message } of exact) if (message === null) expect(error).toBeLessThan(1e-15);
});

test('the truncation of a constant is 0 at every step, though no enclosure is exact', async () => {
  const { series } = await sweep('sin(x)^2+cos(x)^2', { at: 1.22, methods: differences });
  expect(series).toHaveLength(5);
  for (const { truncation } of series) expect(new Set(truncation)).toEqual(new Set([0]));
});

test.each([
  ['float32', 1e-8],
  ['float64', 1e-17],
] as const)('in %s a step that vanishes beside x is never the best', async (precision, vanishing) => {
  for (const [text, x] of [
    ['floor(x)', 2],
    ['x/x', 1.5],
    ['x*cos(x)', 1.2],
    ['ceil(x)', 3],
  ] as const) {
    const { series } = await sweep(text, { at: x, precision, methods: 'fd,-richardson', from: vanishing });
    for (const { method, best } of series) {
      expect(best.delta, `${method} of ${text}`).not.toBeNull();
      expect(Math.fround(x) + Number(best.delta), `${method} of ${text}`).not.toBe(x);
      expect(best.delta, `${method} of ${text}`).toBeGreaterThan(vanishing * 2);
    }
  }
});

test('where every step vanishes none is the best', async () => {
  const { series } = await sweep('x/x', { at: 1, methods: 'central-difference', from: 1e-20, to: 1e-18 });
  expect(series[0]).toMatchObject({ best: { delta: null, error: null }, bits: null, error: [0, 0, 0, 0, 0] });
});

test('a relative error of 0 is none', async () => {
  await expect(sweep('x/x', { at: 1.22, error: 'relative' })).rejects.toMatchObject({ code: 'bad-option' });
});

test('a precision that is refused is asked for no more than once', async () => {
  // erfc is not evaluated at as many bits as its truncation would need
  const { references, series } = await sweep('erfc(x)', { at: 100, methods: 'fd,-richardson' });
  expect(references[0]?.digits).toMatch(/^-1\.28125633819423509829022439808….*e-4343$/);
  for (const { error } of series) expect(new Set(error)).toEqual(new Set([0]));
});

test.each([
  ['tanh(13*x)', 26.55],
  ['exp(-x^2) + 1', 26.25],
  ['x + exp(-x^2)', 26.25],
] as const)('%s at %d: a truncation about as small as counts as 0 comes to an end', async (text, x) => {
  const { series } = await sweep(text, { at: x, methods: 'fd,-richardson', timeout: 20_000 });
  for (const { counts } of series) expect(counts.late).toBe(0);
});
