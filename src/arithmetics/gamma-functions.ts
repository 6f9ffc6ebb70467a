// The gamma function, its logarithm, and polygamma in doubles, from their series; a few ulps each.
import { longProduct } from './long-product.js';

const sqrtTwoPi = 2.5066282746310002;

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

/** Taylor coefficients of ln Γ(2+z) about 0, from z on (A&S 6.1.33): 1 - γ, and (-1)ᵏ(ζ(k) - 1)/k. */
const logGammaBesideTwo = [
  0.42278433509846713, 0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986,
  0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-05,
  -4.492623673813314e-05, 2.050721277567069e-05, -9.439488275268397e-06, 4.374866789907488e-06, -2.039215753801366e-06,
  9.55141213040742e-07, -4.492469198764566e-07, 2.1207184805554665e-07, -1.0043224823968099e-07, 4.7698101693639804e-08,
  -2.2711094608943164e-08, 1.0838659214896955e-08, -5.183475041970047e-09, 2.4836745438024785e-09, -1.1921401405860912e-09,
  5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10,
]; // prettier-ignore

/** ln √(2π) - 1/2. */
const stirlingConstant = 0.4189385332046727;

/**
 * ln |Γ(x)|: Stirling's series from 10 on, products up or down to [3/2, 5/2] below, where Taylor's series keeps the digits
 * beside 1 and 2, and reflection below -8; beside the zeros at negative x, where all of these cancel, Taylor's series
 * there. Infinite at the poles.
 */
export function lgamma(x: number): number {
  if (Number.isNaN(x) || x === -Infinity) return NaN;
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  if (x < -8) return Math.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x);
  if (x >= 10) return (x - 0.5) * (Math.log(x) - 1) + stirlingConstant + horner(stirling, 1 / x / x) / x;
  const besideTwo = (z: number): number => z * horner(logGammaBesideTwo, z);
  if (x >= 1.5 && x <= 2.5) return besideTwo(x - 2);
  if (x >= 0.5 && x < 1.5) return besideTwo(x - 1) - Math.log1p(x - 1);
  const besideZero = besideAZero(logGammaZeros, x, (k, zero) => polygamma(k - 1, zero));
  if (besideZero !== undefined) return besideZero;
  let shifted = x;
  let factor = 1;
  while (shifted > 2.5) factor *= --shifted;
  // the logarithms nearly cancel where |Γ| is near 1, so the product is kept to twice the digits
  let divisor = { high: 1, low: 0 };
  while (shifted < 1.5) divisor = longProduct(divisor, shifted++);
  return besideTwo(shifted - 2) + Math.log(factor) - (Math.log(Math.abs(divisor.high)) + divisor.low / divisor.high);
}

/** Places beside which a function has a zero: the nearest double, and the function there. */
type Zeros = readonly (readonly [place: number, value: number])[];
/* prettier-ignore */
const logGammaZeros: Zeros = [
  [-2.7476826467274127, 1.733509244024501e-16], [-2.4570247382208006, 5.619192358950097e-17], [-3.955294284858598, -4.14382750757705e-16],
  [-3.14358088834998, 1.6978655906121085e-15], [-4.991544640560048, 1.7683619350849613e-14], [-4.039361839740537, -5.664578074060335e-15],
  [-5.998607480080875, -2.3721063667118474e-13], [-5.0082181683225935, 5.4188509265538106e-15], [-6.999801507890638, 5.313011065735902e-14],
  [-6.001385294453155, -4.6433836942838004e-14], [-7.000198333407325, -1.263203743493977e-12],
];
/* prettier-ignore */
const digammaZeros: Zeros = [
  [1.4616321449683622, -9.241265521729427e-17], [-0.5040830082644554, 7.289763902976895e-17], [-1.5734984731623904, 1.5649788481838454e-16],
  [-2.6107208684441447, -1.0720275936410002e-15], [-3.635293366436901, -6.354883894064686e-16], [-4.653237761743142, 3.1533529982387494e-15],
  [-5.6671624415568855, 4.1867794464524804e-17], [-6.678418213073427, -4.72682938045534e-15], [-7.687788325031626, 1.9153452498708634e-15],
  [-8.695764163816401, 4.825794938582724e-15], [-9.702672540001863, 4.939256869086382e-15],
];

/** Taylor's series about a zero, within a quarter of the distance to the next pole; undefined farther away. */
function besideAZero(zeros: Zeros, x: number, derivative: (order: number, zero: number) => number): number | undefined {
  for (const [zero, value] of zeros) {
    const distance = x - zero;
    if (Math.abs(distance) > Math.abs(zero - Math.min(0, Math.round(zero))) / 4) continue;
    let sum = value;
    let power = 1;
    for (let k = 1; ; k++) {
      power *= distance / k;
      const next = sum + derivative(k, zero) * power;
      if (next === sum) return sum;
      sum = next;
    }
  }
  return undefined;
}

/** Bernoulli numbers B₂, B₄, … B₂₄. */
const bernoulli = [
  1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330, 854513 / 138,
  -236364091 / 2730,
]; // prettier-ignore

/**
 * The n-th derivative of digamma, n = 0, 1, … (DLMF 5.15.1), by its asymptotic series (DLMF 5.15.8) after shifting x
 * upward; by reflection below 0 (digamma) or far below (the others); digamma by Taylor's series beside its zeros. NaN at
 * the poles.
 */
export function polygamma(n: number, x: number): number {
  if (!Number.isFinite(x)) return x === Infinity ? (n === 0 ? Infinity : 0) : NaN;
  if (x <= 0 && Number.isInteger(x)) return NaN;
  if (n === 0) {
    if (Math.abs(x) < 1e-20) return -1 / x;
    const besideZero = besideAZero(digammaZeros, x, polygamma);
    if (besideZero !== undefined) return besideZero;
  }
  if (x < (n === 0 ? 0 : -100)) return (n % 2 === 0 ? 1 : -1) * polygamma(n, 1 - x) - cotangentDerivative(n, x);
  const sign = n % 2 === 0 ? -1 : 1; // (-1)^(n+1)
  const factorial = product(1, n);
  let sum = 0;
  let lost = 0; // by rounding: for digamma, where the logarithm cancels most of the sum
  let shifted = x;
  while (shifted < 12 + n) {
    const term = n === 0 ? -1 / shifted : (sign * factorial) / Math.pow(shifted, n + 1);
    const next = sum + term;
    lost += sum - next + term;
    sum = next;
    shifted++;
  }
  // ψ(x) ~ ln x - 1/2x - Σ B₂ₖ/(2k x²ᵏ); its derivatives term by term
  let tail = 0;
  for (let k = bernoulli.length; k >= 1; k--)
    tail +=
      ((bernoulli[k - 1] as number) * product(2 * k + 1, 2 * k + n - 1)) /
      Math.pow(shifted, 2 * k + n) /
      (n === 0 ? 2 * k : 1);
  if (n === 0) return sum + Math.log(shifted) + (lost - 0.5 / shifted - tail);
  return sum + sign * (product(1, n - 1) / Math.pow(shifted, n) + factorial / (2 * Math.pow(shifted, n + 1)) + tail);
}

/** The n-th derivative of π·cot(πx): π^(n+1) times a polynomial in c = cot(πx), whose own derivative is -π(1 + c²). */
function cotangentDerivative(n: number, x: number): number {
  let polynomial = [0, 1];
  for (let order = 0; order < n; order++) {
    const slope = polynomial.slice(1).map((coefficient, k) => coefficient * (k + 1));
    polynomial = [...slope, 0, 0].map((coefficient, k) => -coefficient - (slope[k - 2] ?? 0));
  }
  return Math.PI ** (n + 1) * horner(polynomial, 1 / Math.tan(Math.PI * (x - Math.round(x))));
}

/** from·(from+1)…to; 1 when empty. */
function product(from: number, to: number): number {
  let result = 1;
  for (let k = from; k <= to; k++) result *= k;
  return result;
}
