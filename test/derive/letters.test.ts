// The letters in which a rule is written: none of them stands for something else in the text.
import { expect, test } from 'vitest';
import { lettersFor } from '../../src/derive/own-signs.js';

test.each<[taken: string[], letters: string[]]>([
  [[], ['u', 'v', 'c']],
  [['u'], ['v', 'w', 'c']],
  [
    ['v', 'c'],
    ['u', 'w', 'k'],
  ],
  [
    ['u', 'v', 'w', 'p', 'q', 'r', 'g', 'h', 'c', 'k', 'a', 'b'],
    ['u1', 'u2', 'c1'],
  ],
  [
    ['u', 'v', 'w', 'p', 'q', 'r', 'g', 'h', 'u1', 'c', 'k', 'a', 'b', 'c1', 'c2'],
    ['u2', 'u3', 'c3'],
  ],
])('beside %j', (taken, letters) => {
  expect(lettersFor(new Set(taken))).toEqual(letters);
});
