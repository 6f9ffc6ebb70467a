// How long the command takes to start, a warm comparison to run, and a sweep; as ratios, since machines differ.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { all, create } from 'mathjs';
import { benchBatch } from './bench-batch.mjs';
import { benchTape } from './bench-tape.mjs';
import { compare, sweep } from '../dist/index.js';

const command = join(dirname(fileURLToPath(import.meta.url)), '../bin/diffcmp.js');
const rounds = Number(process.argv[2] ?? 21);

/** Milliseconds that node takes for these arguments, from spawn to exit. */
function processTime(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return time;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians of several measurements taken in turn, so that a slow moment of the machine slows them all. */
async function takeInTurn(measurements) {
  const times = measurements.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, measure] of measurements.entries()) times[i].push(await measure());
  }
  return times.map(median);
}

function report(name, time, base, unit, target) {
  const ratio = (time / base).toFixed(2);
  console.log(`${name.padEnd(42)}${time.toFixed(1).padStart(8)} ${unit}${ratio.padStart(8)} ×   target ${target}`);
}

processTime([command, 'x', '--at', '1']); // fills the compile cache
const [node, help, run] = await takeInTurn([
  () => processTime(['-e', '0']),
  () => processTime([command, '--help']),
  () => processTime([command, 'x*cos(x)', '--at', '1.2']),
]);
console.log(`start-up, medians of ${rounds}, ratio to bare node\n`);
report('node -e 0', node, node, 'ms', '1');
report('diffcmp --help', help, node, 'ms', '≤ 1.7');
report('diffcmp "x*cos(x)" --at 1.2', run, node, 'ms', '≤ 3.2');

const mathjs = create(all);
const batch = 50;
/** Microseconds per call, over a batch. */
async function perCall(work) {
  const start = performance.now();
  for (let i = 0; i < batch; i++) await work(i);
  return ((performance.now() - start) / batch) * 1e3;
}
const differentiate = () => mathjs.derivative('x*cos(x)', 'x');
const compareOnce = (i) => compare('x*cos(x)', { at: { x: 1.2 + i / 1e3 } });
for (let warm = 0; warm < 60; warm++) {
  if (warm < 10) await perCall(differentiate);
  await perCall(compareOnce);
}
const [derivative, comparison] = await takeInTurn([() => perCall(differentiate), () => perCall(compareOnce)]);
console.log(`\nwarm, medians of ${rounds} batches of ${batch}, ratio to one default mathjs derivative\n`);
report("mathjs derivative('x*cos(x)', 'x')", derivative, derivative, 'µs', '1');
report('compare(), all methods, certified truth', comparison, derivative, 'µs', '≤ 0.1');

processTime([command, 'sweep', 'x*cos(x)', '--at', '1.2']);
const [plainCompare, defaultSweep] = await takeInTurn([
  () => processTime([command, 'x*cos(x)', '--at', '1.2']),
  () => processTime([command, 'sweep', 'x*cos(x)', '--at', '1.2']),
]);
console.log(`\nsweep, medians of ${rounds}, ratio to the plain comparison of the same expression\n`);
report('diffcmp "x*cos(x)" --at 1.2', plainCompare, plainCompare, 'ms', '1');
report('diffcmp sweep "x*cos(x)" --at 1.2', defaultSweep, plainCompare, 'ms', '≤ 1.5');

/** Milliseconds of a process that measures 10,001 steps by four methods, high precision included; start-up and all. */
const fourMethods = 'forward-difference,central-difference,five-point,complex-step';
const dense = ['x*cos(x)', '--at', '1.2', '--per-decade', '625', '-m', fourMethods, '--plot', 'none'];
const [tenThousand] = await takeInTurn([() => processTime([command, 'sweep', ...dense])]);
console.log(`\n10,001 steps × 4 methods, median of ${rounds}, ratio to two seconds\n`);
report('diffcmp sweep … --per-decade 625', tenThousand, 2000, 'ms', '≤ 1');

const { series } = await sweep('x*cos(x)', { at: 1.2 });
console.log('\nsweep of x*cos(x) at 1.2: slopes, and decades from the predicted δ to the best\n');
for (const { method, slopes, best, predicted } of series) {
  const off = Math.log10(best.delta / predicted.delta).toFixed(2);
  const fitted = `${slopes.roundoff.toFixed(3)} | ${slopes.truncation.toFixed(3)}`;
  console.log(`${method.padEnd(42)}${fitted.padStart(16)}${off.padStart(8)}   target ±0.1, ±1`);
}

await benchBatch({ derivative, median, report });
await benchTape({ median });
