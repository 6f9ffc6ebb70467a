// Error functions, the gamma function and its relatives, and derivatives of sin(z)/z of complex numbers: from the real
// functions at the real part, since they have no closed form. With a tiny imaginary part that is two terms of a series.
import type { Arithmetic } from '../../arithmetic.js';
import { Unsupported } from '../../errors.js';
import type { Complex, ComplexAlgebra } from './algebra.js';
import type { ComplexExponentials } from './exponentials.js';

/** How often gamma and its relatives are shifted away from their poles, at most. */
const mostShifts = 1000;

export function complexSpecial<T>(
  A: Arithmetic<T>,
  { real, isNegative, timesTwo, neg, add, sub, mul, div, unary, polar }: ComplexAlgebra<T>,
  { exp, log }: ComplexExponentials<T>,
) {
  type Z = Complex<T>;
  const isSame = (x: T, y: T): boolean => A.decide('==', x, y);
  /** Σ cₖ·(ib)ᵏ, until two terms in turn are too small to count; the first c is that of k = `from`. */
  const series = (from: number, b: T, coefficient: (k: number) => T): Z => {
    const parts: [T, T] = [A.literal(0), A.literal(0)]; // the real and the imaginary one
    let power = from === 0 ? A.literal(1) : b;
    let unchanged = 0;
    for (let k = from; unchanged < 2; k++) {
      const part = (k % 2) as 0 | 1;
      const term = A.mul(coefficient(k), power);
      const sum = A.add(parts[part], k % 4 < 2 ? term : A.neg(term));
      unchanged = isSame(sum, parts[part]) || !isSame(sum, sum) ? unchanged + 1 : 0;
      parts[part] = sum;
      power = A.mul(power, b);
    }
    return { re: parts[0], im: parts[1] };
  };
  /** Taylor's series about the real part, from the k-th derivatives there. */
  const taylor = (from: number, b: T, derivative: (k: number) => T): Z => {
    let factorial = 1;
    return series(from, b, (k) => {
      factorial *= Math.max(1, k);
      return A.div(derivative(k), A.literal(factorial));
    });
  };

  /** |e^(-a²)|·e^(b²)·(cos 2ab - i·sin 2ab). */
  const gaussian = unary('gaussian', (a, b) =>
    polar(A.mul(A.gaussian(a), A.exp(A.square(b))), A.neg(timesTwo(A.mul(a, b)))),
  );
  /** erf(a + ib) - erf(a): 2/√π·e^(-a²) times the integral of e^(t² - 2iat)·i from 0 to b, term by term. */
  const erfBeside = (a: T, b: T): Z => {
    const slope = A.mul(A.constant('twoOverSqrtPi'), A.gaussian(a));
    if (isSame(slope, A.literal(0))) return { re: slope, im: slope }; // and the polynomials may overflow
    // e^(t² - 2iat) = Σ hₖ·(-it)ᵏ with (k+1)·hₖ₊₁ = 2a·hₖ - 2·hₖ₋₁, the Hermite polynomials over k!
    let [before, now] = [A.literal(0), A.literal(1)];
    const sum = series(1, b, (k) => {
      const coefficient = A.div(now, A.literal(k % 2 === 1 ? k : -k));
      const next = A.div(timesTwo(A.sub(A.mul(a, now), before)), A.literal(k));
      [before, now] = [now, next];
      return coefficient;
    });
    return mul(real(slope), sum);
  };

  /**
   * The point to the right of z from which the nearest pole is four times as far as the real axis, and what `step` made
   * of z and of each point passed on the way there.
   */
  const shifted = (z: Z, b: T, step: (passed: Z) => Z): { readonly at: T; readonly steps: Z[] } => {
    const distance = timesTwo(timesTwo(A.abs(b)));
    const steps: Z[] = [];
    let at = z.re;
    const toPole = (): T => (isNegative(at) ? A.abs(A.sub(at, A.round(at))) : at);
    while (A.decide('>=', distance, toPole())) {
      if (steps.length >= mostShifts)
        throw new Unsupported('complex step: too long a step for gamma and its relatives');
      steps.push(step({ re: at, im: b }));
      at = A.add(at, A.literal(1));
    }
    return { at, steps };
  };
  const polygammaAt = (n: number, x: T): T => A.polygamma(A.literal(n), x);
  const lgamma = unary('lgamma', (_a, b, z) => {
    // the logarithm of |z|, continued from where z is
    const { at, steps } = shifted(z, b, (passed) => log(isNegative(passed.re) ? neg(passed) : passed));
    const far = taylor(0, b, (k) => (k === 0 ? A.lgamma(at) : polygammaAt(k - 1, at)));
    return steps.reduce(sub, far);
  });
  const gamma = unary('gamma', (_a, b, z) => {
    const { at, steps } = shifted(z, b, (passed) => passed);
    const turn = exp(taylor(1, b, (k) => polygammaAt(k - 1, at)));
    return steps.reduce(div, mul(real(A.gamma(at)), turn));
  });
  const polygamma = (n: Z, z: Z): Z => {
    if (z.im === undefined && n.im === undefined) return real(A.polygamma(n.re, z.re));
    const { known: order } = n;
    if (order === undefined || z.im === undefined) throw new Unsupported('complex step: no complex order of polygamma');
    let factorial = order % 2 === 0 ? 1 : -1; // (-1)ⁿ·n!
    for (let k = 2; k <= order; k++) factorial *= k;
    // ψ⁽ⁿ⁾(z) = ψ⁽ⁿ⁾(z+1) - (-1)ⁿ·n!/zⁿ⁺¹ (DLMF 5.15.5)
    const { at, steps } = shifted(z, z.im, (passed) => {
      let term = real(A.literal(factorial));
      for (let k = 0; k <= order; k++) term = div(term, passed);
      return term;
    });
    return steps.reduce(
      sub,
      taylor(0, z.im, (k) => polygammaAt(order + k, at)),
    );
  };
  const sincDerivative = (n: Z, z: Z): Z => {
    if (z.im === undefined && n.im === undefined) return real(A.sincDerivative(n.re, z.re));
    const { known: order } = n;
    if (order === undefined || z.im === undefined) throw new Unsupported('complex step: no complex order of sinc');
    return taylor(0, z.im, (k) => A.sincDerivative(A.literal(order + k), z.re));
  };

  return {
    gaussian,
    erf: unary('erf', (a, b) => add(real(A.erf(a)), erfBeside(a, b))),
    erfc: unary('erfc', (a, b) => sub(real(A.erfc(a)), erfBeside(a, b))),
    gamma,
    lgamma,
    polygamma,
    sincDerivative,
  } satisfies Partial<Arithmetic<Complex<T>>>;
}
