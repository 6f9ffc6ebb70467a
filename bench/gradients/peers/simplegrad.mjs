// simplegrad: a graph of variables, compiled to two JavaScript functions. Adjoints are its caller's to reset.
import { ValueStorage, Variable } from 'simplegrad';
import { network } from '../rows.mjs';

const functions = {
  product: ([x]) => x.mul(x.cos()),
  chain: ([a, b, c, d]) => a.mul(b).log().mul(c).pow(0.5).mul(d).sin(),
  rosenbrock(x) {
    let total = null;
    for (let i = 0; i + 1 < x.length; i++) {
      const off = x[i].sub(1);
      const gap = x[i + 1].sub(x[i].mul(x[i]));
      const term = off.mul(off).add(gap.mul(gap).mul(100));
      total = total === null ? term : total.add(term);
    }
    return total;
  },
  squares: (x) => x.map((each) => each.mul(each)).reduce((total, each) => total.add(each)),
  logistic([x]) {
    let y = x;
    for (let i = 0; i < 10; i++) y = y.sub(1).mul(y).mul(-3.7);
    return y;
  },
  network(x) {
    const { inputs, hidden, target } = network;
    const count = inputs.length;
    let output = x[hidden * (count + 2)];
    for (let j = 0; j < hidden; j++) {
      let sum = x[hidden * count + j];
      for (let i = 0; i < count; i++) sum = sum.add(x[j * count + i].mul(inputs[i]));
      output = output.add(sum.tanh().mul(x[hidden * (count + 1) + j]));
    }
    const off = output.sub(target);
    return off.mul(off);
  },
};

export function make({ id, points }) {
  const storage = new ValueStorage();
  const n = points[0].length;
  const inputs = Array.from({ length: n }, () => new Variable(storage));
  const f = functions[id](inputs);
  f.compile();
  const last = points.length - 1;
  const run = (point) => {
    for (let i = 0; i < n; i++) inputs[i].setValue(point[i]);
    f.vs.gv.fill(0);
    f.forward();
    f.setGradient(1);
    f.backward();
  };
  return {
    call(k) {
      run(points[k & last]);
      return inputs[0].getGradient();
    },
    gradient(k) {
      run(points[k]);
      return inputs.map((input) => input.getGradient());
    },
  };
}
