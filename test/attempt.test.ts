// What goes wrong at a point, and the way out.
import { expect, test } from 'vitest';
import { compare } from '../src/compare/compare.js';
import type { DiffcmpError } from '../src/errors.js';

test.each([
  ['x^(1/3)', 'cbrt(x)'],
  ['2x^(1/3) + 1', '2cbrt(x) + 1'],
  ['(x-1)^(1/3)', 'cbrt(x-1)'],
  ['x^(2/3)', 'cbrt(x)^2'],
  ['x^(-1/3)', 'cbrt(x)^-1'],
  ['x^0.2', 'nthRoot(x, 5)'],
  ['x^0.333333', 'cbrt(x)'],
  ['1 + pow(x, 1/3)', '1 + cbrt(x)'],
  ['(x^3)^(1/5)', 'nthRoot(x^3, 5)'],
  ['n = 3; x^(1/n)', 'n = 3; nthRoot(x, n)'],
])('the real root of a negative number is a function: %s', async (text, way) => {
  const error = (await compare(text, { at: -8 }).catch((thrown: unknown) => thrown)) as DiffcmpError;
  expect([error.code, error.hint]).toEqual([
    'outside-domain',
    `a negative base with a non-integer exponent; for the real root write ${way}`,
  ]);
  expect((await compare(way, { at: -8, methods: 'forward' })).value.computed).toBeLessThan(5);
});

test.each([
  ['x^0.5', /odd roots .* are cbrt\(x\) and nthRoot/],
  ['x^(1/2)', /odd roots .* are cbrt\(x\) and nthRoot/],
  ['a = 1/3; x^a', /odd roots .* are cbrt\(x\) and nthRoot/],
  ['sqrt(x)', /domain of sqrt/],
])('others are hinted at in general: %s', async (text, hint) => {
  const error = (await compare(text, { at: -8 }).catch((thrown: unknown) => thrown)) as DiffcmpError;
  expect(error.hint).toMatch(hint);
});
