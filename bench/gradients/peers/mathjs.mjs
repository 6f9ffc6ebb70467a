// mathjs: the derivative by each input as a formula, compiled; simplified, as it does unless told, where that has an end.
import { all, create } from 'mathjs';
import { network } from '../rows.mjs';

const math = create(all);
/** Of others simplifying takes more than a minute. */
const isSimplified = ({ id, points }) => points[0].length <= 10 && id !== 'logistic';

const { inputs, hidden, target } = network;
const weights = Array.from({ length: hidden * (inputs.length + 2) + 1 }, (_, i) => `w${i}`);

function networkText() {
  const count = inputs.length;
  const terms = Array.from({ length: hidden }, (_, j) => {
    const products = inputs.map((x, i) => `${weights[j * count + i]}*(${x})`);
    return `${weights[hidden * (count + 1) + j]}*tanh(${products.join(' + ')} + ${weights[hidden * count + j]})`;
  });
  return `(${terms.join(' + ')} + ${weights.at(-1)} - ${target})^2`;
}

const manyNames = (count) => Array.from({ length: count }, (_, i) => `x${i + 1}`);
const texts = {
  rosenbrock: (n) =>
    manyNames(n - 1)
      .map((x, i) => `(1 - ${x})^2 + 100*(x${i + 2} - ${x}^2)^2`)
      .join(' + '),
  squares: (n) =>
    manyNames(n)
      .map((x) => `${x}^2`)
      .join(' + '),
  logistic() {
    let y = 'x';
    for (let i = 0; i < 10; i++) y = `3.7*(${y})*(1 - (${y}))`;
    return y;
  },
  network: networkText,
};

export function make(row) {
  const { id, text, names, points } = row;
  const simplify = isSimplified(row);
  const n = points[0].length;
  const own = id === 'network' ? weights : (names ?? manyNames(n));
  const node = math.parse(texts[id]?.(n) ?? text);
  const derivatives = own.map((name) => math.derivative(node, name, { simplify }).compile());
  const scopes = points.map((point) => Object.fromEntries(own.map((name, i) => [name, point[i]])));
  const last = points.length - 1;
  const out = new Float64Array(n);
  const run = (scope) => {
    for (let i = 0; i < n; i++) out[i] = derivatives[i].evaluate(scope);
  };
  return {
    call(k) {
      run(scopes[k & last]);
      return out[0];
    },
    gradient(k) {
      run(scopes[k]);
      return out;
    },
  };
}
