// The shrinker finds the smallest program that has a fault still.
import { expect, it } from 'vitest';
import { shrunk } from './singular-shrink.js';

it.each([
  ['s1 = abs(x) + 2; (gamma(s1) > 3 ? floor(x) : x^2) * s1', 'floor', 'floor(x)'],
  ['s1 = x - 1; s2 = s1*s1; sqrt(s2) + log(1 + s2)', 'sqrt', 'sqrt(x)'],
  ['max(x, 0) + 1', 'tan', 'max(x, 0) + 1'],
])('%s with the fault %s: %s', async (expr, fault, smallest) => {
  const has = (program: { readonly expr: string }): Promise<boolean> => Promise.resolve(program.expr.includes(`${fault}(x`) || program.expr.includes(`${fault}(s`)); // prettier-ignore
  const { expr: found } = await shrunk({ expr, at: { x: 0 } }, has);
  expect(found).toBe(smallest);
});
