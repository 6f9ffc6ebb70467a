// Powers and roots of complex numbers.
import type { Arithmetic } from '../../arithmetic.js';
import type { Complex, ComplexAlgebra } from './algebra.js';
import type { ComplexExponentials } from './exponentials.js';

/** Exponents up to this size are taken by multiplication. */
const largestMultipliedPower = 16;
export function complexPowers<T>(
  A: Arithmetic<T>,
  { real, isNegative, timesTwo, neg, mul, div, one, onePlus, unary, odd, polar }: ComplexAlgebra<T>,
  { sqrt, exp, log }: ComplexExponentials<T>,
) {
  type Z = Complex<T>;
  /** The larger of its parts. */
  const size = (z: Z): T => (z.im === undefined ? A.abs(z.re) : A.max(A.abs(z.re), A.abs(z.im)));
  /** z^n by repeated squaring. */
  const multipliedPower = (z: Z, n: number): Z => {
    let result: Z | undefined;
    let factor = n < 0 ? div(one(), z) : z;
    for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = result === undefined ? factor : mul(result, factor);
      if (rest > 1) factor = mul(factor, factor);
    }
    return result ?? one();
  };
  /** |z|^c·e^(-dθ)·(cos φ + i·sin φ), φ = cθ + d·log|z|, for z = |z|e^(iθ) with re ≥ 0 and w = c + id. */
  const polarPower = (z: Z, w: Z): Z => {
    const length = z.im === undefined ? z.re : A.hypot(z.re, z.im);
    const angle = z.im === undefined ? undefined : A.atan2(z.im, z.re);
    const size = A.pow(length, w.re);
    const turned = angle === undefined ? undefined : A.mul(w.re, angle);
    if (w.im === undefined) return polar(size, turned as T);
    const spiral = A.mul(w.im, A.log(length));
    if (angle === undefined) return polar(size, spiral);
    return polar(A.mul(size, A.exp(A.neg(A.mul(w.im, angle)))), A.add(turned as T, spiral));
  };
  const pow = (z: Z, w: Z): Z => {
    if (z.im === undefined && w.im === undefined) return real(A.pow(z.re, w.re));
    if (w.known !== undefined && Math.abs(w.known) <= largestMultipliedPower) return multipliedPower(z, w.known);
    const zero = A.literal(0);
    if (z.im === undefined && A.decide('==', z.re, zero) && A.decide('>', w.re, zero)) return real(zero);
    if (!isNegative(z.re)) return polarPower(z, w);
    if (w.im === undefined && A.decide('==', w.re, A.floor(w.re))) {
      const power = polarPower(neg(z), w);
      return A.decide('==', A.mod(w.re, A.literal(2)), zero) ? power : neg(power);
    }
    if (z.im === undefined) return exp(mul(w, { re: A.log(z.re), im: A.log(z.re) }));
    return exp(mul(w, log(z)));
  };
  const nthRoot = (z: Z, w: Z): Z => {
    if (z.im === undefined && w.im === undefined) return real(A.nthRoot(z.re, w.re));
    if (z.im === undefined || w.im !== undefined) return pow(z, div(one(), w));
    if (isNegative(z.re)) {
      const isOdd = A.decide('==', A.mod(w.re, A.literal(2)), A.literal(1));
      return isOdd ? neg(nthRoot(neg(z), w)) : pow(z, div(one(), w));
    }
    return polar(A.nthRoot(A.hypot(z.re, z.im), w.re), A.div(A.atan2(z.im, z.re), w.re));
  };
  const hypot = (z: Z, w: Z): Z => {
    if (z.im === undefined && w.im === undefined) return real(A.hypot(z.re, w.re));
    const [long, short] = A.decide('>=', size(z), size(w)) ? [z, w] : [w, z];
    const ratio = div(short, long);
    return mul(isNegative(long.re) ? neg(long) : long, sqrt(onePlus(mul(ratio, ratio))));
  };

  return {
    pow,
    nthRoot,
    hypot,
    square: unary('square', (a, b) => ({ re: A.mul(A.sub(a, b), A.add(a, b)), im: timesTwo(A.mul(a, b)) })),
    cbrt: odd('cbrt', (a, b) => polar(A.cbrt(A.hypot(a, b)), A.div(A.atan2(b, a), A.literal(3)))),
  } satisfies Partial<Arithmetic<Complex<T>>>;
}
