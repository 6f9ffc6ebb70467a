// erf, gamma, polygamma and the derivatives of sin(x)/x in doubles, from their series; a few ulps each.

const twoOverSqrtPi = 1.1283791670955126;
const sqrtTwoPi = 2.5066282746310002;

/**
 * The error function (DLMF 7.2.1). Below 3 by 2x/√π·e^(-x²)·Σ (2x²)^n/(1·3·5…(2n+1)) (A&S 7.1.6), whose terms are all
 * positive; above by 1 - erfc with the continued fraction DLMF 7.9.1.
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (!(size < 6)) return Math.sign(x);
  const square = x * x;
  if (size < 3) {
    let term = 1;
    let sum = 1;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= (2 * square) / (2 * n + 1);
      sum += term;
    }
    return twoOverSqrtPi * x * Math.exp(-square) * sum;
  }
  let fraction = size;
  for (let k = 60; k >= 1; k--) fraction = size + k / 2 / fraction;
  const complement = Math.exp(-square) / (fraction * Math.sqrt(Math.PI));
  return Math.sign(x) * (1 - complement);
}

/** Coefficients of Stirling's series for ln Γ (DLMF 5.11.1): B₂ₖ/(2k(2k-1)). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** Taylor coefficients of 1/Γ(1+z) about 0 (A&S 6.1.34, shifted by one), enough for |z| <= 1/2. */
const reciprocalGamma = [
  1.0, 0.5772156649015329, -0.6558780715202539, -0.04200263503409524,
  0.16653861138229148, -0.04219773455554433, -0.009621971527876973, 0.0072189432466631,
  -0.0011651675918590652, -0.00021524167411495098, 0.0001280502823881162, -2.013485478078824e-05,
  -1.2504934821426706e-06, 1.133027231981696e-06, -2.056338416977607e-07, 6.116095104481416e-09,
  5.002007644469223e-09, -1.18127457048702e-09, 1.0434267116911005e-10, 7.782263439905071e-12,
  -3.696805618642206e-12, 5.100370287454476e-13,
]; // prettier-ignore

/** The gamma function: Stirling's series above 12, products up or down to [1/2, 3/2] below, reflection below -20. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === -Infinity) return NaN;
  if (x > 172) return Infinity;
  if (x <= 0 && Number.isInteger(x)) return NaN;
  if (x < -20) return Math.PI / (sinPi(x) * gamma(1 - x));
  if (x > 12 && !(Number.isInteger(x) && x <= 23)) {
    const inverse = 1 / x;
    const correction = horner(stirling, inverse * inverse) * inverse;
    const half = Math.pow(x, x / 2 - 0.25); // the whole power overflows before Γ does
    return sqrtTwoPi * half * Math.exp(-x) * half * Math.exp(correction);
  }
  let shifted = x;
  let factor = 1;
  while (shifted > 1.5) factor *= --shifted;
  let divisor = 1;
  while (shifted < 0.5) divisor *= shifted++;
  return factor / (divisor * horner(reciprocalGamma, shifted - 1));
}

/** c₀ + c₁·x + c₂·x² + … */
function horner(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) value = value * x + (coefficients[k] as number);
  return value;
}

/** sin(πx), exact in its zeros. */
function sinPi(x: number): number {
  const reduced = x - 2 * Math.round(x / 2);
  return Math.sin(Math.PI * (Math.abs(reduced) > 0.5 ? Math.sign(reduced) - reduced : reduced));
}

/** Bernoulli numbers B₂, B₄, … B₂₄. */
const bernoulli = [
  1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330, 854513 / 138,
  -236364091 / 2730,
]; // prettier-ignore

/**
 * The n-th derivative of digamma, n = 0, 1, … (DLMF 5.15.1), by its asymptotic series (DLMF 5.15.8) after shifting x
 * upward; NaN at its poles and, to bound the work, below -1000.
 */
export function polygamma(n: number, x: number): number {
  if (!Number.isFinite(x)) return x === Infinity ? (n === 0 ? Infinity : 0) : NaN;
  if (x < -1000 || (x <= 0 && Number.isInteger(x))) return NaN;
  if (n === 0 && x < 0) return polygamma(0, 1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  const sign = n % 2 === 0 ? -1 : 1; // (-1)^(n+1)
  const factorial = product(1, n);
  let sum = 0;
  let shifted = x;
  while (shifted < 12 + n) {
    sum += n === 0 ? -1 / shifted : (sign * factorial) / Math.pow(shifted, n + 1);
    shifted++;
  }
  // ψ(x) ~ ln x - 1/2x - Σ B₂ₖ/(2k x²ᵏ); its derivatives term by term
  let tail = 0;
  for (let k = bernoulli.length; k >= 1; k--)
    tail +=
      ((bernoulli[k - 1] as number) * product(2 * k + 1, 2 * k + n - 1)) /
      Math.pow(shifted, 2 * k + n) /
      (n === 0 ? 2 * k : 1);
  if (n === 0) return sum + (Math.log(shifted) - 0.5 / shifted - tail);
  return sum + sign * (product(1, n - 1) / Math.pow(shifted, n) + factorial / (2 * Math.pow(shifted, n + 1)) + tail);
}

/** from·(from+1)…to; 1 when empty. */
function product(from: number, to: number): number {
  let result = 1;
  for (let k = from; k <= to; k++) result *= k;
  return result;
}

/** The n-th derivative of sin(x)/x (1 at 0): by Taylor's series near 0, else by x·s⁽ⁿ⁾ + n·s⁽ⁿ⁻¹⁾ = sin⁽ⁿ⁾(x). */
export function sincDerivative(n: number, x: number): number {
  if (Math.abs(x) < 2 + n) {
    // the term x^m of order m = 2k - n has the coefficient (-1)^k / (m!·(2k+1))
    const square = x * x;
    let k = Math.ceil(n / 2);
    let power = 2 * k === n ? 1 : x; // x^m/m!
    let sum = 0;
    for (let m = 2 * k - n; ; m += 2, k++) {
      const term = power / (2 * k + 1);
      const next = sum + (k % 2 === 0 ? term : -term);
      if (next === sum && m > 2) return next;
      sum = next;
      power *= square / ((m + 1) * (m + 2));
    }
  }
  let value = Math.sin(x) / x;
  for (let order = 1; order <= n; order++) {
    const wave = order % 2 === 0 ? Math.sin(x) : Math.cos(x);
    const derivative = order % 4 < 2 ? wave : -wave;
    value = (derivative - order * value) / x;
  }
  return value;
}
