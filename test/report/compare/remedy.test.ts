// A remedy on the screen: a text that can be pasted back at any width, and what it keeps in words.
import { expect, test } from 'vitest';
import type { Remedy } from '../../../src/explain/remedies/remedy-data.js';
import { readExpression } from '../../../src/language/expression.js';
import { markdownReport } from '../../../src/report/compare/markdown.js';
import { tableReport } from '../../../src/report/compare/table.js';
import { smooth, withDiagnosis } from './sample-comparisons.js';

const remedy: Remedy = {
  text: '-(4 * a * c) / (sqrt(b^2 - 4 * a * c) + b) / (2 * a) + atan2(a - b, 1 + a * b)',
  bits: 40,
  derivative: { before: 13, after: 53 },
  value: { before: 0, after: 1 },
  points: 6,
  steps: [],
};
const comparison = (change: Partial<Remedy> = {}) => ({ ...withDiagnosis(smooth), remedy: { ...remedy, ...change } });
const blockOf = (screen: string): string[] => {
  const lines = screen.trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('remedy')));
};

test.each([40, 60, 80, 120])('at %i columns its lines read as the expression that it is', (width) => {
  const block = blockOf(tableReport(comparison(), { width }));
  expect(Math.max(...block.map((line) => line.length))).toBeLessThanOrEqual(width);
  const end = block.findIndex((line) => line.startsWith('It keeps'));
  const text = block
    .slice(0, end)
    .join('\n')
    .replace(/^remedy\s/, '');
  expect(readExpression(text).read).toBe(readExpression(remedy.text).read);
});

test.each<readonly [change: Partial<Remedy>, sentence: string]>([
  [{}, 'It keeps 53 correct bits of the derivative here instead of 13;'],
  [
    { value: { before: 0, after: 53 } },
    'It keeps 53 correct bits of the derivative here instead of 13, and 53 of the value here instead of 0;',
  ],
  [
    { derivative: { before: 53, after: 52 }, value: { before: 13, after: 53 } },
    'It keeps 53 correct bits of the value here instead of 13;',
  ],
])('with %j the sentence is: %s', (change, sentence) => {
  const [, ...lines] = blockOf(tableReport(comparison(change), { width: 120 }));
  expect(lines.join(' ')).toContain(
    `${sentence} certified equal in value and derivatives at the point and at 6 points beside it.`,
  );
  expect(markdownReport(comparison(change))).toContain(sentence);
});

test('where there is none, and where only the table is asked for, nothing is said', () => {
  expect(tableReport({ ...withDiagnosis(smooth), remedy: null })).toBe(tableReport(withDiagnosis(smooth)));
  expect(tableReport(comparison(), { quiet: true })).not.toContain('remedy');
  expect(markdownReport(comparison())).toContain(`**remedy** \`${remedy.text}\``);
});
