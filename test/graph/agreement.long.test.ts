// As agreement.test.ts, with 80 programs of 30 to 300 nodes over all primitives of the language. They are the same in every run;
// SEED=… takes others.
import { expect, test } from 'vitest';
import { binaryNames, unaryNames } from '../../src/arithmetic.js';
import { holdTogether, noTally } from './agreement.js';
import { drawing, randomProgram } from './random-program.js';

const first = Number(process.env['SEED'] ?? 13);

test(`all pairs of nodes of 80 random programs agree, SEED=${first}`, { timeout: 1_200_000 }, () => {
  const tally = noTally();
  const draw = drawing(first);
  for (let seed = first; tally.programs < 80; seed++)
    holdTogether(randomProgram(seed, 3 + Math.floor(draw() * 52)), seed, 200, 10, tally);
  // gaussian belongs to the rules of erf alone, fround and rem to functions of files
  const primitives = [...unaryNames, ...binaryNames].filter((name) => !['gaussian', 'fround', 'rem'].includes(name));
  expect(primitives.filter((name) => !tally.operations.has(name))).toEqual([]);
  expect(tally.sizes.every((size) => size >= 30 && size <= 300)).toBe(true);
  expect(tally.connected).toBeGreaterThan(120_000);
  expect(tally.summed).toBeGreaterThan(10_000);
  expect(tally.certified).toBeGreaterThan(600);
  expect(tally.skipped).toBeLessThan(8); // pairs that the truth leaves open, or that overflow
  expect(tally.left).toBeLessThan(24); // programs with a tie, or of another size
});
