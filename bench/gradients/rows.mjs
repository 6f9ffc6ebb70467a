// The functions whose gradients are measured: as text, and the points that they are called at.

/** Points that calls go round, so that none has the same as the one before. */
const pointsOf = (base) =>
  Array.from({ length: base.length < 1000 ? 16 : 2 }, (_, k) => Float64Array.from(base, (x) => x * (1 + k / 1024)));

const spread = (count) => Array.from({ length: count }, (_, i) => 0.5 + ((i * 0.618034) % 1));
const names = (count) => Array.from({ length: count }, (_, i) => `x${i + 1}`);
const rosenbrock = (n) => {
  const term = (i) => `(1 - x${i})^2 + 100*(x${i + 1} - x${i}^2)^2`;
  return Array.from({ length: n - 1 }, (_, i) => term(i + 1)).join(' + ');
};

/** Inputs of the network: W 16×8, b 16, v 16, c. */
export const network = { inputs: [0.5, -0.3, 0.8, 0.1, -0.6, 0.9, -0.2, 0.4], hidden: 16, target: 0.25 };
const step = 'y = 3.7*y*(1 - y); ';

/**
 * `names`: inputs that are numbers; without them the one input is the array x, or what `shapes` says. `compile` and `grad`: the
 * targets, in times of the hand-written gradient.
 */
export const rows = [
  { id: 'product', title: 'x·cos x', text: 'x*cos(x)', names: ['x'], base: [1.2], compile: 1.2, grad: 2 },
  {
    id: 'chain',
    title: 'sin(√(log(x₁x₂)·x₄)·x₆)',
    text: 'sin(sqrt(log(x1*x2)*x4)*x6)',
    names: ['x1', 'x2', 'x4', 'x6'],
    base: [1.7, 1.9, 1.3, 0.7],
    compile: 1.2,
    grad: 2,
  },
  ...[
    { n: 10, compile: 1, grad: 2 },
    { n: 100, compile: 1.6, grad: 6 },
  ].map(({ n, ...targets }) => ({
    ...{ id: 'rosenbrock', title: `Rosenbrock ${n}`, text: rosenbrock(n), names: names(n), base: spread(n) },
    ...targets,
  })),
  {
    ...{ id: 'rosenbrock', title: 'Rosenbrock 1000', base: spread(1000) },
    text: 'sum((1 - x[1:999]).^2 + 100*(x[2:1000] - x[1:999].^2).^2)',
    ...{ compile: 1.6, grad: 3 },
  },
  { id: 'squares', title: 'sum of 1000 squares', text: 'sum(x.^2)', base: spread(1000), compile: 1.6, grad: 3 },
  { id: 'squares', title: 'sum of 10⁴ squares', text: 'sum(x.^2)', base: spread(10_000), compile: 2, grad: 4 },
  ...[
    { mode: 'reverse', compile: 2 },
    { mode: 'forward', compile: 1.4 },
  ].map(({ mode, compile }) => ({
    ...{ id: 'logistic', title: `logistic map, 10 iterations, ${mode}`, names: ['x'], base: [0.3], mode },
    text: `y = 3.7*x*(1 - x); ${step.repeat(9)}y`,
    ...{ compile, grad: 3 },
  })),
  {
    ...{ id: 'network', title: 'network 8-16-1, tanh', compile: 1.2, grad: 3 },
    text: `h = tanh(W*[${network.inputs.join(', ')}] + b); (v*h + c - ${network.target})^2`,
    shapes: { W: [16, 8], b: [16], v: [16], c: [] },
    base: spread(161).map((x) => x - 1),
  },
].map((row) => ({ ...row, points: pointsOf(row.base) }));

/** The numbers of a flat point by the names of arrays. */
export function byShapes(shapes, point) {
  let start = 0;
  const take = () => point[start++];
  const filled = ([size, ...rest]) => (size === undefined ? take() : Array.from({ length: size }, () => filled(rest)));
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, filled(shape)]));
}
