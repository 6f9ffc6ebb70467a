// Random programs of 20 to 200 statements: the value is Node's, to the last bit; forward and reverse mode are within rounding of the
// truth. The seed is in the name of each test: SEED=… takes it again. Thousands are in the long suite.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdDerivatives, holdToNode, noRandomTally } from './random.js';

const seed = Number(process.env['SEED'] ?? 20261127);
const programs = fc.integer({ min: 1, max: 2 ** 31 - 1 });

test(`values are those of Node, to the last bit, SEED=${seed}`, () => {
  const tally = noRandomTally();
  fc.assert(fc.property(programs, fc.integer({ min: 20, max: 200 }), (program, size) => holdToNode(program, size, tally)), { seed, numRuns: 30 }); // prettier-ignore
  expect(tally.programs).toBe(30);
  expect(tally.finite).toBeGreaterThan(25);
});

test(`forward and reverse mode are within rounding of the truth, SEED=${seed}`, () => {
  const tally = noRandomTally();
  fc.assert(fc.property(programs, fc.integer({ min: 20, max: 60 }), (program, size) => holdDerivatives(program, size, tally)), { seed, numRuns: 20 }); // prettier-ignore
  expect(tally.derivatives).toBeGreaterThan(25);
});

test('a derivative of 0 that the enclosure misses by a hair is held to the width of the enclosure', () => {
  const tally = noRandomTally();
  holdDerivatives(439418139, 20, tally);
  expect(tally.derivatives).toBe(2);
});

test('a jump that rounding decides is no derivative to compare', () => {
  const tally = noRandomTally();
  holdDerivatives(1166000878, 105, tally); // Math.ceil of 10 * -0.3
  expect(tally).toMatchObject({ programs: 2, tied: 2 });
});
