// Results found again by what they were made of.
import { expect, it } from 'vitest';
import { KeptResults } from '../../src/arithmetics/series/kept-results.js';

type Recalled = readonly [name: string, ...operands: (object | number | string)[]];
const [a, b, c] = [{}, {}, {}];

it.each<[first: Recalled, second: Recalled, areOne: boolean]>([
  [['sin', a], ['sin', a], true],
  [['sin', a], ['sin', b], false],
  [['sin', a], ['cos', a], false],
  [['sub', a, b], ['sub', a, b], true],
  [['sub', a, b], ['sub', b, a], false],
  [['add', a, b], ['add', b, a], true],
  [['add', a, a], ['add', a, b], false],
  [['log', b], ['log', a, b], false],
  [['log', a], ['log', a, a], false],
  [['literal', 1], ['literal', 1], true],
  [['literal', 1], ['literal', 2], false],
  [['literal', 1], ['literal', a], false],
  [['hypot', a, b, c], ['hypot', c, b, a], true],
  [['pow', a, 2], ['pow', a, b], false],
])('%o and %o: the same object: %s', ([name, ...operands], [otherName, ...others], areOne) => {
  const kept = new KeptResults<object>();
  for (const each of [a, b, c]) kept.id(each);
  const first = kept.recall(name, operands, () => ({}));
  expect(kept.recall(otherName, others, () => ({})) === first).toBe(areOne);
});

it('Of more objects than pairs have numbers each pair is still told from all others', () => {
  const kept = new KeptResults<object>();
  const objects = Array.from({ length: 2 ** 15 + 2 }, () => ({}));
  for (const each of objects) kept.id(each);
  const at = (i: number): object => objects.at(i) as object;
  // 0·2^15 + (2^15 + 1) would be 1·2^15 + 1
  const pairs = [[at(0), at(-1)], [at(1), at(1)], [at(-1), at(0)], [at(-1), at(-1)]]; // prettier-ignore
  const results = pairs.map((pair) => kept.recall('sub', pair, () => ({})));
  expect(new Set(results).size).toBe(pairs.length);
  expect(pairs.map((pair) => kept.recall('sub', pair, () => ({})))).toEqual(results);
});
