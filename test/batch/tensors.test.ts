// Tensors in cases: as data, as text and in CSV; their lines, keys and checks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runMain } from '../cli/run-main.js';
import { batch } from '../../src/batch/batch.js';
import type { BatchCase } from '../../src/batch/record.js';
import { temporaryFile, temporaryFolder } from './temporary-files.js';
import { readFields } from '../../src/batch/case.js';

const toy = 'squaredDifference(0.75, [1, 2]*w)';
const gradient = { w: [[Math.fround(-0.39999998)], [Math.fround(-0.79999995)]] };

async function casesIn(
  contents: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Promise<BatchCase[]> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  const { stdout } = await runMain(['batch', folder, '-f', 'ndjson', '-j', '1', ...options]);
  const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { type: string }); // prettier-ignore
  return lines.filter(({ type }) => type === 'case') as BatchCase[];
}

const toyCase = { expr: toy, at: { w: [[0.25], [0.15]] }, precision: 'float32', expect: { w: [[-0.4], [-0.8]] }, methods: ['ad'] }; // prettier-ignore

test('the toy gradient, from every kind of file', async () => {
  const lines = await casesIn({
    'a.json': JSON.stringify([toyCase]),
    'b.ndjson': JSON.stringify({ ...toyCase, expect: '[[-0.4], [-0.8]]' }),
    'c.ndjson': JSON.stringify({ ...toyCase, at: [[0.25], ['3/20']], expect: [[-0.4], [-0.8]] }),
    'd.yaml': `- expr: ${toy}\n  at: {w: [[0.25], [0.15]]}\n  precision: float32\n  methods: ad\n  expect:\n    w:\n      - [-0.4]\n      - [-0.8]\n`,
    'e.csv': `expr,at.w,precision,expect.w,methods\n"${toy}","[[0.25],[0.15]]",float32,"[[-0.4],[-0.8]]",ad\n`,
    'f.csv': `expr,at,precision,expect,methods\n"${toy}","w=[0.25; 0.15]",float32,"[-0.4; -0.8]",ad\n`,
  });
  expect(lines).toHaveLength(6);
  for (const line of lines) {
    expect(line).toMatchObject({ status: 'passed', reference: { status: 'certified', gradient } });
    expect(line.results.map((result) => result.gradient)).toEqual([gradient, gradient]);
    expect(line.results[0]?.error).toEqual({ w: Array(2).fill([{ absolute: 0, relative: 0, ulps: 0, bits: 24 }]) });
    expect(line.expect).toMatchObject({ 'w[1,1]': { verdict: 'PASS' }, 'w[2,1]': { verdict: 'PASS' } });
  }
}); // prettier-ignore

test('a Jacobian, or the gradient of the sum; what fails does so by its code, and a miss is told by the number', async () => {
  const rows: readonly (readonly [fields: object, line: object])[] = [
    [{ expr: 'w.^2', at: { w: [1, 2] } }, { reference: { gradient: { w: [[2, 0], [0, 4]] } } }],
    [{ expr: 'w.^2', at: { w: [1, 2] }, reduce: 'sum' }, { reference: { gradient: { w: [2, 4] } }, options: { reduce: 'sum' } }],
    [{ ...toyCase, expect: { w: [[-0.4], [0.8]] } }, { code: 'check-failed', message: expect.stringMatching(/^expect by w\[2,1\]: 0.8 differs from the truth/) as unknown }],
    [{ expr: 'sum(w)', at: { w: [[1], [2, 3]] } }, { code: 'bad-point' }],
    [{ expr: 'sum(w)', at: { w: [1, 'y'] } }, { code: 'bad-point' }],
    [{ expr: 'sum(w)*x', at: { w: [1, 2] } }, { code: 'unbound-variable' }],
    [{ expr: '[1,2]*w', at: { w: [1, 2, 3] } }, { code: 'shape-mismatch' }],
  ];
  const lines = await casesIn({ 'cases.json': JSON.stringify(rows.map(([fields]) => fields)) });
  lines.forEach((line, i) => {
    expect(line).toMatchObject(rows[i]?.[1] as object);
  });
}); // prettier-ignore

test('the sum may be asked of all cases, and keys tell it', async () => {
  const cases = [
    { expr: 'w.^2', at: { w: [1, 2] } },
    { expr: 'w.^2', at: { w: [1, 2] }, reduce: 'sum' },
  ];
  const content = { 'cases.json': JSON.stringify(cases) };
  const [each, all] = [await casesIn(content), await casesIn(content, '--reduce', 'sum')];
  expect(all.map(({ reference }) => reference?.gradient)).toEqual([{ w: [2, 4] }, { w: [2, 4] }]);
  expect(each[0]?.key).not.toBe(each[1]?.key);
  expect(all.map(({ key }) => key)).toEqual([each[1]?.key, each[1]?.key]);
});

test('rows and screens name the numbers', async () => {
  const file = temporaryFile('cases.json', JSON.stringify([{ ...toyCase, expect: { w: [[-0.4], [0.8]] } }]));
  const html = temporaryFile('report.html', '');
  const rows = await runMain(['batch', file, '-j', '1', '-f', 'csv', '--report', html, '--force']);
  expect(rows.stdout).toContain(',"w[2,1]",');
  expect(readFileSync(html, 'utf8')).toContain('w=[[0.25],[0.15]]');
});

test('cases as data may have typed arrays', async () => {
  const cases = [{ expr: 'sum(w.^2)', at: { w: new Float64Array([1, 2]) } }];
  const lines = [];
  for await (const line of batch(cases as never, { jobs: 1 })) if (line.type === 'case') lines.push(line.reference?.gradient);
  expect(lines).toEqual([{ w: [2, 4] }]);
}); // prettier-ignore

test('lists in lists have an end', () => {
  const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)]);
  const messages = [32, 33].map((depth) => readFields({ expr: 'x', at: { x: nest(depth) } }, []).mistakes?.[0]?.message);
  expect(messages).toEqual([undefined, 'at holds lists or records in each other, more than 32 deep']);
}); // prettier-ignore
