// The way out of a case that can't be computed: in its line, in the terms of a case, in every format.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { batchSchema } from '../../src/batch/schema/batch.js';
import { readCaseLine, type BatchCase } from '../../src/batch/record.js';
import { runMain } from '../cli/run-main.js';
import { temporaryFolder } from './temporary-files.js';

const endless = 'f(n) = f(n + 1); f(x)';
/** What a case says, and the way out in its line; null: there is none. */
const rows: readonly (readonly [object, string, string | null])[] = [
  [{ expr: 'x^2', at: 1 }, 'passed', null],
  [{ expr: 'x^2', at: 1, expect: 5 }, 'check-failed', null],
  [{ expr: 'log(x)', at: -1 }, 'outside-domain', 'the domain of log is x > 0'],
  [
    { expr: '1/x', at: 0 },
    'division-by-zero',
    'the denominator is exactly zero there; beside x = 0 the function falls without end on the left and grows without end on the right: a pole',
  ],
  [{ expr: 'sni(x)', at: 1 }, 'unknown-function', "did you mean 'sin'?"],
  [{ expr: 'x*y', at: { x: 1 } }, 'unbound-variable', "at: 'x=1,y=…'"],
  [{ expr: endless, at: 1, maxSteps: 100 }, 'step-limit', 'does the recursion end? If it does: maxSteps: 1000'],
  [{ file: 'some.js#sum', at: { x: 1 } }, 'non-finite', "parameter 'y' of sum has no value: at: 'y=…'"],
  [{ file: 'some.js#sun', at: { x: 1 } }, 'unknown-program', 'did you mean some.js#sum?'],
  [{ file: 'some.js#noisy', at: 1 }, 'program-not-supported', 'give the number as a parameter, so that it is the same at every run'], // prettier-ignore
  [{ file: 'some.js#item', at: { x: 1, n: 1 } }, 'undecided', "parameter 'n' of item is an index, the end of a loop or a size; as a constant it is no input: set: { n: 1 }"], // prettier-ignore
  [{ file: 'secret.txt', at: 1 }, 'unbound-variable', null], // it would repeat the text of the file
];

const sources = `function sum(x, y) { return x + y; }
function noisy(x) { return x + Math.random(); }
function failing(x) { throw 'no'; }
function item(x, n) { return [x, 2 * x, 3 * x][n]; }
`;

/** A folder with a file of cases, and the files that they name. */
function folderWith(cases: readonly object[]): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'some.js'), sources);
  writeFileSync(join(folder, 'secret.txt'), 'password x');
  writeFileSync(join(folder, 'cases.ndjson'), `${cases.map((each) => JSON.stringify(each)).join('\n')}\n`);
  return folder;
}
const all = rows.map(([row]) => row);

const linesOf = (ndjson: string): BatchCase[] =>
  ndjson.split('\n').filter((line) => line.startsWith('{"type":"case"')).map(readCaseLine); // prettier-ignore

test('a line has the way out of its error beside the message, and lines without one lack the field', async () => {
  const { stdout } = await runMain(['batch', folderWith(all), '-m', 'ad', '-f', 'ndjson']);
  const lines = linesOf(stdout);
  expect(lines.map(({ code, status, hint }) => [code ?? status, hint?.replace(/\S*(?=some\.js)/, '') ?? null])).toEqual(
    rows.map(([, code, hint]) => [code, hint]),
  );
  expect(lines.map((line) => 'hint' in line)).toEqual(rows.map(([, , hint]) => hint !== null));
  expect(lines.filter((line) => !batchSchema.safeParse(line).success)).toEqual([]);
  expect(stdout).not.toContain('password');
});

test('the screen, CSV and the page have it too', async () => {
  const folder = folderWith(all);
  const cases = join(folder, 'cases.ndjson');
  const report = join(folder, 'report.html');
  const { stdout: screen } = await runMain(['batch', cases, '-m', 'ad', '--report', report]);
  const { stdout: csv } = await runMain(['batch', cases, '-m', 'ad', '-f', 'csv']);
  const page = readFileSync(report, 'utf8');
  for (const text of [screen, csv]) expect(text).toContain('the domain of log is x > 0');
  expect(page).toContain('<br>hint: the domain of log is x &gt; 0<');
  expect(screen).toMatch(/ {6}hint: does the recursion end\? If it does: maxSteps: 1000\n/);
  expect(csv).toMatch(/path,hint,kind\n/);
  expect(csv).toMatch(/^3,.*division-by-zero.*,the denominator is exactly zero there; .*,pole\n/m);
});

test('the calls that were open stand behind the reason on the screen', async () => {
  const folder = folderWith([{ file: 'some.js#failing', at: 1 }]);
  const { stdout } = await runMain(['batch', folder, '-m', 'ad']);
  expect(stdout).toMatch(/the function throws no; in failing, \S*some\.js:3:23\n/);
});

test('what is an option of the whole batch is one on the screen, and stays in terms of the library in the data', async () => {
  const outside = { file: '/outside.js#sum', at: { x: 1, y: 2 } };
  const folder = folderWith([{ expr: endless, at: 1, maxSteps: 1e15 }, outside]);
  const words = ['batch', join(folder, 'cases.ndjson'), '-m', 'ad', '--timeout', '20ms', '-j', '1'];
  const lines = linesOf((await runMain([...words, '-f', 'ndjson'])).stdout);
  expect(lines.map(({ hint }) => hint)).toEqual(['timeout: 60000', "'allowOutside' reads it"]);
  const { stdout } = await runMain(words);
  expect(stdout.match(/hint: .*/g)).toEqual(['hint: --timeout 60s', 'hint: --allow-outside reads it']);
});
