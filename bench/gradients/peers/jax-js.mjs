// jax-js: jit(grad(f)) in float64, on its WebAssembly device. Arrays are given away by who uses them; `.ref` keeps one.
import { network } from '../rows.mjs';

globalThis.Float16Array ??= class extends Uint16Array {}; // it names the type as it loads; Node 20 has none
const { defaultDevice, grad, init, jit, numpy: np } = await import('@jax-js/jax');

await init('wasm');
defaultDevice('wasm');

const { inputs, target } = network;
const dtype = np.float64;
const ofFloat64 = (numbers) => np.array(numbers, { dtype });

const functions = {
  product: (x) => np.sum(x.ref.mul(np.cos(x))),
  chain(x) {
    const [a, b, c, d] = [x.ref.slice(0), x.ref.slice(1), x.ref.slice(2), x.slice(3)];
    return np.sin(np.sqrt(np.log(a.mul(b)).mul(c)).mul(d));
  },
  rosenbrock(x) {
    const n = x.shape[0];
    const head = x.ref.slice([0, n - 1]);
    const gap = x.slice([1, n]).sub(np.square(head.ref));
    return np.sum(np.square(head.mul(-1).add(1)).add(np.square(gap).mul(100)));
  },
  squares: (x) => np.sum(np.square(x)),
  logistic(x) {
    let y = x;
    for (let i = 0; i < 10; i++) y = y.ref.mul(y.mul(-1).add(1)).mul(ofFloat64(3.7)); // plain numbers are float32
    return np.sum(y);
  },
  network({ W, b, v, c }) {
    const x = ofFloat64(inputs);
    const active = np.tanh(np.dot(W, x).add(b));
    return np.square(np.dot(v, active).add(c).sub(target));
  },
};

export function make({ id, points, shapes }, { byShapes }) {
  const gradient = jit(grad(functions[id]));
  const last = points.length - 1;
  if (id !== 'network') {
    const run = (k) => gradient(ofFloat64(points[k])).dataSync();
    return { call: (k) => run(k & last)[0], gradient: run };
  }
  const given = points.map((point) => byShapes(shapes, point));
  const run = (k) => {
    const { W, b, v, c } = given[k];
    const out = gradient({ W: ofFloat64(W), b: ofFloat64(b), v: ofFloat64(v), c: ofFloat64(c) });
    return [out.W, out.b, out.v, out.c].map((each) => each.dataSync());
  };
  return { call: (k) => run(k & last)[3][0], gradient: (k) => run(k).flatMap((each) => Array.from(each)) };
}
