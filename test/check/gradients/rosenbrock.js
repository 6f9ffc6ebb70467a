// Gradients of fixtures/programs/rosenbrock.js: one that fills an array, and that of the slope by the Hessian.

export function value(x, out) {
  for (let i = 0; i < x.length; i++) out[i] = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const t = x[i + 1] - x[i] * x[i];
    out[i] += -400 * x[i] * t - 2 * (1 - x[i]);
    out[i + 1] += 200 * t;
  }
}

export function slope(x) {
  const g = x.map(() => 0);
  value(x, g);
  const product = x.map(() => 0);
  for (let i = 0; i + 1 < x.length; i++) {
    product[i] += (1200 * x[i] ** 2 - 400 * x[i + 1] + 2) * g[i] - 400 * x[i] * g[i + 1];
    product[i + 1] += 200 * g[i + 1] - 400 * x[i] * g[i];
  }
  const length = Math.sqrt(g.reduce((sum, each) => sum + each * each, 0));
  return product.map((each) => each / length);
}
