// As random.test.ts, with thousands of programs. They are the same in every run; SEED=… takes others.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdDerivatives, holdToNode, noRandomTally } from './random.js';

const seed = Number(process.env['SEED'] ?? 14);
const programs = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const sizes = fc.integer({ min: 20, max: 200 });

test(`values of 3,000 programs are those of Node, to the last bit, SEED=${seed}`, { timeout: 600_000 }, () => {
  const tally = noRandomTally();
  fc.assert(
    fc.property(programs, sizes, (program, size) => holdToNode(program, size, tally)),
    { seed, numRuns: 3000 },
  );
  expect(tally.finite).toBeGreaterThan(2400);
  expect(tally.statements).toBeGreaterThan(240_000);
});

test(
  `forward and reverse mode of 300 programs are within rounding of the truth, SEED=${seed}`,
  { timeout: 900_000 },
  () => {
    const tally = noRandomTally();
    fc.assert(fc.property(programs, sizes, (program, size) => holdDerivatives(program, size, tally)), { seed, numRuns: 300 }); // prettier-ignore
    expect(tally.derivatives).toBeGreaterThan(300);
  },
);
