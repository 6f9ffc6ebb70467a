// Square root, exponentials and logarithms of complex numbers.
import type { Arithmetic } from '../../arithmetic.js';
import type { Complex, ComplexAlgebra } from './algebra.js';

export type ComplexExponentials<T> = ReturnType<typeof complexExponentials<T>>;

export function complexExponentials<T>(
  A: Arithmetic<T>,
  { real, isNegative, timesTwo, neg, add, div, one, onePlus, unary, cut, polar }: ComplexAlgebra<T>,
) {
  const sqrt = unary('sqrt', (a, b) => {
    const outside = cut('sqrt', a, b);
    if (outside !== undefined) return outside;
    const half = A.literal(0.5);
    const length = A.hypot(a, b);
    const root = A.sqrt(A.add(A.mul(half, A.abs(a)), A.mul(half, length)));
    const other = A.div(A.mul(half, b), root);
    return isNegative(a) ? { re: A.abs(other), im: isNegative(b) ? A.neg(root) : root } : { re: root, im: other };
  });
  const log = unary('log', (a, b) => cut('log', a, b) ?? { re: A.log(A.hypot(a, b)), im: A.atan2(b, a) });
  const log1p = unary('log1p', (a, b) => {
    const shifted = A.add(A.literal(1), a);
    const outside = cut('log', shifted, b);
    if (outside !== undefined) return outside;
    const im = A.atan2(b, shifted);
    if (A.decide('>', A.abs(a), A.literal(0.5))) return { re: A.log(A.hypot(shifted, b)), im };
    const squareMinusOne = A.add(A.mul(a, A.add(A.literal(2), a)), A.square(b));
    return { re: A.mul(A.literal(0.5), A.log1p(squareMinusOne)), im };
  });
  const exp = unary('exp', (a, b) => polar(A.exp(a), b));

  return {
    sqrt,
    exp,
    expm1: unary('expm1', (a, b) => {
      const versine = timesTwo(A.square(A.sin(A.mul(A.literal(0.5), b)))); // 1 - cos b
      return { re: A.sub(A.mul(A.expm1(a), A.cos(b)), versine), im: A.mul(A.exp(a), A.sin(b)) };
    }),
    log,
    log1p,
    log2: unary('log2', (_a, _b, z) => div(log(z), real(A.constant('ln2')))),
    log10: unary('log10', (_a, _b, z) => div(log(z), real(A.constant('ln10')))),
    sigmoid: unary('sigmoid', (a, _b, z) => {
      const negative = isNegative(a);
      const e = exp(negative ? z : neg(z)); // the side on which exp doesn't overflow
      return div(negative ? e : one(), onePlus(e));
    }),
    softplus: unary('softplus', (a, _b, z) => (isNegative(a) ? log1p(exp(z)) : add(z, log1p(exp(neg(z)))))),
  } satisfies Partial<Arithmetic<Complex<T>>>;
}
