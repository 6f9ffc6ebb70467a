// rose: functions over vectors, their gradient by vjp, compiled to WebAssembly. Functions it lacks are opaque, with a rule.
import { add, compile, div, Dual, fn, mul, neg, opaque, Real, sqrt, sub, sum, Vec, vec, vjp } from 'rose';
import { network } from '../rows.mjs';

function withRule(run, tangent) {
  const own = opaque([Real], Real, run);
  own.jvp = fn([Dual], Dual, ({ re, du }) => ({ re: own(re), du: tangent(re, du) }));
  return own;
}
const sineOf = opaque([Real], Real, Math.sin);
const cosineOf = opaque([Real], Real, Math.cos);
const sin = withRule(Math.sin, (x, dx) => mul(dx, cosineOf(x)));
const cos = withRule(Math.cos, (x, dx) => mul(dx, neg(sineOf(x))));
const log = withRule(Math.log, (x, dx) => div(dx, x));
const tanhOf = opaque([Real], Real, Math.tanh);
const tanh = withRule(Math.tanh, (x, dx) => {
  const active = tanhOf(x);
  return mul(dx, sub(1, mul(active, active)));
});

const functions = {
  product: ([x]) => mul(x, cos(x)),
  chain: ([a, b, c, d]) => sin(mul(sqrt(mul(log(mul(a, b)), c)), d)),
  rosenbrock(x, n) {
    let total = 0;
    for (let i = 0; i < n - 1; i++) {
      const off = sub(1, x[i]);
      const gap = sub(x[i + 1], mul(x[i], x[i]));
      total = add(total, add(mul(off, off), mul(100, mul(gap, gap))));
    }
    return total;
  },
  squares: (x, n) => sum(n, (i) => mul(x[i], x[i])),
  logistic([x]) {
    let y = x;
    for (let i = 0; i < 10; i++) y = mul(3.7, mul(y, sub(1, y)));
    return y;
  },
};

const { inputs, hidden, target } = network;
const [Input, Hidden] = [Vec(inputs.length, Real), Vec(hidden, Real)];
const Weights = { W: Vec(hidden, Input), b: Hidden, v: Hidden, c: Real };
const loss = fn([Weights], Real, ({ W, b, v, c }) => {
  const active = vec(hidden, Real, (j) => {
    let total = b[j];
    for (let i = 0; i < inputs.length; i++) total = add(total, mul(W[j][i], inputs[i]));
    return tanh(total);
  });
  const off = sub(
    add(
      sum(hidden, (j) => mul(v[j], active[j])),
      c,
    ),
    target,
  );
  return mul(off, off);
});

function ofNetwork(points, byShapes, shapes) {
  const gradient = fn([Weights], Weights, (weights) => vjp(loss)(weights).grad(1));
  return { gradient, given: points.map((point) => byShapes(shapes, point)), one: ({ c }) => c };
}

function ofVector(id, points) {
  const n = points[0].length;
  const Point = Vec(n, Real);
  const f = fn([Point], Real, (x) => functions[id](x, n));
  const gradient = fn([Point], Point, (x) => vjp(f)(x).grad(1));
  return { gradient, given: points.map((point) => Array.from(point)), one: (g) => g[0] };
}

export async function make({ id, points, shapes }, { byShapes }) {
  const { gradient, given, one } = id === 'network' ? ofNetwork(points, byShapes, shapes) : ofVector(id, points);
  const run = await compile(gradient);
  const last = points.length - 1;
  return {
    call: (k) => one(run(given[k & last])),
    gradient(k) {
      const out = run(given[k]);
      return id === 'network' ? [out.W, out.b, out.v, out.c].flat(2) : out;
    },
  };
}
