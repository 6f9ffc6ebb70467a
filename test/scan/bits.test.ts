// Bits of a scan beside numbers that diffcmp had no part in: dual numbers and differences by hand in Python, the truth by mpmath 1.3 at 80 digits.
import { expect, test } from 'vitest';
import { compare, scan } from '../../src/index.js';

test('forward mode of (1-cos(x))/x^2 loses the bits that it loses by hand', async () => {
  // ((1-cos(x))' - q·2x)/x² in doubles
  const rows = [[0, 12], [10, 11], [30, 8], [60, 5], [75, 2], [90, 0], [99, 0], [101, 0], [150, 5], [200, 12]] as const; // prettier-ignore
  const { xs, series } = await scan('(1-cos(x))/x^2', { at: 'x=-1e-3:1e-3', methods: 'forward' });
  expect(rows.map(([i]) => xs[i])).toEqual([-1e-3, -9e-4, -7e-4, -4e-4, -2.5e-4, -1e-4, -1e-5, 1e-5, 5e-4, 1e-3]);
  expect(rows.map(([i]) => series[0]?.bits[i])).toEqual(rows.map(([, bits]) => bits));
});

test('x/(exp(x)-1) towards 0, by forward mode and by a difference with a step of 1e-6', async () => {
  // up to x = 0.1: beyond, forward mode is off by its last roundings alone, and those by hand are others
  const rows = [[1e-8, 0, 5], [3.16e-8, 2, 7], [1e-7, 6, 9], [3.16e-7, 11, 17], [1e-6, 13, 13], [3.16e-6, 17, 14], [1e-5, 18, 15], [3.16e-5, 23, 18], [1e-4, 26, 21], [3.16e-4, 31, 20], [1e-3, 33, 21], [3.16e-3, 37, 22], [1e-2, 38, 22], [3.16e-2, 43, 22], [0.1, 45, 22]]; // prettier-ignore
  const { xs, series } = await scan('x/(exp(x)-1)', { at: 'x=1e-8:1', log: true, points: 17, methods: 'forward,forward-difference', delta: 1e-6 }); // prettier-ignore
  expect(xs.slice(0, 15).map((x, i) => [x, series[0]?.bits[i], series[1]?.bits[i]])).toEqual(rows);
});

test.each([
  ['x*cos(x)', {}],
  ['x^3*abs(x-1/3)', { order: 2 }],
  ['log1p(x)*erf(x)', { precision: 'float32' }],
  ['x > 1/2 ? sqrt(x) : f(x); f(t) = t*t', { delta: 1e-3 }],
] as const)('at each point those of a comparison: %s %j', async (expression, options) => {
  const text = expression.includes('f(t)') ? 'f(t) = t*t; x > 1/2 ? sqrt(x) : f(x)' : expression;
  const { xs, series } = await scan(text, { at: '0.1:0.9', points: 9, ...options });
  for (const [i, x] of xs.entries()) {
    const { results } = await compare(text, { at: x, ...options });
    const bitsOf = (method: string): number | null => {
      const found = results.find((each) => each.method === method);
      return ('order' in options ? found?.hessianError?.['x']?.['x'] : found?.error?.['x'])?.bits ?? null;
    };
    expect(series.map(({ method, bits }) => [x, method, bits[i]])).toEqual(series.map(({ method }) => [x, method, bitsOf(method)])); // prettier-ignore
  }
});
