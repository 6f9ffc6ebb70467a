// Every function of the language has a derivative as a formula, whose values are those of the truth; some of the second ones.
import { test } from 'vitest';
import { expectDerivatives, rows } from './every-function.js';

test.each(rows)('%s has a derivative', async (text, points) => {
  await expectDerivatives(text, points, 1);
});

test.each(rows.filter((_, i) => i % 9 === 0))('%s has derivatives of second order', async (text, points) => {
  await expectDerivatives(text, points, 2);
});
