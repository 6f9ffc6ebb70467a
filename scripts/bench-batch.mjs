// How a batch of 10,000 mixed small cases scales from one job to two, and what a case costs; as ratios.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

function cases() {
  const lines = [];
  for (let i = 0; i < count; i++) {
    const expr = expressions[i % expressions.length];
    const x = 0.25 + ((i * 0.618034) % 4);
    lines.push(JSON.stringify({ expr, at: /y/.test(expr) ? { x, y: 1 + (i % 7) / 8 } : { x } }));
  }
  return `${lines.join('\n')}\n`;
}

/** @param derivative microseconds of one default mathjs derivative in this run */
export function benchBatch({ derivative, median, report, rounds = 3 }) {
  const folder = mkdtempSync(join(tmpdir(), 'diffcmp-bench-'));
  try {
    const file = join(folder, 'cases.ndjson');
    writeFileSync(file, cases());
    const times = { 1: [], 2: [] };
    for (let round = 0; round < rounds; round++) {
      for (const jobs of [1, 2]) {
        const start = performance.now();
        const { status, stderr } = spawnSync(process.execPath, [command, 'batch', file, '-q', '-j', String(jobs)]);
        if (status !== 0) throw new Error(`the batch failed: ${stderr}`);
        times[jobs].push(performance.now() - start);
      }
    }
    const [one, two] = [median(times[1]), median(times[2])];
    console.log(`\nbatch of ${count} mixed small cases, all default methods and the truth, medians of ${rounds}\n`);
    console.log(
      `${'throughput of two jobs, ratio to one'.padEnd(42)}${(one / two).toFixed(2).padStart(19)} ×   target ≥ 1.8`,
    );
    report('per case, one job, ratio to mathjs', (one / count) * 1e3, derivative, 'µs', '≤ 0.33');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
