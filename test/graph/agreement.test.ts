// For all pairs of nodes of random programs forward mode, reverse mode, the truth and the sum over paths agree. The seed is in the
// name of the test: SEED=… runs it again. 200 programs are in the long suite.
import { expect, test } from 'vitest';
import { holdTogether, noTally } from './agreement.js';
import { randomProgram } from './random-program.js';

const seed = Number(process.env['SEED'] ?? 20261127);

test(`all pairs of nodes of three random programs agree, SEED=${seed}`, () => {
  const tally = noTally();
  for (let i = 0; tally.programs < 3; i++) holdTogether(randomProgram(seed + i, 5), seed + i, 100, 4, tally);
  expect(tally.connected).toBeGreaterThan(300);
  expect(tally.summed).toBeGreaterThan(100);
  expect(tally.certified).toBeGreaterThan(3);
});
