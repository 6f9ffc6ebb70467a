// How a batch of 10,000 small cases scales from one job to two, and what a case costs; as ratios.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const command = join(dirname(fileURLToPath(import.meta.url)), '../bin/diffcmp.js');
const count = 10_000;

/** Small expressions in x, with y where a second input belongs to them. */
const expressions = [
  ...[
    'x*cos(x)',
    'x^3 - 2*x + 1',
    'exp(-x^2)',
    'log(x)/x',
    'sqrt(x^2 + 1)',
    'sin(x)*exp(x)',
    'tanh(x)',
    '1/(1 + exp(-x))',
  ],
  ...['x^2*sin(1/x)', 'atan(x)', 'cosh(x) - 1', 'log1p(x)*x', 'x/(1 + x^2)', '(x - 1)/(x + 2)', 'cbrt(x)', 'x^x'],
  ...['abs(x - 3)', 'x > 2 ? x^2 : 2*x', 'max(x, 1/x)', 'a = x*x; b = sin(a); b + a'],
  ...['x*y', 'x*exp(y)', 'hypot(x, y)', 'atan2(y, x)', 'log(x + y^2)'],
];

/** The same few expressions at many points, or every case with an expression of its own. */
function cases(isDistinct) {
  const lines = [];
  for (let i = 0; i < count; i++) {
    const expr = expressions[i % expressions.length];
    const x = 0.25 + ((i * 0.618034) % 4);
    const own = isDistinct ? expr.replace(/[^;]+$/, (last) => ` ${1 + i / 7919}*x + (${last.trim()})`).trim() : expr;
    lines.push(JSON.stringify({ expr: own, at: /y/.test(expr) ? { x, y: 1 + (i % 7) / 8 } : { x } }));
  }
  return `${lines.join('\n')}\n`;
}

/** Milliseconds until processes that start together, one for each list of arguments, have all ended. */
async function timeOf(...lists) {
  const start = performance.now();
  const ends = lists.map(async (args) => {
    const child = spawn(process.execPath, [command, 'batch', ...args, '-q'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [status] = await once(child, 'exit');
    if (status !== 0) throw new Error(`the batch ended with ${status}`);
  });
  await Promise.all(ends);
  return performance.now() - start;
}

/**
 * What two processors give at the most: processes on one thread each, which compile nothing, share nothing and measure
 * after their start, alone and two at a time.
 */
async function ceiling(median) {
  const library = pathToFileURL(join(dirname(command), '../dist/index.js')).href;
  const work = `
    const { compare } = await import('${library}');
    const expressions = ${JSON.stringify(expressions.slice(0, 8))};
    const run = async (from, to) => {
      for (let i = from; i < to; i++) await compare(expressions[i % 8], { at: { x: 1.2 + i / 1e4 } });
    };
    await run(0, 200);
    const start = performance.now();
    await run(200, 2200);
    console.log(performance.now() - start);`;
  const flags = ['--single-threaded', '--no-opt', '--input-type=module', '-e', work];
  const measure = async () => Number((await promisify(execFile)(process.execPath, flags)).stdout);
  const [alone, together] = [[], []];
  for (let round = 0; round < 5; round++) {
    alone.push(await measure());
    together.push(...(await Promise.all([measure(), measure()])));
  }
  return (2 * median(alone)) / median(together);
}

/** @param derivative microseconds of one default mathjs derivative in this run */
export async function benchBatch({ derivative, median, report, rounds = 3 }) {
  const folder = mkdtempSync(join(tmpdir(), 'diffcmp-bench-'));
  const [file, long] = ['cases', 'long'].map((name) => join(folder, `${name}.ndjson`));
  const ratio = (name, value, target) =>
    console.log(`${name.padEnd(42)}${value.toFixed(2).padStart(19)} ×${target === null ? '' : `   target ${target}`}`);
  try {
    console.log('\ncomparisons on two processors, medians of 5\n');
    ratio('two processes that share nothing, to one', await ceiling(median), null);
    for (const isDistinct of [false, true]) {
      writeFileSync(file, cases(isDistinct));
      writeFileSync(long, cases(isDistinct).repeat(4));
      const times = { one: [], two: [], apart: [], longOne: [], longTwo: [] };
      for (let round = 0; round < rounds; round++) {
        times.one.push(await timeOf([file, '-j', '1']));
        times.two.push(await timeOf([file, '-j', '2']));
        times.apart.push(await timeOf([file, '-j', '1', '--shard', '1/2'], [file, '-j', '1', '--shard', '2/2']));
        times.longOne.push(await timeOf([long, '-j', '1']));
        times.longTwo.push(await timeOf([long, '-j', '2']));
      }
      const [one, two, apart] = [median(times.one), median(times.two), median(times.apart)];
      const what = isDistinct ? `${count} expressions` : `${expressions.length} expressions`;
      console.log(
        `\nbatch of ${count} small cases with ${what}, all default methods and the truth, medians of ${rounds}\n`,
      );
      ratio('throughput of two jobs, ratio to one', one / two, '≥ 1.8');
      const further = (median(times.longOne) - one) / (median(times.longTwo) - two);
      ratio(`the same for ${3 * count} further cases`, further, null);
      ratio('two processes with a half each, to one', one / apart, null);
      report('per case, one job, ratio to mathjs', (one / count) * 1e3, derivative, 'µs', '≤ 0.33');
      report('per case, two jobs, ratio to mathjs', (two / count) * 1e3, derivative, 'µs', '≤ 0.33');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
