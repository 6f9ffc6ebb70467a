// Circular functions of complex numbers and their inverses.
import type { Arithmetic } from '../../arithmetic.js';
import type { Complex, ComplexAlgebra } from './algebra.js';
import type { ComplexExponentials } from './exponentials.js';

export function complexCircular<T>(
  A: Arithmetic<T>,
  {
    real,
    isNegative,
    timesTwo,
    pi,
    neg,
    add,
    sub,
    mul,
    div,
    one,
    twice,
    oneMinus,
    onePlus,
    unary,
    odd,
  }: ComplexAlgebra<T>,
  { sqrt }: ComplexExponentials<T>,
) {
  type Z = Complex<T>;
  const sin = unary('sin', (a, b) => ({
    re: A.mul(A.sin(a), A.cosh(b)),
    im: A.mul(A.cos(a), A.sinh(b)),
  }));
  const cos = unary('cos', (a, b) => ({
    re: A.mul(A.cos(a), A.cosh(b)),
    im: A.neg(A.mul(A.sin(a), A.sinh(b))),
  }));
  /** (t + ih)/(1 - ith) with t = tan a, h = tanh b, multiplied out. */
  const tan = unary('tan', (a, b) => {
    const t = A.tan(a);
    const h = A.tanh(b);
    const divisor = A.add(A.literal(1), A.square(A.mul(t, h)));
    return {
      re: A.div(A.mul(t, A.square(A.sech(b))), divisor),
      im: A.div(A.mul(h, A.add(A.literal(1), A.square(t))), divisor),
    };
  });
  const atan = unary('atan', (a, b) => {
    const one = A.literal(1);
    const cosine = A.sub(A.mul(A.sub(one, a), A.add(one, a)), A.square(b));
    const nearPole = A.add(A.square(A.sub(one, b)), A.square(a));
    return {
      re: A.mul(A.literal(0.5), A.atan2(timesTwo(a), cosine)),
      im: A.mul(A.literal(0.25), A.log1p(A.div(A.mul(A.literal(4), b), nearPole))),
    };
  });
  const atan2 = (y: Z, x: Z): Z => {
    if (y.im === undefined && x.im === undefined) return real(A.atan2(y.re, x.re));
    const below = isNegative(y.re);
    if (A.decide('<=', A.abs(y.re), A.abs(x.re))) {
      const angle = atan(div(y, x));
      if (!isNegative(x.re)) return angle;
      return below ? sub(angle, real(pi())) : add(angle, real(pi()));
    }
    const right = A.mul(A.literal(below ? -0.5 : 0.5), pi());
    return sub(real(right), atan(div(x, y)));
  };

  return {
    sin,
    cos,
    tan,
    sec: unary('sec', (_a, _b, z) => div(one(), cos(z))),
    csc: unary('csc', (_a, _b, z) => div(one(), sin(z))),
    cot: unary('cot', (_a, _b, z) => div(one(), tan(z))),
    asin: unary('asin', (_a, _b, z) => atan(div(z, sqrt(mul(oneMinus(z), onePlus(z)))))),
    acos: unary('acos', (_a, _b, z) => twice(atan(sqrt(div(oneMinus(z), onePlus(z)))))),
    atan,
    asec: unary('asec', (a, _b, z) => {
      const negative = isNegative(a);
      const size = negative ? neg(z) : z;
      const angle = atan(mul(sqrt(sub(size, one())), sqrt(onePlus(size))));
      return negative ? sub(real(pi()), angle) : angle;
    }),
    acsc: odd('acsc', (_a, _b, z) => atan(div(one(), mul(sqrt(sub(z, one())), sqrt(onePlus(z)))))),
    acot: unary('acot', (_a, _b, z) => atan(div(one(), z))),
    atan2,
  } satisfies Partial<Arithmetic<Complex<T>>>;
}
