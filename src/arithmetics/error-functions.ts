// exp(-x²), erf and erfc in doubles, a few ulps each: erfc in its tail as well.

const twoOverSqrtPi = 1.1283791670955126;

/** exp(-x²): x² is rounded, and exp would make its ulps as many; of a part of x with few bits it is exact. */
export function gaussian(x: number): number {
  const size = Math.abs(x);
  if (!(size < 40)) return size >= 40 ? 0 : NaN;
  const part = Math.round(size * 16) / 16;
  return Math.exp(-part * part) * Math.exp(-(size - part) * (size + part));
}

/**
 * The error function (DLMF 7.2.1). Below 1 by 2x/√π·e^(-x²)·Σ (2x²)^n/(1·3·5…(2n+1)) (A&S 7.1.6), whose terms are all
 * positive; above by its complement.
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1)) return Math.sign(x) * (1 - erfc(size));
  const square = x * x;
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * square) / (2 * n + 1);
    sum += term;
  }
  return twoOverSqrtPi * x * gaussian(x) * sum;
}

/** Chebyshev coefficients of (1 + 2x)·e^(x²)·erfc(x) in (x - 3.75)/(x + 3.75), which is in [-1, 1] for x >= 0. */
const scaledComplement = [
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753, 0.009074997670705265,
  -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-05, 4.13902798607301e-06, 7.74038306619849e-07, -2.1886401049234397e-07,
  1.076499946567091e-08, 4.521959811218287e-09, -7.754400208831351e-10, -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13,
  -9.65469674843344e-13, 3.25254814814874e-14, 3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17,
  5.068148904796111e-17, -2.2370566594359995e-18, -2.187342944303018e-18,
]; // prettier-ignore

/** 1 - erf(x), without the loss of digits that this would mean (Shepherd & Laframboise 1981). */
export function erfc(x: number): number {
  if (Math.abs(x) < 0.5) return 1 - erf(x);
  if (x < 0) return 2 - erfc(-x);
  if (x > 28) return 0;
  const t = (x - 3.75) / (x + 3.75);
  let [value, next] = [0, 0];
  for (let k = scaledComplement.length - 1; k >= 1; k--)
    [value, next] = [2 * t * value - next + (scaledComplement[k] as number), value];
  return (gaussian(x) * (t * value - next + (scaledComplement[0] as number))) / (1 + 2 * x);
}
