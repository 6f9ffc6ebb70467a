// Which known name a mistyped one is taken for.
import { expect, test } from 'vitest';
import { closest, editDistance } from '../../src/text/did-you-mean.js';

const functions = ['sinh', 'sin', 'cos', 'acos', 'sqrt', 'log', 'central-difference'];

test.each([
  ['sni', 'sin'], // a swap is one edit, so sinh is farther
  ['sqr', 'sqrt'],
  ['coss', 'cos'],
  ['central-diference', 'central-difference'],
  ['sin', 'sin'],
  ['foo', null],
  ['x', null],
  ['', null],
  ['centrl', 'central-difference'], // by its first word
  ['centr-dfernce', null],
])('%j is close to %j', (name, near) => {
  expect(closest(name, functions)).toBe(near);
});

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['', 'ab', 2],
  ['abcd', 'abdc', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3], // swapped letters are not edited again
])('from %j to %j are %d edits', (from, to, edits) => {
  expect(editDistance(from, to)).toBe(edits);
});
