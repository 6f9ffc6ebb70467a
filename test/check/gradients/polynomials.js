// Gradients of fixtures/programs/polynomials.js: by name with an array, and a matrix beside a number.

export function horner(c, x) {
  const powers = [];
  let power = 1;
  let slope = 0;
  for (let i = 0; i < c.length; i++) {
    if (i > 0) slope += i * c[i] * powers[i - 1];
    powers.push(power);
    power *= x;
  }
  return { c: powers, x: slope };
}

/** Bernstein's polynomials of degree n at t. */
function weights(n, t) {
  const result = [];
  let choose = 1;
  for (let i = 0; i <= n; i++) {
    result.push(choose * t ** i * (1 - t) ** (n - i));
    choose = (choose * (n - i)) / (i + 1);
  }
  return result;
}

const mixed = (w, points, axis) => w.reduce((sum, weight, i) => sum + weight * points[i][axis], 0);

export function distance(points, t) {
  const n = points.length - 1;
  const w = weights(n, t);
  const [x, y] = [mixed(w, points, 0), mixed(w, points, 1)];
  const length = Math.hypot(x, y);
  const lower = weights(n - 1, t);
  let [dx, dy] = [0, 0];
  for (let i = 0; i < n; i++) {
    dx += n * lower[i] * (points[i + 1][0] - points[i][0]);
    dy += n * lower[i] * (points[i + 1][1] - points[i][1]);
  }
  return [w.map((weight) => [(weight * x) / length, (weight * y) / length]), (x * dx + y * dy) / length];
}
