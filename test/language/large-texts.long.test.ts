// What was read of large texts can be read again, at any depth.
import { expect, test } from 'vitest';
import { readExpression } from '../../src/language/expression.js';
import { largeRows } from './large-rows.js';

test('what was read can be read again, at any depth', () => {
  for (const [, text] of largeRows) {
    const { read } = readExpression(text);
    expect(readExpression(read).read === read).toBe(true);
  }
});
