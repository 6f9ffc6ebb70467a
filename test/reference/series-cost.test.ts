// What verdicts by series cost a point that has none: no side of it is run.
import { expect, it, vi } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { SeriesSides } from '../../src/reference/series-sides.js';

it.each([
  ['x*cos(x)', 1.2, 0],
  ['x^3 - 2*x + 1', 0.5, 0],
  ['abs(x)', 0, 0], // first-order jets tell
  ['x > 0 ? sqrt(x) : 0', -1, 0],
  ['sqrt(x^2)', 0, 1],
])('%s at %d: both sides by series %d times', async (text, at, count) => {
  const run = vi.spyOn(SeriesSides.prototype, 'both');
  run.mockClear();
  await compare(text, { at, methods: 'forward' });
  expect(run).toHaveBeenCalledTimes(count);
  run.mockRestore();
});
