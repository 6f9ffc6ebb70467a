// Exponentials, logarithms and hyperbolic functions of intervals.
import type { Arithmetic } from '../../arithmetic.js';
import type { Algebra } from './algebra.js';
import type { Ends, Interval } from './ends.js';
import type { UnaryCall } from './mpfr.js';

export type Exponentials = ReturnType<typeof exponentials>;

export function exponentials(E: Ends, { abs, add, neg, reciprocal, reciprocalOutside }: Algebra) {
  const { call, literal, sign, mapIncreasing, require, cmpDouble } = E;

  const cosh = (x: Interval): Interval => mapIncreasing(call.mpfr_cosh, abs(x));
  const sinh = (x: Interval): Interval => mapIncreasing(call.mpfr_sinh, x);
  const tanh = (x: Interval): Interval => mapIncreasing(call.mpfr_tanh, x);
  const asinh = (x: Interval): Interval => mapIncreasing(call.mpfr_asinh, x);
  const exp = (x: Interval): Interval => mapIncreasing(call.mpfr_exp, x);
  const expm1 = (x: Interval): Interval => mapIncreasing(call.mpfr_expm1, x);
  const logarithm = (name: string, f: UnaryCall, x: Interval): Interval => {
    require(name, 'x > 0', sign(x.lo) > 0, sign(x.hi) <= 0);
    return mapIncreasing(f, x);
  };
  const log = (x: Interval): Interval => logarithm('log', call.mpfr_log, x);
  const log1p = (x: Interval): Interval => {
    require('log1p', 'x > -1', cmpDouble(x.lo, -1) > 0, cmpDouble(x.hi, -1) <= 0);
    return mapIncreasing(call.mpfr_log1p, x);
  };
  const log2 = (x: Interval): Interval => logarithm('log2', call.mpfr_log2, x);
  const log10 = (x: Interval): Interval => logarithm('log10', call.mpfr_log10, x);

  const sech = (x: Interval): Interval => reciprocal(cosh(x));
  const csch = (x: Interval): Interval => reciprocalOutside('csch', 'x != 0', sinh(x));
  const coth = (x: Interval): Interval => reciprocalOutside('coth', 'x != 0', tanh(x));
  const acosh = (x: Interval): Interval => {
    require('acosh', 'x >= 1', cmpDouble(x.lo, 1) >= 0, cmpDouble(x.hi, 1) < 0);
    return mapIncreasing(call.mpfr_acosh, x);
  };
  const atanh = (x: Interval): Interval => {
    const inside = cmpDouble(x.lo, -1) > 0 && cmpDouble(x.hi, 1) < 0;
    require('atanh', '-1 < x < 1', inside, cmpDouble(x.hi, -1) <= 0 || cmpDouble(x.lo, 1) >= 0);
    return mapIncreasing(call.mpfr_atanh, x);
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
