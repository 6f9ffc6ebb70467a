// The same as the short suite, for many random programs, some of them long.
import { expect, it } from 'vitest';
import { differencesOfRandom } from './random.js';

const seed = Number(process.env['SEED'] ?? 1);

it(`code gives the bits of the interpreter for 250 random programs of 30 to 300 nodes, seed ${seed}`, () => {
  expect(differencesOfRandom(seed * 1_000_000, 250, 120)).toEqual([]);
}, 600_000);
