// To how many bits methods agree: of numbers, of a comparison, of several inputs, where the truth isn't known.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { compare } from '../../src/compare/compare.js';
import { sharedBits } from '../../src/compare/matrix.js';
import type { PlainNumber } from '../../src/compare/reference-data.js';

describe('Two numbers agree', () => {
  const ulp = 2 ** -52;
  it.each<readonly [x: PlainNumber | null, y: PlainNumber | null, bits: number | null]>([
    [1, 1, 53],
    [0, -0, 53],
    [1, 1 + ulp, 52],
    [1, 1 + 2 ** -10, 10],
    [1, 2, 1],
    [1, -1, 0],
    [0, 1e-300, 0],
    [5e-324, 0, 0],
    [5e-324, 1e-323, 1],
    [1.7e308, -1.7e308, 0],
    ['Infinity', 'Infinity', 53],
    ['Infinity', '-Infinity', 0],
    ['Infinity', 1, 0],
    ['NaN', 'NaN', 0],
    ['NaN', 1, 0],
    [null, 1, null],
  ])('%s and %s to %s bits, either way round', (x, y, bits) => {
    expect(sharedBits(x, y, formats.float64)).toBe(bits);
    expect(sharedBits(y, x, formats.float64)).toBe(bits);
  });
  it('to 24 bits at the most in float32', () => {
    expect(sharedBits(1, 1, formats.float32)).toBe(24);
  });
});

describe('The matrix of a comparison', () => {
  it('is null unless it is asked for', async () => {
    expect((await compare('x^2', { at: 3 })).matrix).toBeNull();
  });
  it('has a row and a column per method, and the truth, which is that of the rows; it is symmetric', async () => {
    const { matrix, results } = await compare('(1 - cos(x))/x^2', { at: 1e-6, matrix: true });
    const names = ['truth', ...results.map(({ method }) => method)];
    expect(Object.keys(matrix ?? {})).toEqual(names);
    for (const one of names) {
      expect(Object.keys(matrix?.[one] ?? {})).toEqual(names);
      for (const other of names) expect(matrix?.[one]?.[other]).toBe(matrix?.[other]?.[one]);
    }
    for (const { method, error } of results) expect(matrix?.[method]?.['truth']).toBe(error?.['x']?.bits);
    expect(matrix?.['truth']?.['truth']).toBe(53);
    // they agree, and are wrong
    expect(matrix?.['forward']?.['reverse']).toBe(53);
    expect(matrix?.['forward']?.['truth']).toBe(0);
  });
  it('of several inputs, of an array and of second derivatives is that of the derivative in which two agree least', async () => {
    const of = async (text: string, at: string, order: 1 | 2 = 1) =>
      (await compare(text, { at, order, matrix: true, methods: 'forward,central-difference' })).matrix;
    const [x, y, both] = [
      await of('sin(x)', 'x=1'),
      await of('exp(1e6*y)', 'y=1e-3'),
      await of('sin(x) + exp(1e6*y)', 'x=1,y=1e-3'),
    ];
    const bits = (matrix: typeof x): number => matrix?.['forward']?.['central-difference'] ?? NaN;
    expect(bits(y)).toBeLessThan(bits(x));
    expect(bits(both)).toBeLessThanOrEqual(bits(y));
    expect(bits(await of('sum(w.^2)', 'w=[1,2]'))).toBeGreaterThan(20);
    expect(bits(await of('x^4', 'x=2', 2))).toBeLessThan(bits(await of('x^4', 'x=2')));
  });
  it('says nothing of the truth at a kink, and nothing of a method without an answer', async () => {
    const { matrix } = await compare('abs(x)', { at: 0, matrix: true });
    expect(matrix?.['truth']?.['truth']).toBeNull();
    expect(matrix?.['forward']?.['truth']).toBeNull();
    expect(matrix?.['forward']?.['forward-difference']).toBe(53);
    const loop = await compare('gamma(x)', { at: 2, matrix: true, methods: 'forward,symbolic' });
    expect(loop.matrix?.['symbolic']).toEqual({ truth: null, forward: null, symbolic: null });
  });
});
