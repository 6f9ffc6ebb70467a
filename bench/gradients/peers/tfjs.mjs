// tf.js on its CPU backend, in float32: it has no other numbers.
import { network } from '../rows.mjs';

const { warn, log } = console;
console.warn = console.log = () => {}; // at its first tensor it advertises another package
export const tf = await import('@tensorflow/tfjs');
await tf.setBackend('cpu');
tf.scalar(0).dispose();
Object.assign(console, { warn, log });

const { inputs, hidden, target } = network;
const functions = {
  product: (x) => x.mul(x.cos()).sum(),
  chain(x) {
    const [a, b, c, d] = tf.unstack(x);
    return a.mul(b).log().mul(c).sqrt().mul(d).sin();
  },
  rosenbrock(x) {
    const n = x.shape[0];
    const head = x.slice(0, n - 1);
    const gap = x.slice(1, n - 1).sub(head.square());
    return tf.scalar(1).sub(head).square().add(gap.square().mul(100)).sum();
  },
  squares: (x) => x.square().sum(),
  logistic(x) {
    let y = x;
    for (let i = 0; i < 10; i++) y = y.mul(tf.scalar(1).sub(y)).mul(3.7);
    return y.sum();
  },
};

export const tolerance = 1e-4;

export function make({ id, points, shapes }, { byShapes }) {
  const last = points.length - 1;
  if (id !== 'network') {
    const gradient = tf.grad(functions[id]);
    const given = points.map((point) => Float32Array.from(point));
    const run = (k) => tf.tidy(() => gradient(tf.tensor1d(given[k])).dataSync());
    return { call: (k) => run(k & last)[0], gradient: run };
  }
  const x = tf.tensor2d(inputs, [inputs.length, 1]);
  const gradients = tf.grads((W, b, v, c) =>
    tf
      .matMul(v, tf.tanh(tf.matMul(W, x).add(b)))
      .add(c)
      .sub(target)
      .square()
      .sum(),
  );
  const given = points.map((point) => byShapes(shapes, point));
  const run = (k) =>
    tf.tidy(() => {
      const { W, b, v, c } = given[k];
      const tensors = [tf.tensor2d(W), tf.tensor2d(b, [hidden, 1]), tf.tensor2d(v, [1, hidden]), tf.scalar(c)];
      return gradients(tensors).map((each) => each.dataSync());
    });
  return { call: (k) => run(k & last)[3][0], gradient: (k) => run(k).flatMap((each) => Array.from(each)) };
}
