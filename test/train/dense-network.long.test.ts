// A dense network of 784, 32 and 10: its data made here, its step held to one written by hand; and a training that is interrupted.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { train } from '../../src/index.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { temporaryFolder } from '../batch/temporary-files.js';

const [inputs, hidden, classes, rows] = [784, 32, 10, 32];

function network() {
  const random = RandomNumbers.of(20261127, 'weights');
  const matrix = (height: number, width: number, size: number): number[][] =>
    Array.from({ length: height }, () => Array.from({ length: width }, () => size * (2 * random.uniform() - 1)));
  const images = matrix(rows, inputs, 1).map((row) => row.map((value) => (value < 0.6 ? 0 : value)));
  const labels = images.map((_, i) => i % classes);
  return { images, labels, w1: matrix(hidden, inputs, 0.08), w2: matrix(classes, hidden, 0.3) };
}

/** One step of gradient descent on the mean cross-entropy, by backpropagation as in a textbook. */
function stepByHand({ images, labels, w1, w2 }: ReturnType<typeof network>, rate: number) {
  const [g1, g2] = [w1, w2].map((w) => w.map((row) => row.map(() => 0))) as [number[][], number[][]];
  let loss = 0;
  images.forEach((x, i) => {
    const h = w1.map((row) => Math.tanh(row.reduce((sum, w, k) => sum + w * (x[k] as number), 0)));
    const z = w2.map((row) => row.reduce((sum, w, k) => sum + w * (h[k] as number), 0));
    const total = z.reduce((sum, each) => sum + Math.exp(each), 0);
    loss += (Math.log(total) - (z[labels[i] as number] as number)) / rows;
    const dz = z.map((each, k) => (Math.exp(each) / total - (k === labels[i] ? 1 : 0)) / rows);
    const dh = h.map((each, j) => (1 - each * each) * dz.reduce((sum, d, k) => sum + d * (w2[k]?.[j] as number), 0));
    dz.forEach((d, k) => h.forEach((each, j) => ((g2[k] as number[])[j] = (g2[k]?.[j] as number) + d * each)));
    dh.forEach((d, j) => x.forEach((each, k) => ((g1[j] as number[])[k] = (g1[j]?.[k] as number) + d * each)));
  });
  const moved = (w: number[][], g: number[][]) => w.map((row, i) => row.map((each, k) => each - rate * (g[i]?.[k] as number)));
  return { loss, w1: moved(w1, g1), w2: moved(w2, g2) };
} // prettier-ignore

test('a step of the dense network is that of backpropagation by hand', async () => {
  const folder = temporaryFolder();
  const made = network();
  const names = Array.from({ length: inputs }, (_, k) => `x${k + 1}`);
  const lines = made.images.map((image, i) => [...image, `digit-${made.labels[i]}`].join(','));
  writeFileSync(join(folder, 'digits.csv'), `${[...names, 'label'].join(',')}\n${lines.join('\n')}\n`);
  const file = join(folder, 'digits.json');
  const spec = {
    data: { file: 'digits.csv', columns: ['x[784]', 'label'] },
    weights: { W1: { value: made.w1 }, W2: { value: made.w2 } },
    model: 'W2*tanh(W1*x)',
    loss: 'logsumexp(output) - output[label]',
    training: { learningRate: 1, batchSize: rows, shuffle: false },
  };
  writeFileSync(file, JSON.stringify(spec));
  const { runs } = await train(file);
  const byHand = stepByHand(made, 1);
  expect(runs[0]?.steps[0]?.loss).toBeCloseTo(byHand.loss, 12);
  const farthest = (one: unknown, other: number[][]): number =>
    Math.max(...(one as number[][]).flatMap((row, i) => row.map((each, k) => Math.abs(each - (other[i]?.[k] as number)))));
  // sums of 32 products of numbers below 1, in another order: some tens of rounding errors
  expect(farthest(runs[0]?.weights['W1'], byHand.w1)).toBeLessThan(1e-14);
  expect(farthest(runs[0]?.weights['W2'], byHand.w2)).toBeLessThan(1e-14);
}); // prettier-ignore

test('SIGINT saves, says how to go on, and what goes on is the unbroken training', async () => {
  const folder = temporaryFolder();
  const command = join(import.meta.dirname, '../../bin/diffcmp.js');
  const words = ['train', join(import.meta.dirname, '../../fixtures/iris.yaml'), '--epochs', '300', '-f', 'csv'];
  const run = (...more: string[]) => {
    const child = spawn(process.execPath, [command, ...words, ...more], { cwd: folder });
    const said = { out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
    return { child, said, closed: once(child, 'close') };
  };
  const broken = run('--save', 'net.json');
  while (readdirSync(folder).length === 0) await delay(20); // its lock: it has begun
  await delay(100);
  broken.child.kill('SIGINT');
  expect((await broken.closed)[0]).toBe(130);
  expect(broken.said.err).toMatch(/^interrupted after [\d,]+ steps\. Continue: diffcmp train .* --resume net\.json\n$/);
  const resumed = run('--save', 'net.json', '--resume', 'net.json');
  const whole = run('--save', 'whole.json');
  expect([(await resumed.closed)[0], (await whole.closed)[0]]).toEqual([0, 0]);
  expect(resumed.said.out).toBe(whole.said.out);
  expect(readFileSync(join(folder, 'net.json'), 'utf8')).toBe(readFileSync(join(folder, 'whole.json'), 'utf8'));
});
