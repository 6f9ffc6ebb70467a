// The gradient of fixtures/programs/spline.js: an entry for x, and an array for the values at the knots, in which a spline is linear.

const knots = [0, 1, 2.5, 3, 4];

function curvatures(xs, ys) {
  const n = xs.length;
  const upper = new Array(n).fill(0);
  const right = new Array(n).fill(0);
  for (let i = 1; i < n - 1; i++) {
    const before = xs[i] - xs[i - 1];
    const after = xs[i + 1] - xs[i];
    const jump = (ys[i + 1] - ys[i]) / after - (ys[i] - ys[i - 1]) / before;
    const pivot = 2 * (before + after) - before * upper[i - 1];
    upper[i] = after / pivot;
    right[i] = (6 * jump - before * right[i - 1]) / pivot;
  }
  const m = new Array(n).fill(0);
  for (let i = n - 2; i > 0; i--) m[i] = right[i] - upper[i] * m[i + 1];
  return m;
}

export function spline(x, ys) {
  let i = 0;
  while (i < knots.length - 2 && knots[i + 1] <= x) i++;
  const h = knots[i + 1] - knots[i];
  const [a, b] = [(knots[i + 1] - x) / h, (x - knots[i]) / h];
  const m = curvatures(knots, ys);
  const slope = (ys[i + 1] - ys[i]) / h + ((3 * b * b - 1) * m[i + 1] - (3 * a * a - 1) * m[i]) * (h / 6);
  const byValues = ys.map((_, j) => {
    const unit = ys.map((_, k) => (k === j ? 1 : 0));
    const bent = curvatures(knots, unit);
    return a * unit[i] + b * unit[i + 1] + ((a ** 3 - a) * bent[i] + (b ** 3 - b) * bent[i + 1]) * (h ** 2 / 6);
  });
  return [slope, byValues];
}
