// The inverse hyperbolic sine of small numbers, by a few terms of its power series: MPFR takes long there.
import type { Algebra } from './algebra.js';
import type { Ends, Interval } from './ends.js';
import { upward } from './mpfr.js';

/** Numbers are below 2 to this power, and so small that so many terms are enough. */
const smallBelow = -16;
const mostTerms = 16;

/** @param spare by so many bits what is left of the series is less than a unit */
export function smallAsinh({ mpfr, call, literal }: Ends, { add, div, mul, square, sub }: Algebra, spare = 1) {
  /**
   * asinh(x) = x·Σ (-1)ⁿ·cₙ·x^(2n) with cₙ = (2n-1)!!/((2n)!!·(2n+1)) (DLMF 4.38.1). Its terms alternate, and fall: so what comes after some is
   * between 0 and the next, less than x^(2n). A factor of x, it leaves the sign to x.
   *
   * @returns undefined where x is not small enough
   */
  return (x: Interval): Interval | undefined => {
    const exponent = Math.max(mpfr.exponent(x.lo), mpfr.exponent(x.hi));
    const terms = Math.ceil((mpfr.precision + spare) / (-2 * exponent));
    if (exponent === -Infinity || exponent > smallBelow || terms > mostTerms) return undefined;
    const size = square(x);
    const bound = mpfr.allocateShort();
    call.mpfr_set_ui_2exp(bound, 1, Math.max(-(2 ** 29), 2 * terms * exponent), upward);
    const rest = { lo: mpfr.negate(bound), hi: bound };
    const coefficients = [literal(1)];
    // (2n-1)!!/(2n)!!, of which doubles hold as many as there are exactly: a denominator is a power of two
    for (let n = 1, ratio = 1; n < terms; n++) {
      ratio = (ratio * (2 * n - 1)) / (2 * n);
      coefficients.push(div(literal(ratio), literal(2 * n + 1)));
    }
    let sum = coefficients[terms - 1] as Interval;
    for (let n = terms - 2; n >= 0; n--) sum = sub(coefficients[n] as Interval, mul(size, sum));
    return mul(x, add(sum, rest));
  };
}
