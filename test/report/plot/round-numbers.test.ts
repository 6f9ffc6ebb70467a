// Round numbers of axes, where doubles end too.
import { expect, test } from 'vitest';
import { roundNumbers } from '../../../src/report/plot/round-numbers.js';

test.each([
  [0, 10, [0, 2, 4, 6, 8, 10]],
  [1e-320, 1e-319, [2e-320, 4e-320, 6e-320, 8e-320]],
  [5e-324, 5e-322, [1e-322, 2e-322, 3e-322, 4e-322]],
  [0, 6e-300, [0, 1e-300, 2e-300, 3e-300, 4e-300, 5e-300, 6e-300]],
  [-1.7e308, 1.7e308, [-1.5e308, -1e308, -5e307, 0, 5e307, 1e308, 1.5e308]],
])('of %d to %d', (from, to, wanted) => {
  expect(roundNumbers(from, to, 5)).toEqual(wanted);
});
