// `--csv-safe` in every command that writes CSV: what a user wrote is no formula, numbers are numbers.
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { temporaryFile } from '../batch/temporary-files.js';
import { runMain } from './run-main.js';

const cases = (): string =>
  temporaryFile('=c.ndjson', '{"id":"=1+1","expr":"-x^2","at":2}\n{"id":"@x","expr":"+log(x)","at":-1,"skip":"=no"}\n');

/** The cells, read back. */
async function cellsOf(words: readonly string[], format: 'csv' | 'tsv' = 'csv'): Promise<string[]> {
  const { stdout } = await runMain([...words, '-f', format, '--csv-safe']);
  const rows: string[][] = parse(stdout, { delimiter: format === 'csv' ? ',' : '\t' });
  return rows.flat();
}
const isFormula = (cell: string): boolean => /^[=+\-@]/.test(cell) && Number.isNaN(Number(cell));

test.each(['csv', 'tsv'] as const)('no cell of a batch is a formula in %s, and -4 is a number', async (format) => {
  const cells = await cellsOf(['batch', cases(), '-j', '1', '-m', 'forward'], format);
  expect(cells.filter(isFormula)).toEqual([]);
  expect(cells).toEqual(expect.arrayContaining(["'=1+1", "'-x^2", "'@x", "'=no", '-4']));
});

test('nor one of what merge joins', async () => {
  const { stdout } = await runMain(['batch', cases(), '-j', '1', '-m', 'forward', '-f', 'ndjson']);
  const cells = await cellsOf(['merge', temporaryFile('part.ndjson', stdout)]);
  expect(cells.filter(isFormula)).toEqual([]);
  expect(cells).toContain("'-x^2");
});

test.each([['compare', '-x^2', '--at', '2'], ['sweep', '-x^2', '--at', '2', '--per-decade', '1'], ['functions']])(
  'nor one of %s',
  async (...words) => {
    const cells = await cellsOf(words);
    expect(cells.filter(isFormula)).toEqual([]);
    if (words[0] === 'compare') expect(cells).toContain('-4');
  },
);

test('without the option cells are as they are, and with another format it is refused', async () => {
  expect((await runMain(['batch', cases(), '-j', '1', '-f', 'csv'])).stdout).toContain(',=1+1,');
  const { exit, stderr } = await runMain(['x', '--at', '1', '--csv-safe']);
  expect([exit, stderr]).toEqual([2, expect.stringMatching(/--csv-safe is for CSV and TSV[^]*add -f csv or -f tsv/)]);
});
