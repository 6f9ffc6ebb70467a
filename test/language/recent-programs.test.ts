// Programs that are kept: the same as read anew, and never more than so many.
import { expect, test } from 'vitest';
import { readExpression } from '../../src/language/expression.js';
import { RecentPrograms } from '../../src/language/recent-programs.js';

test('a text that is known gives the program it gave before, which is the one that reading gives', () => {
  const recent = new RecentPrograms();
  const first = recent.read('x*cos(x)');
  expect(recent.read('x*cos(x)')).toBe(first);
  expect(JSON.stringify(first)).toBe(JSON.stringify(readExpression('x*cos(x)'))); // functions aside
  expect(recent.read('x*cos(y)')).not.toBe(first);
});

test('mistakes are not kept: they are thrown each time', () => {
  const recent = new RecentPrograms();
  for (let round = 0; round < 2; round++) expect(() => recent.read('sni(x)')).toThrow(/sni/);
});

test('the oldest goes when the room is full; long texts are not kept at all', () => {
  const recent = new RecentPrograms();
  const first = recent.read('x + 0');
  for (let i = 1; i < RecentPrograms.capacity; i++) recent.read(`x + ${i}`);
  expect(recent.read('x + 0')).toBe(first);
  recent.read('x + 9999');
  expect(recent.read('x + 0')).not.toBe(first);
  const longest = 'x + '.padEnd(RecentPrograms.longest, '1 + ').slice(0, -1) + '1';
  expect(longest).toHaveLength(RecentPrograms.longest);
  expect(recent.read(longest)).toBe(recent.read(longest));
  expect(recent.read(`${longest} `)).not.toBe(recent.read(`${longest} `));
});
