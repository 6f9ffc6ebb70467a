// Derivatives of fixtures/programs/recursion.js: a number, an array, and a value with a gradient in one array.

/** Value and derivative of xⁿ by repeated squaring. */
function both(x, n) {
  if (n === 0) return [1, 0];
  const [half, slope] = both(x, Math.floor(n / 2));
  if (n % 2 === 0) return [half * half, 2 * half * slope];
  return [x * half * half, half * half + 2 * x * half * slope];
}

export const power = (x) => both(x, 13)[1];

export function fibonacci(a, b, n = 20) {
  const numbers = [0, 1];
  for (let k = 2; k <= n; k++) numbers[k] = numbers[k - 1] + numbers[k - 2];
  return [numbers[n - 1], numbers[n]];
}

/** H₆ and 12 H₅, by the rule of three members. */
export function hermite(x) {
  let [before, now] = [1, 2 * x];
  for (let n = 1; n < 6; n++) [before, now] = [now, 2 * x * now - 2 * n * before];
  return [now, [12 * before]];
}
