// A sample of mutated inputs: the same each time, in this process; those of the long suite are processes of their own as well.
import { expect, test } from 'vitest';
import { countOf } from '../sample.js';
import { fuzz } from './fuzz-run.js';

const seed = 20261127;

test(`mutated inputs end well (seed ${seed})`, async () => {
  const { faults } = await fuzz(seed, 0, countOf(80, 2));
  expect(faults).toEqual([]);
});
