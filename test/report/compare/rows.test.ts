// CSV, TSV and Markdown.
import { expect, test } from 'vitest';
import { delimitedReport } from '../../../src/report/text/delimited.js';
import { markdownReport, markdownTable } from '../../../src/report/compare/markdown.js';
import { compare } from '../../../src/compare/compare.js';
import { recordsOf } from '../../../src/report/compare/records.js';
import { kink, ofInputs, smooth, withDiagnosis } from './sample-comparisons.js';

test.each([
  ['=1+1', "'=1+1"],
  ['+x', "'+x"],
  ['-x^2', "'-x^2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\u00a0=1', "'\u00a0=1"],
  ['\t=1', "'\\t=1"],
  ['\rx', "'\\rx"],
  ['\uff1d1', "'\uff1d1"],
  ['\uff0d\uff20', "'\uff0d\uff20"],
  ['-1-1', "'-1-1"],
  ['=a,"b"', `"'=a,""b"""`],
  ['-0.756', '-0.756'],
  ['+1e-7', '+1e-7'],
  ['-Infinity', '-Infinity'],
  ['x = 1', 'x = 1'],
  ["'=1", "'=1"],
  ['', ''],
])('for a spreadsheet, the cell %j is %j, in the first row too', (cell, written) => {
  expect(delimitedReport([[cell]], ',', { csvSafe: true })).toBe(`${written}\n`);
});

test('fields with separators and quotes are quoted, and line breaks written out: a row is a line', () => {
  expect(delimitedReport([['a,b', 'say "x"', 'two\nlines', 'plain']], ',')).toBe(
    '"a,b","say ""x""",two\\nlines,plain\n',
  );
  expect(delimitedReport([['a,b', 'a\tb']], '\t')).toBe('a,b\ta\\tb\n');
});

test('a record per method and derivative, each as long as the head', () => {
  expect(recordsOf(withDiagnosis(smooth))).toHaveLength(1 + smooth.results.length);
  expect(recordsOf(withDiagnosis(ofInputs(2, 2)))).toHaveLength(1 + 2 * (2 + 3));
  const [head, ...records] = recordsOf(withDiagnosis(kink));
  for (const record of records) expect(record).toHaveLength(head?.length ?? 0);
});

test('the truth of each derivative has its status, of first and of second order', async () => {
  const [head = [], ...records] = recordsOf(await compare('x*abs(y)', { at: { x: 0, y: 0 }, order: 2, methods: 'forward' })); // prettier-ignore
  const statuses = records.map((record) => ['wrt', 'wrt2', 'truth_status'].map((name) => record[head.indexOf(name)]));
  expect(statuses).toEqual([['x', '', 'certified'], ['y', '', 'certified'], ['x', 'x', 'certified'], ['x', 'y', 'kink'], ['y', 'y', 'certified']]); // prettier-ignore
});

test('a pipe in a cell does not end it', () => {
  expect(markdownTable([['f'], ['|x|']])).toBe('| f     |\n| ----- |\n| \\|x\\| |\n');
});

test('a comparison in Markdown', async () => {
  await expect(markdownReport(withDiagnosis(smooth))).toMatchFileSnapshot('screens/smooth.md');
});
