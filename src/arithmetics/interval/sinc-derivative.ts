// The derivatives of sin(x)/x over intervals.
import type { Arithmetic } from '../../arithmetic.js';
import type { Algebra } from './algebra.js';
import type { Circular } from './circular.js';
import type { Ends, Interval } from './ends.js';
import { smallInteger } from './small-integer.js';

export function sincDerivatives(E: Ends, { add, sub, mul, div, neg, square, symmetric }: Algebra, waves: Circular) {
  const { mpfr, literal, isExactZero } = E;

  /** Σ (-1)^k x^m/(m!·(2k+1)) with m = 2k - n >= 0. */
  const series = (order: number, x: Interval): Interval => {
    const squared = square(x);
    let k = Math.ceil(order / 2);
    let m = 2 * k - order;
    let power = m === 0 ? literal(1) : x; // x^m/m!
    let sum = literal(0);
    for (;;) {
      const size = div(power, literal(2 * k + 1));
      const negligible = mpfr.exponent(size.lo) < -2 * mpfr.precision && mpfr.exponent(size.hi) < -2 * mpfr.precision;
      if (isExactZero(size)) return sum;
      if (negligible && m > 1) return add(sum, symmetric(size));
      sum = k % 2 === 0 ? add(sum, size) : sub(sum, size);
      power = div(mul(power, squared), literal((m + 1) * (m + 2)));
      m += 2;
      k++;
    }
  };

  /**
   * The n-th derivative of sin(x)/x. Within |x| < 1 by Taylor's series, whose terms alternate and fall, so that the rest
   * is less than the first term left out; elsewhere by x·s⁽ⁿ⁾ = sin⁽ⁿ⁾(x) - n·s⁽ⁿ⁻¹⁾.
   */
  const sincDerivative = (n: Interval, x: Interval): Interval => {
    const order = smallInteger(E, n);
    if (mpfr.exponent(x.lo) <= 0 && mpfr.exponent(x.hi) <= 0) return series(order, x);
    const sine = waves.sin(x);
    const cosine = waves.cos(x);
    let value = div(sine, x);
    for (let k = 1; k <= order; k++) {
      const wave = k % 2 === 0 ? sine : cosine;
      const derivative = k % 4 >= 2 ? neg(wave) : wave;
      value = div(sub(derivative, mul(literal(k), value)), x);
    }
    return value;
  };

  return { sincDerivative } satisfies Partial<Arithmetic<Interval>>;
}
