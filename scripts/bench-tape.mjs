// What a gradient costs on the tape, as ratios to tf.js on its CPU backend, which is installed into a temporary folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constant, GradientTape, ops, Variable } from '../dist/tape.js';

const version = '4.22.0';

/** Numbers that are the same in every run, about as large as weights are. */
function numbers(count, scale) {
  let state = 1;
  return Float32Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647 - 0.5) * scale;
  });
}
const rows = (flat, columns) =>
  Array.from({ length: flat.length / columns }, (_, i) => Array.from(flat.subarray(i * columns, (i + 1) * columns)));
/** A matrix for both: arrays in arrays. */
const matrix = (count, columns, scale) => rows(numbers(count * columns, scale), columns);
const oneHot = (count, columns) =>
  Array.from({ length: count }, (_, i) => Array.from({ length: columns }, (__, j) => Number(j === (i * 7) % columns)));

/** Networks by the operations of a library `t`, whose names are the same on both. */
const networks = {
  'dense 784-32-10, softmax cross-entropy, batch 32': {
    target: '≤ 2',
    constants: { x: matrix(32, 784, 2), labels: oneHot(32, 10) },
    weights: [matrix(784, 32, 0.2), matrix(1, 32, 0.2), matrix(32, 10, 0.5), matrix(1, 10, 0.5)],
    loss(t, { x, labels }, [w1, b1, w2, b2]) {
      const logits = t.add(t.matMul(t.relu(t.add(t.matMul(x, w1), b1)), w2), b2);
      return t.mean(t.sub(t.logSumExp(logits, 1), t.sum(t.mul(labels, logits), 1)));
    },
  },
  '8-16-1, tanh, one row': {
    target: '< 1',
    constants: { x: matrix(1, 8, 2), target: [[0.5]] },
    weights: [matrix(8, 16, 1), matrix(1, 16, 1), matrix(16, 1, 1), matrix(1, 1, 1)],
    loss(t, { x, target }, [w1, b1, w2, b2]) {
      const output = t.add(t.matMul(t.tanh(t.add(t.matMul(x, w1), b1)), w2), b2);
      return t.sum(t.squaredDifference(target, output));
    },
  },
  'the toy network, 2-1': {
    target: '< 1',
    constants: { x: [[1, 2]] },
    weights: [[[0.25], [0.15]]],
    loss: (t, { x }, [w]) => t.sum(t.squaredDifference(0.75, t.matMul(x, w))),
  },
};

function ownGradient({ constants, weights, loss }) {
  const fixed = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, constant(value)]));
  const variables = weights.map((value) => new Variable(value));
  return () => {
    const tape = new GradientTape();
    const y = tape.record(() => loss(ops, fixed, variables));
    return tape.gradient(y, variables);
  };
}

function othersGradient(tf, { constants, weights, loss }) {
  const fixed = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, tf.tensor2d(value)]));
  const variables = weights.map((value) => tf.variable(tf.tensor2d(value)));
  const names = variables.map(({ name }) => name);
  return () => {
    const { grads } = tf.tidy(() => tf.variableGrads(() => loss(tf, fixed, variables)));
    const gradients = names.map((name) => grads[name]);
    for (const gradient of gradients) gradient.dispose();
    return gradients;
  };
}

/** The largest distance between two lists of gradients, relative to the largest of their numbers. */
function distance(ours, tf, network) {
  const fixed = Object.fromEntries(
    Object.entries(network.constants).map(([name, value]) => [name, tf.tensor2d(value)]),
  );
  const variables = network.weights.map((value) => tf.variable(tf.tensor2d(value)));
  const { grads } = tf.variableGrads(() => network.loss(tf, fixed, variables));
  const theirs = variables.flatMap(({ name }) => Array.from(grads[name].dataSync()));
  const own = ours.flatMap((gradient) => gradient.toArray().flat());
  return Math.max(...own.map((each, i) => Math.abs(each - theirs[i]))) / Math.max(...own.map(Math.abs));
}

/** Milliseconds per call, in a batch that takes long enough to be measured. */
function timeOf(run, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) run();
  return (performance.now() - start) / count;
}

async function installed() {
  const folder = mkdtempSync(join(tmpdir(), 'diffcmp-tfjs-'));
  const install = ['install', '--no-audit', '--no-fund', '--prefix', folder, `@tensorflow/tfjs@${version}`];
  execFileSync('npm', install, { stdio: 'ignore' });
  const tf = createRequire(pathToFileURL(join(folder, 'index.js')))('@tensorflow/tfjs');
  await tf.setBackend('cpu');
  const { warn } = console;
  console.warn = () => {}; // at its first tensor it advertises another package
  tf.scalar(0).dispose();
  console.warn = warn;
  return { tf, folder };
}

export async function benchTape({ median, rounds = 15 }) {
  const { tf, folder } = await installed();
  try {
    console.log(
      `\none reverse gradient on the tape in float32, medians of ${rounds}, ratio to tf.js ${version} (CPU)\n`,
    );
    for (const [name, network] of Object.entries(networks)) {
      const [own, others] = [ownGradient(network), othersGradient(tf, network)];
      const far = distance(own(), tf, network);
      if (!(far < 1e-5)) throw new Error(`${name}: the gradients differ by ${far}`);
      const count = Math.max(1, Math.round(20 / timeOf(others, 3)));
      for (let i = 0; i < 5; i++) for (const run of [own, others]) timeOf(run, count);
      const times = { own: [], others: [] };
      for (let round = 0; round < rounds; round++) {
        times.own.push(timeOf(own, count));
        times.others.push(timeOf(others, count));
      }
      const [mine, theirs] = [median(times.own), median(times.others)];
      const figures = `${mine.toFixed(4).padStart(9)} ms${(mine / theirs).toFixed(2).padStart(8)} ×`;
      console.log(`${name.padEnd(50)}${figures}   target ${network.target}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
  await benchTape({ median });
}
