// Texts as large and as deep as anyone writes them by program: nothing recurses, nothing takes seconds.
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { run } from '../program/run.js';

const list = (count: number, item: (i: number) => string, joint: string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join(joint);
const nest = (count: number, open: string, inner = 'x', close = ')'): string =>
  open.repeat(count) + inner + close.repeat(count);

type Row = readonly [title: string, text: string, value: number];
const rows: Row[] = [
  ['a sum of 100,000 terms', list(100_000, (i) => `x*${i}`, ' + '), 4999950000],
  ['10,000 named steps', list(10_000, (i) => `a${i} = ${i === 0 ? 'x' : `a${i - 1}`} + 1`, '\n'), 10_001],
  [
    '10,000 functions, each calling the one before',
    `${list(10_000, (i) => `f${i}(t) = ${i === 0 ? 'a*t' : `f${i - 1}(t)`} + 1`, '; ')}; f9999(x)`,
    10_001,
  ],
  ['10,000 nested calls of a function', `f(t) = t + 1; ${nest(10_000, 'f(')}`, 10_001],
  ['10,000 nested calls with a second argument', nest(10_000, 'max(2, '), 2],
  ['10,000 nested calls with a later argument', nest(10_000, 'max(', 'x', ', 2)'), 2],
  ['10,000 nested calls over lines', nest(10_000, 'abs(\n', 'x', '\n)'), 1],
  ['10,000 nested calls with groups inside', nest(10_000, 'abs((', 'x', '))'), 1],
  ['10,000 calls deep', 'f(n, t) = n <= 0 ? t : f(n - 1, t + 1); f(10000, x)', 10_001],
  ['a condition of 20,000 parts', `${list(20_000, () => 'x < 2', ' and ')} ? 3 : 4`, 3],
  ['a choice of 20,000 parts', `${list(20_000, () => 'x > 2', ' or ')} ? 3 : 4`, 4],
  ['a chain of 10,000 comparisons', list(10_000, (i) => String(i), ' < '), 1],
  ['a minimum of 100,000', `min(${list(100_000, (i) => `${i + 1}`, ', ')})`, 1],
  ['200 grouping parentheses', nest(200, '('), 1],
  ['250 grouping parentheses', nest(250, '('), 1],
  ['200 grouping parentheses with sums', nest(200, '(1 + '), 201],
  ['1,000 signs', `${'-'.repeat(1000)}x`, 1],
  ['1,000 powers', `${'x^'.repeat(1000)}x`, 1],
  ['1,000 choices', `${'x > 2 ? 1 : '.repeat(1000)}3`, 3],
  ['10,000 powers side by side', list(10_000, () => 'x^2', ' x^2 '), 1],
];

// No clock: about 1 s each at most; what takes the square of the length would take minutes, which the runner's limit ends.
describe('read and run', () => {
  test.each(rows)('%s', (_title, text, value) => {
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

test('what was read can be read again, at any depth', () => {
  for (const [, text] of rows) {
    const { read } = readExpression(text);
    expect(readExpression(read).read === read).toBe(true);
  }
}, 60_000);

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
