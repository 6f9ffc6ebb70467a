// A function that has no finite value in floating point: batch says of it what compare says, in the same words, and as its exit code has it.
import { beforeAll, expect, test } from 'vitest';
import type { BatchCase } from '../../src/batch/record.js';
import { runMain } from '../cli/run-main.js';
import { ndjson } from './temporary-files.js';

const check = ['-e', '2*exp(x)*exp(x)'];
const rows: readonly (readonly [
  expr: string,
  at: number,
  options: readonly string[],
  exit: number,
  code: string | null,
])[] = [
  ['exp(x)*exp(x)', 400, [], 4, 'non-finite'],
  ['exp(exp(x))', 10, ['-m', 'ad'], 4, 'non-finite'],
  ['exp(x)*exp(x)/exp(2*x)', 400, [], 4, 'non-finite'], // not a number
  ['x^2', 1e30, ['-p', 'float32'], 4, 'non-finite'],
  ['abs(x) + 1e308 + 1e308', 0, [], 4, 'non-finite'], // a kink as well
  ['exp(x)*exp(x)', 400, check, 0, null],
  ['exp(x)*exp(x)', 400, ['-e', '1'], 1, 'check-failed'],
  ['exp(x)*exp(x)', 400, ['-m', 'ad', '-t', '4ulp'], 1, 'check-failed'],
  ['exp(x)*exp(x)', 400, ['-m', 'ad', '-t', '4ulp', ...check], 1, 'check-failed'],
  ['x + (1e308 + 1e308)', 1, ['-m', 'ad', '-t', '4ulp'], 0, null], // the slope is 1, whatever the value
  ['floor(sin(x)^2 + cos(x)^2)*x*1e308*1e308', 1, ['-e', '1'], 5, 'undecided'],
];

/** The row as a case that holds its options, where the command line has `-m`, `-p`, `-t` and `-e`. */
function caseOf([expr, at, options]: (typeof rows)[number]): object {
  const names: Readonly<Record<string, string>> = { '-m': 'methods', '-p': 'precision', '-t': 'tolerance', '-e': 'expect' };
  const fields = options.flatMap((word, i) => (word in names ? [[names[word] ?? '', options[i + 1]] as const] : []));
  return { expr, at, ...Object.fromEntries(fields) };
} // prettier-ignore

let records: readonly BatchCase[] = [];
beforeAll(async () => {
  const { stdout } = await runMain(['batch', '-', '-j', '1'], { stdin: ndjson(rows.map(caseOf)) });
  records = stdout
    .split('\n')
    .slice(1, 1 + rows.length)
    .map((line) => JSON.parse(line) as BatchCase);
});

test.each(rows.map((row, i) => [...row, i] as const))(
  '%s at %d, %j: exit %d, %s',
  async (expr, at, options, exit, code, i) => {
    const compared = await runMain([expr, '--at', String(at), ...options, '-f', 'json']);
    const { value } = JSON.parse(compared.stdout) as { value: { computed: unknown } };
    expect([typeof value.computed, compared.exit]).toEqual(['string', exit]);
    const record = records[i] as BatchCase;
    expect([record.expression, record.status, record.code]).toEqual([expr, exit === 0 ? 'passed' : 'failed', code]);
    if (code !== 'non-finite') return expect(compared.stderr).not.toContain('"error"');
    const { error } = JSON.parse(compared.stderr) as { error: { code: string; message: string } };
    expect([record.code, record.message]).toEqual([error.code, error.message]);
    expect(record.results.length).toBeGreaterThan(0);
  },
);

test('beside an answer to what was expected, an overflow is a warning', async () => {
  const { exit, stdout, stderr } = await runMain(['exp(x)*exp(x)', '--at', '400', ...check]);
  expect([exit, stdout, stderr]).toEqual([
    0,
    expect.stringMatching(/^PASS /m),
    expect.stringMatching(/^warning\[non-finite\]/),
  ]);
});
