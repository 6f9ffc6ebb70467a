// What is returned at a kink, on the screen and in Markdown.
import { expect, test } from 'vitest';
import type { Convention } from '../../../src/compare/conventions/convention-data.js';
import { flatComparison } from '../../../src/compare/forms.js';
import { conventionLines } from '../../../src/report/compare/convention-lines.js';
import { markdownReport } from '../../../src/report/compare/markdown.js';
import { tableReport } from '../../../src/report/compare/table.js';
import { styleOf } from '../../../src/report/text/style.js';
import { kink, withDiagnosis } from './sample-comparisons.js';

const convention: Convention = {
  wrt: 'x',
  operation: 'abs',
  node: 'abs(x)',
  line: 1,
  column: 1,
  seen: { expression: 'abs(x)', at: 0, unassigned: null },
  tools: [
    { tool: 'JAX', version: '0.10', returns: 1 },
    { tool: 'CasADi', version: '3.7', returns: null },
    { tool: 'autograd', version: '1.9', returns: 'exception' },
    { tool: 'mathjs', version: '15.2.0', returns: 'NaN' },
  ],
  methods: [
    { method: 'forward', returns: 1 },
    { method: 'symbolic', returns: null },
  ],
};
const screenOf = (change: Partial<Convention>, width: number): string => {
  const comparison = { ...withDiagnosis(kink), conventions: [{ ...convention, ...change }] };
  const block = conventionLines(flatComparison(comparison), styleOf({ width })).join('\n');
  expect(tableReport(comparison, { width })).toContain(block);
  return block;
};

test.each([40, 80, 120])('conventions at %i columns', async (width) => {
  const screen = screenOf({}, width);
  expect(Math.max(...screen.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  await expect(screen).toMatchFileSnapshot(`screens/conventions-${width}.txt`);
});

test('what is not known is said to be, and what was seen of tools that are not named stands below', () => {
  const screen = screenOf(
    { seen: { expression: 'hypot(x, 0)', at: 0, unassigned: '0.5 or NaN' }, line: null, column: null },
    120,
  );
  expect(screen.replaceAll('\n', ' ')).toContain(
    'is abs(x). What tools return for the derivative of hypot(x, 0) at x = 0,',
  );
  expect(screen).toMatch(/CasADi 3.7 +not known/);
  expect(screen).toMatch(/autograd 1.9 +an exception/);
  expect(screen).toMatch(/symbolic \(mathjs\) +no answer/);
  expect(screen).toContain("Seen in November 2026, of which tools isn't known: 0.5 or NaN.");
  const other = screenOf({ seen: null, tools: [{ tool: 'mathjs', version: '15.2.0', returns: null }] }, 120);
  expect(other.replaceAll('\n', ' ')).toContain('What tools return for the derivative of it,');
  expect(other).toMatch(/mathjs 15.2.0 +no rule/);
});

test('where nothing is singular, it is said; without the option nothing is', () => {
  const comparison = withDiagnosis(kink);
  expect(tableReport({ ...comparison, conventions: [] })).toContain('No operation meets a singular point here');
  expect(tableReport(comparison)).not.toContain('singular');
  expect(markdownReport({ ...comparison, conventions: [convention] })).toMatch(/CasADi 3.+not known/);
});
