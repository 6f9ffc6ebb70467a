// Complex numbers over any real arithmetic, for the complex step: f(x + iδ) with imaginary parts near 1e-20.
// Every primitive keeps the imaginary part's relative accuracy however small it is, so none subtracts nearly equal
// numbers to get it (Squire & Trapp 1998; Kahan 1987, "Branch cuts for complex elementary functions").
import type { Arithmetic, UnaryName } from '../arithmetic.js';
import { Unsupported } from '../errors.js';
import { binaryRules, unaryRules } from '../primitives.js';
import { complexAlgebra, type Complex } from './complex-algebra.js';

export type { Complex } from './complex-algebra.js';

/** Exponents up to this size are taken by multiplication. */
const largestMultipliedPower = 16;
/** 1/3!, 1/5!, … 1/21!: sin(z)/z to full precision for |z| < 1. */
const sineCoefficients = Array.from({ length: 10 }, (_, k) => {
  let factorial = 1;
  for (let j = 2; j <= 2 * k + 3; j++) factorial *= j;
  return (k % 2 === 0 ? -1 : 1) / factorial;
});

/**
 * Complex numbers over A. Relations, choices and steps follow the real part. Outside a function's real domain the
 * answer is A's own (NaN in floating point), not the complex continuation, since the program is a real one.
 *
 * @throws Unsupported from erf, gamma, polygamma and derivatives of sinc, which have no complex form here
 */
export function complex<T>(A: Arithmetic<T>): Arithmetic<Complex<T>> {
  type Z = Complex<T>;
  const {
    real,
    number,
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
    halve,
    oneMinus,
    onePlus,
    unary,
    odd,
    cut,
    unsupported,
    polar,
  } = complexAlgebra(A);

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
  const tanh = unary('tanh', (a, b) => {
    const h = A.tanh(a);
    const t = A.tan(b);
    const divisor = A.add(A.literal(1), A.square(A.mul(h, t)));
    return {
      re: A.div(A.mul(h, A.add(A.literal(1), A.square(t))), divisor),
      im: A.div(A.mul(t, A.square(A.sech(a))), divisor), // not 1 - h², which cancels
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
  const asinh = odd('asinh', (a, _b, z) => {
    if (A.decide('>', a, A.literal(1))) {
      const inverse = div(one(), z);
      return add(log(z), log(onePlus(sqrt(onePlus(mul(inverse, inverse))))));
    }
    const square = mul(z, z);
    return log1p(add(z, div(square, onePlus(sqrt(onePlus(square))))));
  });

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
  const hypot = (z: Z, w: Z): Z => {
    if (z.im === undefined && w.im === undefined) return real(A.hypot(z.re, w.re));
    const zIsLonger = A.decide('>=', A.abs(z.re), A.abs(w.re));
    const [long, short] = zIsLonger ? [z, w] : [w, z];
    const ratio = div(short, long);
    return mul(isNegative(long.re) ? neg(long) : long, sqrt(onePlus(mul(ratio, ratio))));
  };
  const mod = (z: Z, w: Z): Z => {
    const re = A.mod(z.re, w.re);
    if (w.im === undefined) return { re, im: z.im };
    const slip = A.neg(A.mul(w.im, A.floor(A.div(z.re, w.re))));
    return { re, im: z.im === undefined ? slip : A.add(z.im, slip) };
  };
  const sincDerivative = (n: Z, z: Z): Z => {
    if (z.im === undefined && n.im === undefined) return real(A.sincDerivative(n.re, z.re));
    if (n.known !== 0) throw new Unsupported('complex step: no complex derivative of sinc');
    if (A.decide('>', A.abs(z.re), A.literal(1))) return div(sin(z), z);
    const square = mul(z, z); // below 1 the quotient's imaginary part would cancel
    let sum: Z = real(A.literal(0));
    for (const coefficient of [...sineCoefficients].reverse())
      sum = mul(add(sum, real(A.literal(coefficient))), square);
    return onePlus(sum);
  };

  const choice = (name: 'abs' | 'relu'): ((z: Z) => Z) =>
    unary(name, (_a, _b, z) => unaryRules[name].choose(arithmetic, z));
  const choiceOfTwo =
    (name: 'min' | 'max') =>
    (z: Z, w: Z): Z =>
      z.im === undefined && w.im === undefined ? real(A[name](z.re, w.re)) : binaryRules[name].choose(arithmetic, z, w);
  const step =
    (name: UnaryName) =>
    (z: Z): Z =>
      real(A[name](z.re));

  const arithmetic: Arithmetic<Z> = {
    literal: number,
    constant: (name) => real(A.constant(name)),
    decide: (relation, z, w) => A.decide(relation, z.re, w.re),
    known: (z) => z.known,

    neg,
    add,
    sub,
    mul,
    div,
    pow,
    nthRoot,
    sqrt,
    square: unary('square', (a, b) => ({ re: A.mul(A.sub(a, b), A.add(a, b)), im: timesTwo(A.mul(a, b)) })),
    cbrt: odd('cbrt', (a, b) => polar(A.cbrt(A.hypot(a, b)), A.div(A.atan2(b, a), A.literal(3)))),

    exp,
    expm1: unary('expm1', (a, b) => {
      const versine = timesTwo(A.square(A.sin(A.mul(A.literal(0.5), b)))); // 1 - cos b
      return { re: A.sub(A.mul(A.expm1(a), A.cos(b)), versine), im: A.mul(A.exp(a), A.sin(b)) };
    }),
    log,
    log1p,
    log2: unary('log2', (_a, _b, z) => div(log(z), real(A.constant('ln2')))),
    log10: unary('log10', (_a, _b, z) => div(log(z), real(A.constant('ln10')))),

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
    hypot,

    sinh: unary('sinh', (a, b) => ({ re: A.mul(A.sinh(a), A.cos(b)), im: A.mul(A.cosh(a), A.sin(b)) })),
    cosh: unary('cosh', (a, b) => ({ re: A.mul(A.cosh(a), A.cos(b)), im: A.mul(A.sinh(a), A.sin(b)) })),
    tanh,
    sech: unary('sech', (a, b) => div(real(A.sech(a)), { re: A.cos(b), im: A.mul(A.tanh(a), A.sin(b)) })),
    csch: unary('csch', (a, b) => div(real(A.csch(a)), { re: A.cos(b), im: A.mul(A.coth(a), A.sin(b)) })),
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

    abs: choice('abs'),
    relu: choice('relu'),
    min: choiceOfTwo('min'),
    max: choiceOfTwo('max'),
    sign: step('sign'),
    floor: step('floor'),
    ceil: step('ceil'),
    round: step('round'),
    mod,

    erf: unary('erf', () => unsupported('erf')),
    gamma: unary('gamma', () => unsupported('gamma')),
    polygamma: (n, z) =>
      z.im === undefined && n.im === undefined ? real(A.polygamma(n.re, z.re)) : unsupported('polygamma'),
    sincDerivative,
    sigmoid: unary('sigmoid', (a, _b, z) => {
      const negative = isNegative(a);
      const e = exp(negative ? z : neg(z)); // the side on which exp doesn't overflow
      return div(negative ? e : one(), onePlus(e));
    }),
    softplus: unary('softplus', (a, _b, z) => (isNegative(a) ? log1p(exp(z)) : add(z, log1p(exp(neg(z)))))),
  };
  return arithmetic;
}
