// What the options of a batch do to its cases: which run, how, and in which order their lines come.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { BatchCase, BatchLine, BatchSummary } from '../../src/batch/record.js';
import { runMain } from '../cli/run-main.js';
import { ndjson, temporaryFolder } from './temporary-files.js';
import type { ErrorMeasures } from '../../src/compare/comparison.js';

const cases = [
  { id: 'sine', expr: 'sin(x)', at: { x: 1 }, tags: ['trig'] },
  { expr: 'x^3', at: { x: 2 }, tags: ['power'] },
  { id: 'cosine', expr: 'cos(x)', at: { x: 1 }, tags: ['Trig', 'even'] },
  { id: 'cube', expr: 'x^3', at: { x: 3 } },
];
const files = {
  'c.ndjson': ndjson(cases),
  'c.json': JSON.stringify(cases),
  'c.csv': 'id,expr,at.x,tags\nsine,sin(x),1,trig\n,x^3,2,power\ncosine,cos(x),1,"Trig,even"\ncube,x^3,3,\n',
};

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

async function run(name: string, ...options: string[]) {
  const path = join(folder, name);
  const { exit, stdout, stderr } = await runMain(['batch', path, '-f', 'ndjson', '-m', 'ad', ...options]);
  const lines = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as BatchLine]));
  const records = lines.filter((line): line is BatchCase => line.type === 'case');
  return { exit, stderr, records, summary: lines.at(-1) as BatchSummary };
}

const filters: readonly (readonly [text: string, indices: readonly number[], by: string])[] = [
  ['trig', [0, 2], 'tag, whatever its case'],
  ['COSINE', [2], 'id'],
  ['x^3', [1, 3], 'expression'],
  ['#2', [1], 'number, where there is no id'],
  ['#1', [], 'not by number where there is an id'],
];

test.each(filters)('--filter %s leaves cases %j: by %s', async (text, indices) => {
  for (const name of Object.keys(files)) {
    for (const jobs of ['1', '2']) {
      const { exit, records, summary } = await run(name, '-k', text, '-j', jobs, '--allow-empty');
      expect([name, exit, records.map(({ index }) => index)]).toEqual([name, 0, indices]);
      const total = indices.length;
      expect(summary.cases).toEqual({ total, passed: total, failed: 0, skipped: 0 });
      expect(summary.methods.map(({ cases: count }) => count)).toEqual(total === 0 ? [] : [total, total]);
    }
  }
});

test('a filter that leaves nothing is an error, unless --allow-empty', async () => {
  for (const name of Object.keys(files)) {
    const { exit, stderr } = await run(name, '-k', 'nowhere');
    expect([exit, stderr]).toEqual([3, expect.stringMatching(/no case in .* matches 'nowhere'[^]*--allow-empty/)]);
  }
});

test('a shard is a part of all cases, whatever the filter leaves of it', async () => {
  const parts = await Promise.all(
    ['1/2', '2/2'].map((shard) => run('c.json', '-k', 'x^3', '--shard', shard, '--allow-empty')),
  );
  expect(parts.map(({ records }) => records.map(({ index }) => index))).toEqual([[], [1, 3]]);
});

test('--order done writes the same lines in another order, and merge leaves each case its index', async () => {
  const list = Array.from({ length: 40 }, (_, i) => ({ expr: 'x^2', at: i }));
  const stdin = ndjson(list);
  const output = async (words: readonly string[], text = ''): Promise<string> => {
    const { exit, stdout } = await runMain([...words, '-f', 'ndjson'], { stdin: text });
    expect(exit).toBe(0);
    return stdout;
  };
  const options = ['-m', 'forward', '-j', '2'];
  const input = casesIn(await output(['batch', '-', ...options], stdin));
  const lines = (await output(['batch', '-', ...options, '--order', 'done'], stdin)).trimEnd().split('\n');
  // Which case is done first is chance: here it is the last.
  const done = [...lines.slice(0, 1), ...lines.slice(1, -1).reverse(), ...lines.slice(-1), ''].join('\n');
  expect(inOrder(casesIn(done))).toEqual(input);
  expect(inOrder(casesIn(await output(['merge', '-'], done)))).toEqual(input);
  const twice = casesIn(await output(['merge', '-'], done + done));
  expect(inOrder(twice)).toEqual(casesIn(await output(['batch', '-', ...options], stdin + stdin)));
});

test('the merged output of one filtered batch is that output', async () => {
  const { stdout } = await runMain(['batch', join(folder, 'c.ndjson'), '-k', 'x^3', '-m', 'ad', '-f', 'ndjson']);
  expect((await runMain(['merge', '-', '-f', 'ndjson'], { stdin: stdout })).stdout).toBe(stdout);
});

test('more cases than are read ahead: none is lost, and a broken run goes on', async () => {
  const count = 6000;
  const list = Array.from({ length: count }, (_, i) => ({ expr: 'x', at: i, ...(i % 10 > 0 && { skip: true }) }));
  const [path, out] = [join(folder, 'many.ndjson'), join(folder, 'many.out')];
  writeFileSync(path, ndjson(list));
  const words = ['batch', path, '-m', 'forward', '-o', out, '-q'];
  expect((await runMain(words)).exit).toBe(0);
  const whole = readFileSync(out, 'utf8');
  expect(casesIn(whole).map(({ index, at }) => [index, at])).toEqual(list.map(({ at }, i) => [i, at]));
  for (const share of [0.2, 0.9]) {
    writeFileSync(out, whole.slice(0, whole.length * share));
    expect((await runMain([...words, '--resume'])).exit).toBe(0);
    expect(readFileSync(out, 'utf8') === whole).toBe(true);
  }
});

function casesIn(output: string): BatchCase[] {
  const lines = output.split('\n').filter((line) => line.includes('"type":"case"'));
  return lines.map((line) => JSON.parse(line) as BatchCase);
}
const inOrder = (records: readonly BatchCase[]): BatchCase[] => [...records].sort((a, b) => a.index - b.index);

const overrides: readonly (readonly [options: readonly string[], option: string, value: unknown])[] = [
  [['-p', 'float32'], 'precision', 'float32'],
  [['-d', '0.01'], 'delta', 0.01],
  [['-t', '1e-9'], 'tolerance', '1e-9'],
  [['--max-steps', '1000'], 'maxSteps', 1000],
];

test.each(overrides)('%j is noted in each line', async (options, option, value) => {
  const { records } = await run('c.json', ...options);
  expect(records.map((record) => (record.options as Record<string, unknown>)[option])).toEqual(cases.map(() => value));
});

test('--delta and --precision reach the methods: the central difference of x^3 is off by its step squared', async () => {
  const path = join(folder, 'c.json');
  const derivativeOf = async (...options: string[]): Promise<number> => {
    const { stdout } = await runMain([
      'batch',
      path,
      '-f',
      'ndjson',
      '-k',
      'cube',
      '-m',
      'central-difference',
      ...options,
    ]);
    const record = JSON.parse(stdout.split('\n')[1] ?? '') as BatchCase;
    return record.results[0]?.gradient?.['x'] as number;
  };
  expect((await derivativeOf('-d', '0.5')) - 27).toBe(0.25); // 3.5³ − 2.5³ is exact
  expect(await derivativeOf('-d', '0.5', '-p', 'float32')).toBe(27.25);
  const single = await derivativeOf('-p', 'float32');
  expect(Math.fround(single)).toBe(single);
  expect(single).not.toBe(await derivativeOf());
});

test('in float32 the numbers of the expression and of the point are float32 numbers, for the truth too', async () => {
  writeFileSync(join(folder, 'tenth.json'), JSON.stringify([{ expr: '0.1*x', at: 0.1 }]));
  const { records } = await run('tenth.json', '-p', 'float32');
  const tenth = Math.fround(0.1);
  const [record] = records;
  expect(record?.reference?.gradient).toEqual({ x: tenth });
  expect(record?.reference?.value).toMatch(/^0\.01000000029802322609739917425/); // (13421773/2²⁷)²
  expect(record?.results.map(({ gradient, error }) => [gradient?.['x'], (error?.['x'] as ErrorMeasures).ulps])).toEqual(
    [
      [tenth, 0],
      [tenth, 0],
    ],
  );
});
