// The table of rewritings: each row was held to mpmath (test/oracle/rewritings.py), and does what it says to its own left side.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRewritings, rewrittenOnce } from '../../../src/explain/remedies/rewrite.js';
import { rewritings } from '../../../src/explain/remedies/rewritings.js';
import { readStatements } from '../../../src/language/expression.js';
import { printTree } from '../../../src/language/print.js';
import type { Statement, Tree } from '../../../src/language/tree.js';
import { plainStatements } from '../../../src/explain/remedies/statements.js';

interface HeldRow {
  readonly from: string;
  readonly to: string;
  readonly agree: number;
}
const held = JSON.parse(
  readFileSync(new URL('../../oracle/rewritings.json', import.meta.url), 'utf8'),
) as readonly HeldRow[];

test('every row of the table, and no other, was held to mpmath at 100 points or more where both sides have values', () => {
  expect(held.map(({ from, to }) => ({ from, to }))).toEqual(rewritings);
  expect(held.filter(({ agree }) => agree < 100)).toEqual([]);
});

function bodyOf(text: string): Tree {
  const [statement] = plainStatements(readStatements(text)) ?? [];
  return (statement as Statement).body;
}
const rewritten = (text: string, table = rewritings): string[] =>
  rewrittenOnce(bodyOf(text), readRewritings(table)).map(({ tree }) => printTree(tree));

test.each(rewritings)('$from is rewritten by its own row', (row) => {
  const own = rewritten(row.from, [row]).map((text) => printTree(bodyOf(text)));
  expect(own.length).toBeGreaterThan(0);
});

describe('Terms and factors may come in any order, and others beside them', () => {
  const table = [
    { from: '1 - cos(a)', to: '2*sin(a/2)^2' },
    { from: 'exp(a) - exp(b)', to: 'exp(b)*expm1(a - b)' },
    { from: 'sqrt(a) - b', to: '(a - b^2)/(sqrt(a) + b)' },
    { from: 'log(1 + a)', to: 'log1p(a)' },
    { from: 'a/b - c/d', to: '(a*d - b*c)/(b*d)' },
    { from: 'sqrt(a^2 + b^2)', to: 'hypot(a, b)' },
  ];
  test.each<readonly [text: string, rewritten: string]>([
    ['-cos(x) + 1', '2 * sin(x / 2)^2'],
    ['cos(x) - 1', '-2 * sin(x / 2)^2'],
    ['y + 1 - cos(2*x)', 'y + 2 * sin(x)^2'],
    ['y - cos(x) - z + 1', 'y + 2 * sin(x / 2)^2 - z'],
    ['y*(1 - cos(x))', '2 * y * sin(x / 2)^2'],
    ['y/(1 - cos(x))', 'y / (2 * sin(x / 2)^2)'],
    ['(1 - cos(x))^2', '(2 * sin(x / 2)^2)^2'],
    ['x > 0 ? 1 - cos(x) : 0', 'x > 0 ? 2 * sin(x / 2)^2 : 0'],
    ['exp(x + h) - exp(x)', 'exp(x) * expm1(h)'],
    ['ln(x + y + 1)', 'log1p(x + y)'],
    ['log(1 - x)', 'log1p(-x)'],
    ['(x + 1)^(1/2) - 1', 'x / (sqrt(x + 1) + 1)'],
    ['sqrt(b^2 - 4*a*c) - b', '-(4 * a * c) / (sqrt(b^2 - 4 * a * c) + b)'],
    ['1/(x + 1) - 1/x', '-1 / ((x + 1) * x)'],
    ['2/x + 1/y', '(2 * y + x) / (x * y)'],
    ['sqrt(x*x + y*y)', 'hypot(x, y)'],
    ['(x + 1)^2 - x^2', '2 * x + 1'],
    ['x + 0.1 - x', '0.1'],
  ])('%s has %s among its forms', (text, form) => {
    expect(rewritten(text, table)).toContain(form);
  });
  test.each(['cos(x) + 1', '2 - cos(x)', '1 - cos(x, y)', 'exp(x)', '1 - sin(x)', 'sqrt(x^2 + y^3)'])(
    '%s has none of these forms',
    (text) => {
      expect(rewritten(text, table)).toEqual([]);
    },
  );
});
