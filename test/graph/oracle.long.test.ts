// Certified values, partials and derivatives of 30 random graphs, to all printed digits.
import { expect, test } from 'vitest';
import { holdDerivatives, holdLines, oracleGraphs } from './oracle.js';

test('values and partials', { timeout: 300_000 }, async () => {
  let count = 0;
  for (const oracle of oracleGraphs) count += await holdLines(oracle);
  expect(count).toBeGreaterThan(1000);
});

test('derivatives', { timeout: 600_000 }, async () => {
  let count = 0;
  for (const oracle of oracleGraphs) count += await holdDerivatives(oracle);
  expect(count).toBeGreaterThan(500);
});
