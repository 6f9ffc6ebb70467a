// Hyperbolic functions of complex numbers and their inverses.
import type { Arithmetic } from '../../arithmetic.js';
import type { Complex, ComplexAlgebra } from './algebra.js';
import type { ComplexExponentials } from './exponentials.js';

export function complexHyperbolic<T>(
  A: Arithmetic<T>,
  { real, number, add, sub, mul, div, one, twice, halve, oneMinus, onePlus, unary, odd }: ComplexAlgebra<T>,
  { sqrt, log, log1p }: ComplexExponentials<T>,
) {
  const tanh = unary('tanh', (a, b) => {
    const h = A.tanh(a);
    const t = A.tan(b);
    const divisor = A.add(A.literal(1), A.square(A.mul(h, t)));
    return {
      re: A.div(A.mul(h, A.add(A.literal(1), A.square(t))), divisor),
      im: A.div(A.mul(t, A.square(A.sech(a))), divisor), // not 1 - h², which cancels
    };
  });
  const sinh = unary('sinh', (a, b) => ({ re: A.mul(A.sinh(a), A.cos(b)), im: A.mul(A.cosh(a), A.sin(b)) }));
  const asinh = odd('asinh', (a, b, z) => {
    if (A.decide('>', a, A.literal(1)) || A.decide('>', A.abs(b), A.literal(1))) {
      const inverse = div(one(), z);
      return add(log(z), log(onePlus(sqrt(onePlus(mul(inverse, inverse))))));
    }
    const square = mul(z, z);
    return log1p(add(z, div(square, onePlus(sqrt(onePlus(square))))));
  });

  return {
    sinh,
    cosh: unary('cosh', (a, b) => ({ re: A.mul(A.cosh(a), A.cos(b)), im: A.mul(A.sinh(a), A.sin(b)) })),
    tanh,
    sech: unary('sech', (a, b) => div(real(A.sech(a)), { re: A.cos(b), im: A.mul(A.tanh(a), A.sin(b)) })),
    csch: unary('csch', (a, b, z) =>
      A.decide('<', A.abs(a), A.literal(1)) // and sinh doesn't overflow
        ? div(one(), sinh(z))
        : div(real(A.csch(a)), { re: A.cos(b), im: A.mul(A.coth(a), A.sin(b)) }),
    ),
    coth: unary('coth', (_a, _b, z) => div(one(), tanh(z))),
    asinh,
    acosh: unary('acosh', (_a, _b, z) => {
      const less = sub(z, one());
      return log1p(add(less, mul(sqrt(less), sqrt(onePlus(z)))));
    }),
    atanh: odd('atanh', (_a, _b, z) => halve(log1p(div(twice(z), oneMinus(z))))),
    asech: unary('asech', (_a, _b, z) => {
      const less = oneMinus(z);
      return log1p(div(add(less, sqrt(mul(less, onePlus(z)))), z));
    }),
    acsch: unary('acsch', (_a, _b, z) => asinh(div(one(), z))),
    acoth: odd('acoth', (_a, _b, z) => halve(log1p(div(number(2), sub(z, one()))))),
  } satisfies Partial<Arithmetic<Complex<T>>>;
}
