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

test('the oldest goes when there are too many', () => {
  const recent = new RecentPrograms();
  const first = recent.read('x + 0');
  for (let i = 1; i < RecentPrograms.capacity; i++) recent.read(`x + ${i}`);
  expect(recent.read('x + 0')).toBe(first);
  recent.read('x + 9999');
  expect(recent.read('x + 0')).not.toBe(first);
});

test('all texts together have so much room: old ones go for a long one, and one that is longer than all of it is not kept', () => {
  const recent = new RecentPrograms();
  const longer = (text: string, length: number): string => text.padEnd(length);
  const third = Math.floor(RecentPrograms.room / 3);
  const [first, second] = [longer('x + 1', third), longer('x + 2', third)];
  const kept = [recent.read(first), recent.read(second)];
  expect([recent.read(first), recent.read(second)]).toEqual(kept);
  recent.read(longer('x + 3', third + 3)); // one character too many
  expect(recent.read(second)).toBe(kept[1]);
  expect(recent.read(first)).not.toBe(kept[0]);
  const longest = longer('x + 4', RecentPrograms.room);
  expect(recent.read(longest)).toBe(recent.read(longest));
  const small = recent.read('x');
  expect(recent.read(`${longest} `)).not.toBe(recent.read(`${longest} `));
  expect(recent.read('x')).toBe(small);
});
