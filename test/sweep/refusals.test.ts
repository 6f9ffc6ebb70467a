// Points that a sweep refuses, as a comparison does: outside the domain, at its ends, where f overflows, without a slope.
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { DiffcmpError } from '../../src/errors.js';
import { sweep, type SweepOptions } from '../../src/sweep/sweep.js';

async function codeOf(text: string, options: SweepOptions): Promise<string | null> {
  try {
    await sweep(text, options);
    return null;
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    expect(error.exitCode, error.message).toBe(4);
    return error.code;
  }
}

test.each([
  ['log(1+exp(x))', 1000],
  ['x^2', 1e200],
  ['sqrt(x^2)', 1e200],
  ['x^2/x', 1e200],
  ['exp(x)*exp(-x)', 800],
  ['1e308*x*10/10', 1.5],
  ['exp(x)', 710],
  ['exp(exp(x))', 10],
] as const)('%s at %d is not finite in floating point', async (text, x) => {
  for (const methods of ['fd', 'ad', 'complex-step'] as const)
    expect(await codeOf(text, { at: x, methods })).toBe('non-finite');
  const { warnings } = await compare(text, { at: x });
  expect(warnings.map(({ code }) => code)).toContain('non-finite');
});

test('the same in a narrower format only', async () => {
  expect(await codeOf('sqrt(x^2)', { at: 1e30, precision: 'float32' })).toBe('non-finite');
  expect(await codeOf('sqrt(x^2)', { at: 1e30, methods: 'fd', from: 1e20, to: 1e25 })).toBeNull();
});

test.each([
  ['x^1.5', 0, 'no-derivative'],
  ['(1-x)^1.5', 1, 'no-derivative'],
  ['(1-x^2)^1.5', 1, 'no-derivative'],
  ['sqrt(x)', 0, 'no-derivative'],
  ['acos(x)', 1, 'no-derivative'],
  ['acosh(x)', 1, 'no-derivative'],
  ['x^x', 0, 'no-derivative'],
  ['log(x)', 0, 'outside-domain'],
  ['log(x)', -1, 'outside-domain'],
  ['atanh(x)', 1, 'outside-domain'],
  ['1/x', 0, 'division-by-zero'],
  ['1/x', 1e-308, 'non-finite'],
] as const)('%s at %d: %s', async (text, x, code) => {
  expect(await codeOf(text, { at: x, methods: 'all' })).toBe(code);
});
