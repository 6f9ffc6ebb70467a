// Polygamma functions over intervals.
import type { Arithmetic } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import type { Algebra } from './algebra.js';
import type { Ends, Interval } from './ends.js';
import { downward } from './mpfr.js';
import type { Powers } from './powers.js';
import { smallInteger } from './small-integer.js';
import type { SpecialFunctions } from './special.js';

export function polygammas(
  E: Ends,
  { add, mul, div, neg }: Algebra,
  { pow }: Powers,
  { digamma, beside, stirling }: SpecialFunctions,
) {
  const { mpfr, literal, isExactZero } = E;

  const product = (from: number, to: number): Interval => {
    let result = literal(1);
    for (let k = from; k <= to; k++) result = mul(result, literal(k));
    return result;
  };
  /** 1/x^n, by products: MPFR's powers take longer. */
  const inversePower = (x: Interval, n: number): Interval => {
    let result = x;
    for (let k = 1; k < n; k++) result = mul(result, x);
    return div(literal(1), result);
  };

  /**
   * ψ⁽ⁿ⁾(x): digamma for n = 0; Taylor's series beside whole numbers and halves; else the recurrence ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(x+1) - (-1)ⁿ n!/xⁿ⁺¹ (DLMF 5.15.5) up to a large
   * argument z, and there the asymptotic series (DLMF 5.15.8), which envelops: the rest is less than the first term left out.
   */
  const polygamma = (n: Interval, x: Interval): Interval => {
    const order = smallInteger(E, n);
    if (order === 0) return digamma(x);
    const near = beside.polygamma(order, x);
    if (near !== undefined) return near;
    if (mpfr.precision > 2048) throw new Undecided('polygamma beyond 2,048 bits');
    const first = mpfr.toDouble(x.lo, downward);
    if (!(first > -1e4)) throw new Undecided('the argument of polygamma is too large');
    const far = Math.ceil(mpfr.precision / 4) + 10 * order;
    const shift = Math.max(0, Math.ceil(far - first));
    const factorial = product(1, order);
    let powers = literal(0);
    for (let k = 0; k < shift; k++) {
      const at = add(x, literal(k));
      if (isExactZero(at))
        throw new OutsideDomain('outside-domain', 'polygamma', 'the domain of polygamma is x != 0, -1, -2, …');
      powers = add(powers, inversePower(at, order + 1));
    }
    const z = add(x, literal(shift));
    // ψ⁽ⁿ⁾(z) = (-1)^(n+1)·((n-1)!/zⁿ + n!/(2zⁿ⁺¹) + Σ B₂ₖ (2k+n-1)!/((2k)! z^(2k+n)))
    const power = pow(z, literal(-order));
    const start = add(mul(product(1, order - 1), power), div(mul(factorial, power), mul(literal(2), z)));
    const rising = (term: Interval, k: number): Interval => mul(term, product(2 * k + 1, 2 * k + order - 1));
    const sum = stirling.enveloped(add(mul(factorial, powers), start), power, z, rising, far);
    if (sum === undefined) throw new Undecided('the series of polygamma does not reach the precision');
    return order % 2 === 0 ? neg(sum) : sum;
  };

  return { polygamma } satisfies Partial<Arithmetic<Interval>>;
}
