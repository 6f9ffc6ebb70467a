// Exponentials, logarithms and hyperbolic functions of intervals.
import type { Arithmetic } from '../../arithmetic.js';
import type { Algebra } from './algebra.js';
import type { Ends, Interval } from './ends.js';
import type { UnaryCall } from './mpfr.js';
import type { OneEnd, SteepestSlope } from './one-end.js';
import type { Slopes } from './slopes.js';
import { smallAsinh } from './small-asinh.js';

export type Exponentials = ReturnType<typeof exponentials>;

export function exponentials(E: Ends, algebra: Algebra, { fromOneEnd, nearEnd, farEnd }: OneEnd, slopes: Slopes) {
  const { abs, add, max, min, mul, neg, reciprocal, reciprocalOutside, sub } = algebra;
  const { call, literal, sign, require, cmpDouble, mapIncreasing } = E;
  const asinhOfSmall = smallAsinh(E, algebra);
  /** Of a function that increases, from the end nearer to 0, which stays on its side of what is there. */
  const fromNear = (f: UnaryCall, x: Interval, slope: SteepestSlope): Interval =>
    fromOneEnd(f, x, 1, nearEnd(x, 0), slope);

  const cosh = (x: Interval): Interval => fromNear(call.mpfr_cosh, abs(x), slopes.cosh);
  const sinh = (x: Interval): Interval => fromNear(call.mpfr_sinh, x, slopes.sinh);
  const tanh = (x: Interval): Interval => max(literal(-1), min(literal(1), fromNear(call.mpfr_tanh, x, slopes.tanh)));
  const asinh = (x: Interval): Interval => asinhOfSmall(x) ?? fromNear(call.mpfr_asinh, x, slopes.asinh);
  const exp = (x: Interval): Interval => fromNear(call.mpfr_exp, x, slopes.exp);
  const expm1 = (x: Interval): Interval => fromNear(call.mpfr_expm1, x, slopes.expm1);
  const logarithm = (name: string, f: UnaryCall, x: Interval, slope: SteepestSlope): Interval => {
    require(name, 'x > 0', sign(x.lo) > 0, sign(x.hi) <= 0);
    return fromOneEnd(f, x, 1, 'lo', slope);
  };
  const log = (x: Interval): Interval => logarithm('log', call.mpfr_log, x, slopes.log);
  const log1p = (x: Interval): Interval => {
    require('log1p', 'x > -1', cmpDouble(x.lo, -1) > 0, cmpDouble(x.hi, -1) <= 0);
    return fromOneEnd(call.mpfr_log1p, x, 1, 'lo', slopes.log1p);
  };
  const log2 = (x: Interval): Interval => logarithm('log2', call.mpfr_log2, x, slopes.log2);
  const log10 = (x: Interval): Interval => logarithm('log10', call.mpfr_log10, x, slopes.log10);

  const sech = (x: Interval): Interval => reciprocal(cosh(x));
  const csch = (x: Interval): Interval => reciprocalOutside('csch', 'x != 0', sinh(x));
  const coth = (x: Interval): Interval => reciprocalOutside('coth', 'x != 0', tanh(x));
  const rootOfHalf = (x: Interval): Interval => mapIncreasing(call.mpfr_sqrt, mul(x, literal(0.5)));
  const acosh = (x: Interval): Interval => {
    require('acosh', 'x >= 1', cmpDouble(x.lo, 1) >= 0, cmpDouble(x.hi, 1) < 0);
    // beside 1 by x - 1 = 2·sinh(acosh(x)/2)²
    const near = cmpDouble(x.hi, 1 + 2 ** -24) < 0 ? asinhOfSmall(rootOfHalf(sub(x, literal(1)))) : undefined;
    if (near !== undefined) return mul(literal(2), near);
    return fromOneEnd(call.mpfr_acosh, x, 1, 'lo', slopes.acosh);
  };
  const atanh = (x: Interval): Interval => {
    const inside = cmpDouble(x.lo, -1) > 0 && cmpDouble(x.hi, 1) < 0;
    require('atanh', '-1 < x < 1', inside, cmpDouble(x.hi, -1) <= 0 || cmpDouble(x.lo, 1) >= 0);
    return fromOneEnd(call.mpfr_atanh, x, 1, farEnd(x), slopes.atanh);
  };
  const asech = (x: Interval): Interval => {
    const inside = sign(x.lo) > 0 && cmpDouble(x.hi, 1) <= 0;
    require('asech', '0 < x <= 1', inside, sign(x.hi) <= 0 || cmpDouble(x.lo, 1) > 0);
    return acosh(reciprocal(x));
  };
  const acsch = (x: Interval): Interval => asinh(reciprocalOutside('acsch', 'x != 0', x));
  const acoth = (x: Interval): Interval => {
    const inside = cmpDouble(x.lo, 1) > 0 || cmpDouble(x.hi, -1) < 0;
    require('acoth', '|x| > 1', inside, cmpDouble(x.lo, -1) >= 0 && cmpDouble(x.hi, 1) <= 0);
    return atanh(reciprocal(x));
  };

  const sigmoid = (x: Interval): Interval => reciprocal(add(literal(1), exp(neg(x))));
  const softplus = (x: Interval): Interval => (cmpDouble(x.hi, 1000) < 0 ? log1p(exp(x)) : add(x, log1p(exp(neg(x)))));

  return {
    exp, expm1, log, log2, log10, log1p, sinh, cosh, tanh, sech, csch, coth,
    asinh, acosh, atanh, asech, acsch, acoth, sigmoid, softplus,
  } satisfies Partial<Arithmetic<Interval>>; // prettier-ignore
}
