// Certified values, partials and derivatives of some random graphs, to all printed digits; all of them are in the long suite.
import { expect, test } from 'vitest';
import { holdDerivatives, holdLines, oracleGraphs } from './oracle.js';

test.each(oracleGraphs.slice(0, 6))('$expression', async (oracle) => {
  expect(await holdLines(oracle)).toBeGreaterThan(20);
});

test.each(oracleGraphs.slice(0, 1))('derivatives in $expression', async (oracle) => {
  expect(await holdDerivatives(oracle)).toBeGreaterThan(10);
});
