// Functions that step, whose values on the way are beyond the range of doubles: jumps are nearer than the usual steps of differences.
import { expect, test } from 'vitest';
import { truth } from '../../src/compare/compare.js';

/* prettier-ignore */
test.each<readonly [text: string, at: number, status: string, digits: RegExp | null]>([
  ['floor(x^2/3)',        1e200, 'certified', /^0$/],
  ['round(exp(x))',       2000,  'certified', /^0$/],
  ['round(x*x/log1p(x))', 8e307, 'certified', /^0$/],
  ['mod(x^2, 3)',         1e200, 'certified', /^1\.999999999999999939466244/], // (1e200)^2 leaves 1
  ['x*floor(x^2/3)',      1e200, 'certified', /^3\.333333333333333131554148/],
  ['floor(x^2/3)',        1e300, 'jump', null], // (1e300)^2 leaves 0
])('%s at %d: %s', async (text, at, status, digits) => {
  const reference = await truth(text, { at });
  expect(reference.status).toBe(status);
  if (digits !== null) expect(reference.digits['x']).toMatch(digits);
});
