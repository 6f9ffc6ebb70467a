// The derivatives of sin(x)/x over intervals.
import type { Interval, IntervalArithmetic } from './interval.js';
import { smallInteger } from './small-integer.js';

/**
 * The n-th derivative of sin(x)/x. Within |x| < 1 by Taylor's series, whose terms alternate and fall, so that the rest
 * is less than the first term left out; elsewhere by x·s⁽ⁿ⁾ = sin⁽ⁿ⁾(x) - n·s⁽ⁿ⁻¹⁾.
 */
export function sincDerivativeOverIntervals(A: IntervalArithmetic, n: Interval, x: Interval): Interval {
  const order = smallInteger(A, n);
  if (A.mpfr.exponent(x.lo) <= 0 && A.mpfr.exponent(x.hi) <= 0) return series(A, order, x);
  const waves = [A.sin(x), A.cos(x)] as const;
  let value = A.div(waves[0], x);
  for (let k = 1; k <= order; k++) {
    const wave = waves[(k % 2) as 0 | 1];
    const derivative = k % 4 >= 2 ? A.neg(wave) : wave;
    value = A.div(A.sub(derivative, A.mul(A.literal(k), value)), x);
  }
  return value;
}

/** Σ (-1)^k x^m/(m!·(2k+1)) with m = 2k - n >= 0. */
function series(A: IntervalArithmetic, order: number, x: Interval): Interval {
  const square = A.square(x);
  let k = Math.ceil(order / 2);
  let m = 2 * k - order;
  let power = m === 0 ? A.literal(1) : x; // x^m/m!
  let sum = A.literal(0);
  for (;;) {
    const size = A.div(power, A.literal(2 * k + 1));
    const negligible =
      A.mpfr.exponent(size.lo) < -2 * A.mpfr.precision && A.mpfr.exponent(size.hi) < -2 * A.mpfr.precision;
    if (A.isExactZero(size)) return sum;
    if (negligible && m > 1) return A.add(sum, A.symmetric(size));
    sum = k % 2 === 0 ? A.add(sum, size) : A.sub(sum, size);
    power = A.div(A.mul(power, square), A.literal((m + 1) * (m + 2)));
    m += 2;
    k++;
  }
}
