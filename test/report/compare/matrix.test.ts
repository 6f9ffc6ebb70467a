// The matrix on the screen and in Markdown and CSV; and the sentence where methods agree on what is wrong.
import { expect, test } from 'vitest';
import type { AgreementMatrix } from '../../../src/compare/comparison.js';
import { agreementMatrix } from '../../../src/compare/matrix.js';
import { flatComparison } from '../../../src/compare/forms.js';
import { markdownReport } from '../../../src/report/compare/markdown.js';
import { matrixLines, togetherWrong } from '../../../src/report/compare/matrix-lines.js';
import { recordsOf } from '../../../src/report/compare/records.js';
import { tableReport } from '../../../src/report/compare/table.js';
import { styleOf } from '../../../src/report/text/style.js';
import { cancelling, ofInputs, smooth, withDiagnosis, type Sample } from './sample-comparisons.js';

const withMatrix = (sample: Sample) => {
  const comparison = withDiagnosis(sample);
  return { ...comparison, matrix: agreementMatrix(flatComparison(comparison)) };
};

test.each([
  [40, 'cancelling', cancelling],
  [80, 'cancelling', cancelling],
  [120, 'cancelling', cancelling],
  [80, 'two-inputs', ofInputs(2, 2)],
] as const)('the matrix at %i columns: %s', async (width, name, sample) => {
  const block = matrixLines(flatComparison(withMatrix(sample)), false, styleOf({ width })).join('\n');
  expect(tableReport(withMatrix(sample), { width })).toContain(block);
  expect(Math.max(...block.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  await expect(block).toMatchFileSnapshot(`screens/matrix-${name}-${width}.txt`);
});

test('the matrix is in Markdown, and a column per method in CSV; with quiet there is no sentence', () => {
  const comparison = withMatrix(smooth);
  expect(markdownReport(comparison)).toMatch(/agreeing bits of 53:\n\n\| +\| t +\| 1 +\|/);
  const [fields = [], first = []] = recordsOf(comparison);
  const place = fields.indexOf('agrees_forward');
  expect(fields.slice(place)).toEqual(smooth.results.map(({ method }) => `agrees_${method}`));
  expect(first[place]).toBe(String(comparison.matrix[first[0] ?? '']?.['forward']));
  expect(tableReport(withMatrix(cancelling), { quiet: true })).not.toContain('proof');
});

/** A matrix from its upper triangle: the truth first. */
function matrix(names: readonly string[], upper: readonly (readonly (number | null)[])[]): AgreementMatrix {
  const at = (i: number, j: number): number | null =>
    i === j ? 53 : i < j ? (upper[i]?.[j - i - 1] ?? null) : at(j, i);
  return Object.fromEntries(
    names.map((one, i) => [one, Object.fromEntries(names.map((other, j) => [other, at(i, j)]))]),
  );
}
const four = ['truth', 'forward', 'reverse', 'richardson'];

test.each<readonly [upper: readonly (readonly (number | null)[])[], sentence: string | null]>([
  [[[0, 0, 11], [53, 0], [0]], 'Forward and reverse agree to 53 bits and are right to none: agreement is no proof.'],
  [
    [[10, 9, 11], [30, 20], [19]],
    'Forward, reverse and Richardson agree to 19 bits and are right to 11: agreement is no proof.',
  ],
  // as right as they agree, or nearly
  [[[53, 52, 40], [52, 40], [40]], null],
  [[[30, 30, 30], [37, 30], [30]], null],
  // where the truth isn't known, or a method gave none
  [[[null, null, null], [53, 53], [53]], null],
  [[[0, null, 0], [null, 5], [null]], null],
])('of %j is said: %s', (upper, sentence) => {
  expect(togetherWrong(matrix(four, upper))).toBe(sentence);
});
