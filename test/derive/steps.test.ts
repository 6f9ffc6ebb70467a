// Steps compose: each is its rule with its operands and earlier results filled in, and the last one is the derivative.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../../src/derive/derive.js';
import type { DerivedPartial } from '../../src/derive/derive-data.js';
import { withNodes } from '../../src/derive/substitute.js';
import { convertNode } from '../../src/language/convert.js';
import { readExpression } from '../../src/language/expression.js';
import { parse, type MathNode } from '../../src/language/mathjs.js';
import { printNode, printTree } from '../../src/language/print.js';
import { anyFormulas } from './random-formula.js';

/** Letters of rules as names that mathjs can read: `u'` as `u_prime`. */
const readable = (formula: string): string => formula.replaceAll("'", '_prime');
const nodeOfText = (text: string): MathNode => parse(text);

function expectComposed({ text, steps }: DerivedPartial): void {
  const results = new Map<string, string>();
  for (const { rule, formula, of, with: letters, filled, result, number } of steps ?? []) {
    const said = `step ${number}, ${rule} of ${of}`;
    if (rule !== 'variable' && rule !== 'tidy') {
      const [, right = ''] = formula.split(/' = /);
      const named = new Map(Object.entries(letters).map(([name, value]) => [readable(name), nodeOfText(value)]));
      expect(printNode(withNodes(nodeOfText(readable(right)), named)), said).toBe(printNode(nodeOfText(filled)));
    }
    for (const [name, value] of Object.entries(letters))
      if (name.endsWith("'")) expect(results.get(letters[name.slice(0, -1)] as string), `${said}: ${name}`).toBe(value);
    if (rule !== 'tidy') results.set(of, result);
  }
  expect(steps?.at(-1)?.result).toBe(text);
}

describe('the steps of', () => {
  test.each<[string, string[]]>([
    ['x*cos(x)', ['variable', 'table', 'product', 'tidy']],
    ['sin(x^2)', ['variable', 'power, constant exponent', 'chain']],
    ['x + 5', ['variable', 'constant', 'sum', 'tidy']],
    ['x - x^x', ['variable', 'power', 'difference']],
    ['2^x / x', ['variable', 'power, constant base', 'quotient', 'tidy']],
    ['1 / x - x / 3', ['variable', 'reciprocal', 'constant divisor', 'difference']],
    ['-3 * x', ['variable', 'constant factor', 'tidy']],
    ['-x', ['variable', 'negative']],
    ['x > 0 ? x : 7', ['variable', 'constant', 'choice']],
    ['(x > 0) * x', ['step', 'variable', 'constant factor', 'tidy']],
    ['pow(x, 3)', ['variable', 'power, constant exponent', 'tidy']],
    ['x', ['variable']],
    ['sin(2) + 0 * x', ['constant', 'variable', 'constant factor', 'sum', 'tidy']],
  ])('%s are those that a teacher would name', async (text, names) => {
    const { derivatives } = await derive(text, { steps: true });
    expect(derivatives[0]?.steps?.map(({ rule }) => rule)).toEqual(names);
    derivatives.forEach(expectComposed);
  });

  test('random formulas compose, and each agrees with the truth or says why that is not known', async () => {
    await fc.assert(
      fc.asyncProperty(anyFormulas, fc.constantFrom<1 | 2>(1, 1, 1, 2), async (text, order) => {
        const { variables } = readExpression(text);
        if (variables.length === 0) return;
        const { derivatives } = await derive(text, { steps: true, order });
        for (const derivative of derivatives) {
          expectComposed(derivative);
          for (const { check } of [derivative, ...(derivative.steps ?? [])])
            if (check.status === 'agrees') expect(check.digits).toBeGreaterThanOrEqual(25);
            else expect(check).toMatchObject({ status: 'unchecked', why: expect.stringMatching(/\w/) as string });
        }
      }),
      { numRuns: 10 },
    );
  });
});

test('more than 500 steps are refused', async () => {
  const long = derive(`${'-'.repeat(500)}x`, { steps: true });
  await expect(long).rejects.toThrow('the derivation by x takes 501 steps, and 500 are the most that are told');
});

describe('spans', () => {
  test.each([
    'x*cos(x)',
    '((x + 1))*sin((x))',
    '-x^2/(1 + exp(-x))',
    'max(x, 2) mod 3',
    'x > 1 ? (x) : x - 1',
    '2x^2',
    'a = x; a*(a+1)',
  ])('of %s cut the text where each part stands', async (text) => {
    const { derivatives } = await derive(text, { steps: true });
    const steps = derivatives[0]?.steps ?? [];
    expect(steps.filter(({ span }) => span !== null).length).toBeGreaterThan(1);
    for (const { of, span } of steps) {
      if (span === null) continue;
      const part = printTree(
        convertNode(parse(text.slice(span.start, span.end).replaceAll('a', text.startsWith('a') ? 'x' : 'a'))),
      );
      expect(part.replace(/ mod\((.*)\)/, '')).toBe(of);
    }
  });
  test('are places in the body of a function, and of a step', async () => {
    const text = 'f(t) = sin(t); b = f(x); b * x';
    const { derivatives } = await derive(text, { steps: true });
    const parts = derivatives[0]?.steps?.map(({ of, span }) => [of, span && text.slice(span.start, span.end)]);
    expect(parts).toEqual([
      ['x', 'x'],
      ['sin(x)', 'sin(t)'],
      ['sin(x) * x', 'b * x'],
      ['sin(x) * x', null],
    ]);
  });
});
