// The large texts that large-texts.test.ts leaves out; and what was read of them can be read again, at any depth.
import { expect, test } from 'vitest';
import { readExpression } from '../../src/language/expression.js';
import { largeRows } from './large-rows.js';
import './large-texts.test.js';

test('what was read can be read again, at any depth', () => {
  for (const [, text] of largeRows) {
    const { read } = readExpression(text);
    expect(readExpression(read).read === read).toBe(true);
  }
});
