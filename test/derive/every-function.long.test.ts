// Every function of the language has second derivatives as formulas, whose values are those of the truth.
import { test } from 'vitest';
import { expectDerivatives, rows } from './every-function.js';

test.each(rows)('%s has derivatives of second order', async (text, points) => {
  await expectDerivatives(text, points, 2);
});
