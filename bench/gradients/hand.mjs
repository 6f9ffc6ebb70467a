// Gradients written by hand: the value is returned, the derivatives are put into `out`.
import { network } from './rows.mjs';

/** As one would write them. */
const byHand = {
  product(point, out) {
    const x = point[0];
    const cosine = Math.cos(x);
    out[0] = cosine - x * Math.sin(x);
    return x * cosine;
  },

  chain(point, out) {
    const a = point[0];
    const b = point[1];
    const c = point[2];
    const d = point[3];
    const log = Math.log(a * b);
    const root = Math.sqrt(log * c);
    const outer = Math.cos(root * d);
    const inner = (outer * d) / (2 * root);
    out[0] = (inner * c) / a;
    out[1] = (inner * c) / b;
    out[2] = inner * log;
    out[3] = outer * root;
    return Math.sin(root * d);
  },

  rosenbrock(point, out) {
    let value = 0;
    out.fill(0);
    for (let i = 0; i + 1 < point.length; i++) {
      const off = 1 - point[i];
      const gap = point[i + 1] - point[i] * point[i];
      value += off * off + 100 * gap * gap;
      out[i] += -2 * off - 400 * point[i] * gap;
      out[i + 1] += 200 * gap;
    }
    return value;
  },

  squares(point, out) {
    let value = 0;
    for (let i = 0; i < point.length; i++) {
      const x = point[i];
      value += x * x;
      out[i] = 2 * x;
    }
    return value;
  },

  logistic(point, out) {
    let y = point[0];
    let slope = 1;
    for (let i = 0; i < 10; i++) {
      slope *= 3.7 * (1 - 2 * y);
      y = 3.7 * y * (1 - y);
    }
    out[0] = slope;
    return y;
  },

  network(point, out) {
    const { inputs, hidden, target } = network;
    const count = inputs.length;
    const b = hidden * count;
    const v = b + hidden;
    const c = v + hidden;
    let output = point[c];
    for (let j = 0; j < hidden; j++) {
      let sum = point[b + j];
      for (let i = 0; i < count; i++) sum += point[j * count + i] * inputs[i];
      const active = Math.tanh(sum);
      out[v + j] = active;
      output += point[v + j] * active;
    }
    const off = output - target;
    const slope = 2 * off;
    out[c] = slope;
    for (let j = 0; j < hidden; j++) {
      const active = out[v + j];
      const inner = slope * point[v + j] * (1 - active * active);
      out[v + j] = slope * active;
      out[b + j] = inner;
      for (let i = 0; i < count; i++) out[j * count + i] = inner * inputs[i];
    }
    return off * off;
  },
};

/** Once more by hand, for speed: nothing is read that was just written. */
const tunedByHand = {
  rosenbrock(point, out) {
    const last = point.length - 1;
    let value = 0;
    let before = 0;
    for (let i = 0; i < last; i++) {
      const x = point[i];
      const off = 1 - x;
      const gap = point[i + 1] - x * x;
      value += off * off + 100 * gap * gap;
      out[i] = before - 2 * off - 400 * x * gap;
      before = 200 * gap;
    }
    out[last] = before;
    return value;
  },
};

export const isTuned = ({ id }) => tunedByHand[id] !== undefined;

export function handWritten({ id, points }, { tuned = false } = {}) {
  const run = (tuned ? tunedByHand : byHand)[id];
  const out = new Float64Array(points[0].length);
  const last = points.length - 1;
  return {
    call: (k) => run(points[k & last], out) + out[0],
    gradient(k) {
      run(points[k], out);
      return out;
    },
  };
}
