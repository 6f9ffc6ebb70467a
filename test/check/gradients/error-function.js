// Derivatives of fixtures/programs/error-function.js: those of its series and of its continued fraction, term by term.

const { abs, exp, sqrt, PI } = Math;

function series(x) {
  let [term, sum, dTerm, dSum] = [x, x, 1, 1];
  for (let n = 1; abs(term) > 1e-17 * abs(sum); n++) {
    dTerm = (-x * x * dTerm) / n - (2 * x * term) / n;
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
    dSum += dTerm / (2 * n + 1);
  }
  return (2 / sqrt(PI)) * dSum;
}

/** The fraction and its derivative. */
function fraction(x, epsilon = 1e-15) {
  let [f, c, d] = [x, x, 0];
  let [df, dc, dd] = [1, 1, 0];
  for (let k = 1; k < 200; k++) {
    d = 1 / (x + (k / 2) * d);
    dd = -d * d * (1 + (k / 2) * dd);
    dc = 1 - ((k / 2) * dc) / (c * c);
    c = x + k / 2 / c;
    const change = c * d;
    df = df * change + f * (dc * d + c * dd);
    f *= change;
    if (abs(change - 1) < epsilon) break;
  }
  return [1 / f, -df / (f * f)];
}

export function erfc(x) {
  if (x < 0) return erfc(-x);
  if (x < 2) return -series(x);
  const [value, slope] = fraction(x);
  return (exp(-x * x) / sqrt(PI)) * (slope - 2 * x * value);
}

export const erf = (x) => -erfc(x);
