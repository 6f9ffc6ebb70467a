// Cases that check a gradient: in every kind of file, with their verdicts, keys, rows, mistakes, and files of programs.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { batch } from '../../src/batch/batch.js';
import { readFields } from '../../src/batch/case.js';
import type { CaseFields } from '../../src/batch/case-fields.js';
import type { BatchCase } from '../../src/batch/record.js';
import { lineSchemas } from '../../src/batch/schema/batch.js';
import { batchRows, batchFields } from '../../src/report/batch/rows.js';
import { caseCommand } from '../../src/report/batch/rerun.js';
import { runMain } from '../cli/run-main.js';

async function linesOf(cases: readonly CaseFields[] | string): Promise<BatchCase[]> {
  const lines: BatchCase[] = [];
  for await (const line of batch(cases, { jobs: 1 })) if (line.type === 'case') lines.push(line);
  return lines;
}

const folder = mkdtempSync(join(tmpdir(), 'gradients-'));
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
written('loss.js', 'export function f(x, y, k) { return k * x * y }\nexport function g(x, y, k) { return [k * y, k * x] }\nexport function fused(x) { return [x ** 2, 2 * x] }\n'); // prettier-ignore

const right = { f: 'x^3', gradient: '3*x^2', at: 2 };
const wrong = { f: 'x^3', gradient: '2*x^2', at: 2 };
const open = { f: 'abs(x)', gradient: 'sign(x)', at: 0 };
const box = { f: 'x*y^2', gradient: '[y^2, x*y]', range: 'x=-2:2,y=0:1', points: 3, seed: 2 };

test('what becomes of a case, by the verdict that it states', async () => {
  const cases = [right, wrong, open, box].flatMap((each) => [
    each,
    ...(['PASS', 'FAIL', 'INCONCLUSIVE'] as const).map((verdict) => ({ ...each, verdict })),
  ]);
  const lines = await linesOf(cases);
  expect(lines.map(({ status, code, check }) => `${check?.verdict} ${status} ${code}`)).toEqual([
    ...['PASS passed null', 'PASS passed null', 'PASS failed check-failed', 'PASS failed check-failed'],
    ...['FAIL failed check-failed', 'FAIL failed check-failed', 'FAIL passed null', 'FAIL failed check-failed'],
    ...['INCONCLUSIVE failed undecided', 'INCONCLUSIVE failed undecided', 'INCONCLUSIVE failed check-failed', 'INCONCLUSIVE passed null'],
    ...['FAIL failed check-failed', 'FAIL failed check-failed', 'FAIL passed null', 'FAIL failed check-failed'],
  ]); // prettier-ignore
  expect(lines[4]?.message).toContain('likely mistake: factor 2/3');
  expect(lines[2]?.message).toBe('the verdict is PASS, not FAIL');
  for (const line of lines) expect(lineSchemas.case.safeParse(line).error).toBeUndefined();
  expect(lines[12]?.check?.drawn).toMatchObject({ seed: 2, range: { x: [-2, 2], y: [0, 1] } });
});

test('lists of points, ranges by name, some components, Jacobians, Hessians, tolerances, defaults', async () => {
  const path = written('cases.yaml', `diffcmp: 1
defaults: { range: { x: [0.5, 1] }, points: 2, methods: forward }
cases:
  - { f: x^2, gradient: 2*x }
  - { f: "x^2*y", gradient: x^2, wrt: y, at: { y: 3 } }
  - { f: "[x^2, x^3]", gradient: "[2*x, 3*x^2]", jacobian: true }
  - { f: "x^2*y", gradient: "[[2*y, 2*x], [2*x, 0]]", order: 2, at: y=1 }
  - { f: sigmoid(x), gradient: "sigmoid(x)*(1 - sigmoid(x))", points: 1, range: "x=29:30", tolerance: 4ulp, verdict: FAIL }
`); // prettier-ignore
  const lines = await linesOf(path);
  expect(lines.map(({ status, message }) => message ?? status)).toEqual(lines.map(() => 'passed'));
  const listed = await linesOf([{ f: 'x*y', gradient: '[y, x]', points: [{ x: 1, y: 2 }, 'x=3,y=4'] }]);
  expect(listed[0]?.check?.points.map(({ at }) => at)).toEqual([{ x: 1, y: 2 }, { x: 3, y: 4 }]); // prettier-ignore
  expect(lines[0]?.options).toEqual({ gradient: '2*x', range: { x: [0.5, 1] }, points: 2 });
});

test('functions of files, with constants, from the folder of the cases, and none outside', async () => {
  const cases = [
    { f: 'loss.js#f', gradient: 'loss.js#g', at: { x: 2, y: 3 }, set: { k: 5 } },
    { f: 'loss.js#fused', at: { x: 2 } },
    { f: 'x^2', gradient: '../loss.js#g', at: 2 },
    { f: 'x^2', at: 2 },
    { f: 'x^2', gradient: '2*x', at: 2, set: { k: 1 } },
  ];
  const path = written('cases.json', JSON.stringify(cases));
  expect((await linesOf(path)).map(({ status, code }) => code ?? status)).toEqual(['passed', 'passed', 'file-outside', 'bad-gradient', 'bad-option']); // prettier-ignore
});

test('CSV has a column for each field, and rows for each component', async () => {
  const path = written('cases.csv', 'f,gradient,range,points,seed,jacobian,verdict,at.x,expr\nx*y,"[y, 2*x]","x=1:2,y=1:2",2,3,false,FAIL,,\nx^2,2*x,,,,,,3,\n,,,,,,,3,x^2\n'); // prettier-ignore
  const lines = await linesOf(path);
  expect(lines.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
  const entries = batchRows(lines[1] as BatchCase).map((row) => row.map((text, i): [string, string] => [batchFields[i] ?? '', text])); // prettier-ignore
  const rows = entries.map((row) => new Map(row)).map((row) => ({ expression: row.get('expression'), gradient: row.get('gradient'), point: row.get('point'), wrt: row.get('wrt'), verdict: row.get('verdict'), given: row.get('given'), truth: row.get('truth'), method: row.get('method') })); // prettier-ignore
  expect(rows).toEqual([{ expression: 'x^2', gradient: '2*x', point: '{"x":3}', wrt: 'x', verdict: 'PASS', given: '6', truth: '6', method: '' }]); // prettier-ignore
  for (const row of lines.flatMap((line) => batchRows(line))) expect(row).toHaveLength(batchFields.length);
});

test('the key tells whatever the check depends on', async () => {
  const lines = await linesOf([
    { expr: 'x^2', at: 2 },
    { f: 'x^2', at: 2 },
    { f: 'x^2', gradient: '2*x', at: 2 },
    { f: 'x^2', gradient: '3*x', at: 2 },
    { f: 'x^2', gradient: '3*x', at: 2, verdict: 'FAIL' },
    { f: 'x^2', gradient: '3*x', at: 2, points: [1] },
    { f: 'x^2', gradient: '3*x', range: 'x=1:2' },
    { f: 'x^2', gradient: '3*x', range: 'x=1:2', seed: 2 },
  ]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});

test('--resume takes over what is done, and merge finds the keys as they are', async () => {
  const path = written('resumed.ndjson', [right, { ...wrong, verdict: 'FAIL' }, box].map((each) => JSON.stringify(each)).join('\n')); // prettier-ignore
  const out = join(folder, 'out.ndjson');
  expect((await runMain(['batch', path, '-o', out, '-q'])).exit).toBe(1);
  const { exit, stdout } = await runMain(['batch', path, '-o', out, '--resume']);
  expect([exit, stdout]).toEqual([1, expect.stringContaining('3 cases from 1 file: 2 passed, 1 failed, 0 errors, 0 skipped')]); // prettier-ignore
  expect((await runMain(['merge', out, '-q', '-f', 'json'])).stderr).toBe('');
});

describe('mistakes', () => {
  test.each<[string, object, string]>([
    ['a gradient of nothing', { gradient: '2*x' }, 'has a gradient, and needs f'],
    ['two functions', { f: 'x', expr: 'x' }, 'has both expr and f'],
    ['methods for a check', { f: 'x', gradient: '1', methods: 'forward' }, 'methods is for a comparison'],
    ['an expectation for a check', { f: 'x', gradient: '1', expect: 1 }, 'expect is for a comparison'],
    ['a range for a comparison', { expr: 'x', range: 'x=1:2' }, 'range is for f with its gradient'],
    ['a verdict in small letters', { f: 'x', verdict: 'pass' }, 'PASS, FAIL or INCONCLUSIVE'],
    ['no points', { f: 'x', points: 0 }, 'a number of points'],
    ['a range of three', { f: 'x', range: { x: [1, 2, 3] } }, 'a pair of numbers per variable'],
    ['a seed below 0', { f: 'x', seed: -1 }, 'a whole number from 0'],
    [
      'a hidden name',
      JSON.parse('{"f":"x","points":[{"__proto__":1}]}') as object,
      "records of JavaScript keep the name '__proto__'",
    ],
  ])('%s', (_, fields, message) => {
    expect(
      readFields(fields, [])
        .mistakes?.map((each) => each.message)
        .join(),
    ).toContain(message);
  });
});

test('the command that runs a case again', () => {
  const header = { options: { timeout: 10_000 } } as Parameters<typeof caseCommand>[1];
  const command = (expression: string, options: object): string | null =>
    caseCommand({ expression, at: { x: 1 }, options }, header)?.replace(/\s*\\\n\s*/g, ' ') ?? null;
  expect(command('x^3', { gradient: '3*x^2', seed: 2, range: { x: [0, 'pi/4'] }, jacobian: true })).toMatch(/^diffcmp check .*--at x=1 .*--range x=0:pi\/4 .*--seed 2 --jacobian$/); // prettier-ignore
  expect(command('x^3', { gradient: 'loss.js#g' })).toBeNull();
  expect(command('x^3', { gradient: '3*x^2', points: [1, 2] })).toBeNull();
});
