// Texts as large and as deep as anyone writes them by program: nothing recurses, nothing takes seconds.
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { run } from '../program/run.js';
import { sampleOf } from '../sample.js';
import { largeRows, nest } from './large-rows.js';

// No clock: about 1 s each at most; what takes the square of the length would take minutes, which the runner's limit ends.
describe('read and run', () => {
  test.each(sampleOf(largeRows, 3))('%s', (_title, text, value) => {
    const { program, variables, read } = readExpression(text);
    const inputs = variables.map(() => 1);
    expect(run(program, float64, inputs)).toBe(value);
    expect(read.length).toBeGreaterThan(0);
  });
});

test('more than a million tokens are too many', () => {
  const read = (): unknown => readExpression(`x${'+x'.repeat(2_000_000)}`);
  expect(read).toThrow('more than 1,000,000 words, numbers and signs');
});

describe('too deep', () => {
  test.each([
    ['251 groups', nest(251, '(')],
    ['10,000 groups', nest(10_000, '(')],
    ['10,000 groups that are not closed in order', `${nest(10_000, '(')} + (x`],
    ['251 groups inside a call', `sin(${nest(251, '(')})`],
    ['100,000 signs', `${'-'.repeat(100_000)}x`],
    ['100,000 nots', `${'not '.repeat(100_000)}x`],
    ['100,000 powers', `${'x^'.repeat(100_000)}x`],
    ['100,000 choices', `${'x ? 1 : '.repeat(100_000)}x`],
    ['choices and signs that together exhaust the stack', nest(199, `(${'x ? 1 : '.repeat(900)}`)],
  ])('%s', (_title, text) => {
    let code: string | null = null;
    try {
      readExpression(text);
    } catch (error) {
      if (!(error instanceof DiffcmpError)) throw error;
      code = error.code;
    }
    expect(code).toBe('expr-too-deep');
  });
});

// arguments are cut out at every 20th bracket; a call without arguments has none there to cut out
test.each([
  ['f() = 3; ', 'f() + x', 4],
  ['f() = 3; ', 'x + f()', 4],
  ['f() = 3; ', 'max(f(), x, f())', 3],
  ['f(a) = a; g() = 2; ', 'f(g()) + max(x, g())', 4],
])('%s…%s reads at any depth', (definitions, inner, value) => {
  for (const depth of [18, 19, 20, 38, 39, 40, 59, 60]) {
    for (const [opens, closes] of [
      ['abs(', ')'],
      ['max(0, ', ')'],
      ['max(', ', 0)'],
    ] as const) {
      const { program } = readExpression(definitions + opens.repeat(depth) + inner + closes.repeat(depth));
      expect([opens, depth, run(program, float64, [1])]).toEqual([opens, depth, value]);
    }
  }
});
