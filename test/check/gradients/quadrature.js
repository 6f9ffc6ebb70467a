// The derivative of Simpson's rule in fixtures/programs/quadrature.js, with the value in one object.

export function elliptic(m, n = 10) {
  const h = Math.PI / 2 / n;
  let value = 0;
  let gradient = 0;
  for (let i = 0; i <= n; i++) {
    const weight = i === 0 || i === n ? 1 : i % 2 ? 4 : 2;
    const square = Math.sin(i * h) ** 2;
    const root = Math.sqrt(1 - m * square);
    value += (weight * h) / (3 * root);
    gradient += (weight * h * square) / (6 * root ** 3);
  }
  return { value, gradient };
}
