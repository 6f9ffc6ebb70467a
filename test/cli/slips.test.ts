// Words that stand where an expression belongs, and are names of files.
import { describe, expect, test } from 'vitest';
import { fileAsExpression } from '../../src/cli/slips.js';

describe('names of files instead of an expression', () => {
  test.each(['notes.txt', 'src/model.PY', './a.c', 'x.y.tex', 'cases.yaml', 'folder/', 'a.csv'])('%s', (word) => {
    expect(fileAsExpression([word])?.message).toBe(`'${word}' is the name of a file, not an expression`);
  }); // prettier-ignore

  test.each(['x.c*2', '2.c', '.md', 'x^2.m', 'f(x).py', 'a b.txt', 'x', '1.5', 'x/y', 'loss.js', '~/f.mjs', 'a.TS'])(
    '%s is none',
    (word) => {
      expect(fileAsExpression([word])).toBeNull();
    },
  );

  test('a very long word is looked at in time', () => {
    for (const word of ['x+'.repeat(2_000_000), 'x.'.repeat(2_000_000)]) expect(fileAsExpression([word])).toBeNull();
  });
});
