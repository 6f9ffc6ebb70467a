// The batch in one process, with real workers: order, limits, workers that die, shards, the summary.
import { afterEach, expect, test } from 'vitest';
import { batch } from '../../src/batch/batch.js';
import { textsOfLines } from '../../src/batch/line-bytes.js';
import { CasePool } from '../../src/batch/pool.js';
import type { BatchCase, BatchLine, BatchSummary } from '../../src/batch/record.js';
import { Summary } from '../../src/batch/summary.js';
import { figuresLength, figuresOf, isCaseAt } from '../../src/batch/figures.js';
import type { ErrorMeasures } from '../../src/compare/comparison.js';

const pools: CasePool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

async function linesOf(
  cases: Parameters<typeof batch>[0],
  options: Parameters<typeof batch>[1] = {},
): Promise<BatchLine[]> {
  const lines: BatchLine[] = [];
  for await (const line of batch(cases, options)) lines.push(line);
  return lines;
}
const casesOf = (lines: readonly BatchLine[]): BatchCase[] => lines.filter((line) => line.type === 'case');
const summaryOf = (lines: readonly BatchLine[]): BatchSummary => lines.at(-1) as BatchSummary;

const mixed = Array.from({ length: 60 }, (_, i) => ({
  expr: ['x*cos(x)', 'exp(x)/x', 'abs(x - 3)', 'log(x)', 'sqrt(x)^3'][i % 5] as string,
  at: { x: i / 10 },
}));

test('the number of jobs changes nothing', async () => {
  const one = await linesOf(mixed, { jobs: 1 });
  expect(await linesOf(mixed, { jobs: 3 })).toEqual(one);
  expect(casesOf(one)).toHaveLength(60);
});

const endless = 'f(n, t) = n <= 0 ? t : f(n - 1, t*1.0000001); f(1e9, x)';

test('verdicts: the truth must be known, agree with what is expected, and every method must keep a tolerance', async () => {
  const lines = await linesOf(
    [
      { expr: 'abs(x)', at: 0 },
      { expr: 'log(x)', at: -1 },
      { expr: 'x^2', at: 3, expect: 6, tolerance: '1ulp', methods: 'ad' },
      { expr: 'x^2', at: 3, expect: '6.5', methods: 'ad' },
      { expr: 'sin(x)', at: 1, tolerance: '4ulp', methods: ['central-difference'] },
      { expr: 'x^2', at: 'y=3' },
      { expr: 'x', at: 1, skip: 'later' },
      { file: 'nowhere.txt', at: 1 },
      { expr: 'floor(sin(x)^2 + cos(x)^2)*x', at: 1, methods: 'ad' },
      { expr: 'floor(sin(x)^2 + cos(x)^2)*x', at: 1, methods: 'ad', expect: 1 },
      { expr: 'floor(sin(x)^2 + cos(x)^2)*x', at: 1, methods: 'ad', tolerance: '4ulp' },
      { expr: endless, at: 1, maxSteps: 1000 },
      { expr: 'x <= 0 ? exp(1)*x : exp(1)*x + x^3*sin(1/x)', at: 0, order: 2, methods: 'ad' },
    ],
    { jobs: 1 },
  );
  expect(casesOf(lines).map(({ status, code }) => `${status} ${code}`)).toEqual([
    'passed null',
    'failed outside-domain',
    'passed null',
    'failed check-failed',
    'failed check-failed',
    'failed unknown-variable',
    'skipped null',
    'failed no-such-file',
    'failed undecided',
    'failed undecided',
    'failed check-failed',
    'failed step-limit',
    'failed undecided',
  ]);
  expect(summaryOf(lines).cases).toEqual({ total: 13, passed: 2, failed: 10, skipped: 1 });
  expect(summaryOf(lines).codes).toMatchObject({ 'check-failed': 3, 'no-such-file': 1, undecided: 3 });
});

test('a case that runs away is stopped at its timeout, and the next ones go on', async () => {
  // Only the endless case reaches its time: the others take some hundredth of it.
  const lines = await linesOf(
    [mixed[1], { expr: endless, at: 1, maxSteps: 1e12 }, mixed[2], mixed[3]].filter((each) => each !== undefined),
    { jobs: 1, timeout: 2000 },
  );
  expect(casesOf(lines).map(({ status, code }) => code ?? status)).toEqual(['passed', 'timeout', 'passed', 'passed']);
});

const settings = {
  version: 'test',
  overrides: { methods: 'reverse' },
  timeout: 20_000,
  filter: null,
  allowOutside: false,
};
const source = (expr: string, index: number) => ({
  index,
  file: '-',
  number: index + 1,
  line: 1,
  content: { expr, at: 1, maxSteps: 1e12 },
});

test('a worker that is stuck inside one step is ended from outside', async () => {
  // With the grace, 50 ms: the step that is stuck takes many times as long on any machine, and nothing is said of others.
  const pool = new CasePool({ ...settings, timeout: -200 }, { jobs: 1 });
  pools.push(pool);
  const stuck = Array.from({ length: 20_000 }, (_, i) => `sin(x + ${i})`).join('+');
  for (const exprs of [
    [stuck, 'x'],
    ['x', stuck],
    ['x', stuck, 'x^2'],
  ]) {
    const { lines } = await pool.run(exprs.map(source));
    const records = textsOfLines(lines).map((line) => JSON.parse(line) as BatchCase);
    expect(records.map(({ index, expression }) => [index, expression])).toEqual([...exprs.entries()]);
    expect(records[exprs.indexOf(stuck)]?.code).toBe('timeout');
  }
});

test('a worker that dies is replaced, its case recorded, the others of its chunk run', async () => {
  const pool = new CasePool(settings, { jobs: 1, megabytes: 60 });
  pools.push(pool);
  const greedy = 'f(n, t) = n <= 0 ? t : 1*f(n - 1, t*1.0000001); f(1000000, x)';
  const { lines } = await pool.run([source('x^2', 0), source(greedy, 1), source('x^3', 2)]);
  const records = textsOfLines(lines).map((line) => JSON.parse(line) as BatchCase);
  expect(records.map(({ status, code }) => code ?? status)).toEqual(['passed', 'worker-died', 'passed']);
  expect(records[1]?.message).toContain('memory');
});

test('cases that run again have their lines, even if their worker knows worse ones behind them', async () => {
  const pool = new CasePool({ ...settings, overrides: { methods: 'forward-difference' } }, { jobs: 1, megabytes: 60 });
  pools.push(pool);
  pool.everyLine = false;
  const greedy = 'f(n, t) = n <= 0 ? t : 1*f(n - 1, t*1.0000001); f(1000000, x)';
  const worse = Array.from({ length: 6 }, (_, i) => source(`exp(${i + 2}*x)`, i + 3));
  const [again, behind] = await Promise.all([
    pool.run([source('x', 0), source(greedy, 1), source('2*x', 2)]),
    pool.run(worse), // the worker that takes the place of the one that died begins with these
  ]);
  expect(textsOfLines(again.lines).map((line) => (line === '' ? null : (JSON.parse(line) as BatchCase).index))).toEqual(
    [0, 1, 2],
  );
  expect(textsOfLines(behind.lines).filter((line) => line !== '').length).toBeLessThanOrEqual(6);
});

test('figures tell a case whose line nobody reads from one that the filter leaves out', async () => {
  const pool = new CasePool({ ...settings, filter: 'x^2' }, { jobs: 1 });
  pools.push(pool);
  pool.everyLine = false;
  const { lines, figures } = await pool.run(Array.from({ length: 14 }, (_, i) => source(i % 2 === 0 ? 'x^2' : 'x', i)));
  const places: number[] = [];
  for (let at = 0; at < figures.length; at += figuresLength(figures, at)) places.push(at);
  expect(places.map((at) => isCaseAt(figures, at))).toEqual(lines.ends.map((_, i) => i % 2 === 0));
  expect(textsOfLines(lines).map((line) => line !== '')).toEqual(lines.ends.map((_, i) => i % 2 === 0 && i < 10)); // the first five are the worst
});

test('shards are disjoint, stable, and together everything', async () => {
  const all = casesOf(await linesOf(mixed, { jobs: 1 }));
  const shards = await Promise.all([1, 2, 3].map((index) => linesOf(mixed, { jobs: 1, shard: { index, count: 3 } })));
  const joined = shards.flatMap(casesOf).sort((a, b) => a.index - b.index);
  expect(joined).toEqual(all);
});

test('the batch stops after so many failures, at the same case for any number of jobs', async () => {
  const cases = Array.from({ length: 40 }, (_, i) => ({ expr: i % 3 === 0 ? 'log(x)' : 'x', at: -1 }));
  for (const jobs of [1, 2]) {
    const lines = await linesOf(cases, { jobs, maxFailures: 4 });
    expect(casesOf(lines)).toHaveLength(10);
    expect(lines.at(-1)?.type).toBe('case');
  }
});

test('the summary depends on which cases there are, not on their order; the median is exact to two digits', async () => {
  const records = casesOf(await linesOf(mixed, { jobs: 2 }));
  const summaryIn = (order: readonly BatchCase[]): BatchSummary => {
    const summary = new Summary();
    for (const record of order) summary.add(record.index, figuresOf(record), 0, () => JSON.stringify(record));
    return summary.result();
  };
  expect(summaryIn([...records].reverse())).toEqual(summaryIn(records));
  const errors = records
    .map(({ results }) => results.find(({ method }) => method === 'central-difference')?.error?.['x'] as ErrorMeasures)
    .map(({ ulps }) => ulps)
    .filter((ulps) => typeof ulps === 'number')
    .sort((a, b) => a - b);
  const central = summaryIn(records).methods.find(({ method }) => method === 'central-difference');
  const median = errors[Math.ceil(errors.length / 2) - 1] as number;
  expect(central?.ulps?.median).toBe(Number(median.toPrecision(2)));
  expect(central?.measured).toBe(errors.length);
});

test('both medians are of the better half: no row has 0 ulp and 0 bits', async () => {
  const cases = [
    { expr: 'x^2', at: 3 },
    { expr: '(x + 1e17) - 1e17', at: 1.1 },
  ].map((each) => ({ ...each, methods: 'forward-difference,forward' }));
  const lost = { expr: '(1-cos(x))/x^2', at: 1e-8, methods: 'forward' };
  const { methods } = summaryOf(await linesOf([...cases, lost, lost].slice(0, 4), { jobs: 1 }));
  const forward = methods.find(({ method }) => method === 'forward');
  expect(forward).toMatchObject({ ulps: { median: 0 }, bits: { median: 53, worst: 0 } });
});

test('the summary says how often the estimates of a method held, of those that a truth can judge', async () => {
  const cases = [
    { expr: 'exp(x)*y', at: { x: 1, y: 2 } },
    { expr: 'sqrt(1 - x^2)', at: 0.99999999863 }, // x^2 is rounded in the same direction all around
    { expr: 'abs(x)', at: 0 },
    { expr: 'abs(x) + y^2', at: { x: 0, y: 3 } },
  ].map((each) => ({ ...each, methods: 'forward,richardson' }));
  const lines = await linesOf(cases, { jobs: 1 });
  const summary = lines.at(-1) as BatchSummary;
  const estimates = Object.fromEntries(summary.methods.map(({ method, estimates: counts }) => [method, counts]));
  expect(estimates).toEqual({ forward: undefined, richardson: { held: 3, of: 4 } });
  const [first, , kink] = casesOf(lines).map(({ results }) => results.find(({ method }) => method === 'richardson'));
  expect(Object.keys(first?.estimate ?? {})).toEqual(['x', 'y']);
  expect(kink).toMatchObject({ status: 'failed', code: 'no-convergence', estimate: { x: 'Infinity' } });
});

test('an unreadable case among those that are handed in is an error with its place, and all such come at once', async () => {
  const cases = [{ expr: 'x', at: 1 }, { expr: 'x', att: 1 }, { expr: 'x', at: 2 }, { exp: 'x' }];
  await expect(linesOf(cases as never, { jobs: 1 })).rejects.toThrow(/-:2:13: .*\n-:4:2: /);
});
