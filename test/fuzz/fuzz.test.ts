// A sample of mutated inputs: the same each time, some hundred of them in this process and some as processes of their own.
import { expect, test } from 'vitest';
import { fuzz } from './fuzz-run.js';

const seed = 20261127;

test(`mutated inputs end well (seed ${seed})`, async () => {
  const { faults } = await fuzz(seed, 0, 150);
  expect(faults).toEqual([]);
}, 120_000);

test(`as processes too (seed ${seed})`, async () => {
  const { faults } = await fuzz(seed, 150, 12, true);
  expect(faults).toEqual([]);
}, 120_000);
