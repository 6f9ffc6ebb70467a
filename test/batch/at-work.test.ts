// What a worker is at, as the number that it shares with the pool.
import { expect, test } from 'vitest';
import { atWorkOn, placeAtWork } from '../../src/batch/at-work.js';

const whats = ['case', 'line'] as const;

test.each(whats)('a %s tells which case of the chunk it is of', (what) => {
  for (const place of [0, 1, 2, 63, 255]) expect(placeAtWork(atWorkOn(place, what))).toBe(place);
});

test('before the first case, none is at work', () => {
  expect(placeAtWork(0)).toBe(-1);
});

test('cases and their lines have numbers of their own, so that going on shows, however many go together', () => {
  const numbers = [0, 1, 2, 3].flatMap((place) => whats.map((what) => atWorkOn(place, what)));
  expect(new Set([0, ...numbers]).size).toBe(1 + numbers.length);
});
