// The lock under many processes that are killed at random, forty times.
import { expect, test } from 'vitest';
import { contend } from './contention.js';

test('twelve processes, killed all the time: never two at work, and nothing is left', async () => {
  const { works, kills, meetings, left } = await contend(40, 12, 0.2);
  expect([meetings, left]).toEqual([[], []]);
  expect(kills).toBeGreaterThanOrEqual(40);
  expect(works).toBeGreaterThan(kills);
});
