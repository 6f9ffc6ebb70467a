// The same as the short suite, for many random programs, some of them long.
import { expect, it } from 'vitest';
import { differencesOfRandomLanes } from './lanes.js';

const seed = Number(process.env['SEED'] ?? 1);

it(`lanes give what single passes give for 150 random programs of 30 to 300 nodes, seed ${seed}`, () => {
  expect(differencesOfRandomLanes(seed * 1_000_000, 150, 120)).toEqual([]);
}, 600_000);
