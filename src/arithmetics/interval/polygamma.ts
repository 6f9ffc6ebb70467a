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
  { add, mul, div, neg, square, symmetric }: Algebra,
  { pow }: Powers,
  { digamma }: SpecialFunctions,
) {
  const { mpfr, literal, isExactZero } = E;

  const product = (from: number, to: number): Interval => {
    let result = literal(1);
    for (let k = from; k <= to; k++) result = mul(result, literal(k));
    return result;
  };
  /** An integer of any size, in pieces that doubles hold exactly. */
  const fromBigInt = (value: bigint): Interval => {
    const base = 2n ** 48n;
    const digits: number[] = [];
    for (let rest = value < 0n ? -value : value; rest > 0n; rest /= base) digits.push(Number(rest % base));
    let result = literal(0);
    for (const digit of digits.reverse()) result = add(mul(result, literal(2 ** 48)), literal(digit));
    return value < 0n ? neg(result) : result;
  };

  /**
   * ψ⁽ⁿ⁾(x): digamma for n = 0; else the recurrence ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(x+1) - (-1)ⁿ n!/xⁿ⁺¹ (DLMF 5.15.5) up to a large
   * argument z, and there the asymptotic series (DLMF 5.15.8), which envelops: the rest is less than the first term left out.
   */
  const polygamma = (n: Interval, x: Interval): Interval => {
    const order = smallInteger(E, n);
    if (order === 0) return digamma(x);
    if (mpfr.precision > 2048) throw new Undecided('polygamma beyond 2,048 bits');
    const first = mpfr.toDouble(x.lo, downward);
    if (!(first > -1e4)) throw new Undecided('the argument of polygamma is too large');
    const far = Math.ceil(mpfr.precision / 4) + 10 * order;
    const shift = Math.max(0, Math.ceil(far - first));
    const sign = order % 2 === 0 ? -1 : 1; // (-1)^(n+1)
    const factorial = product(1, order);
    let sum = literal(0);
    for (let k = 0; k < shift; k++) {
      const at = add(x, literal(k));
      if (isExactZero(at))
        throw new OutsideDomain('outside-domain', 'polygamma', 'the domain of polygamma is x != 0, -1, -2, …');
      sum = add(sum, div(factorial, pow(at, literal(order + 1))));
    }
    const z = add(x, literal(shift));
    // ψ⁽ⁿ⁾(z) = (-1)^(n+1)·((n-1)!/zⁿ + n!/(2zⁿ⁺¹) + Σ B₂ₖ (2k+n-1)!/((2k)! z^(2k+n)))
    const power = pow(z, literal(-order));
    sum = add(sum, mul(product(1, order - 1), power));
    sum = add(sum, div(mul(factorial, power), mul(literal(2), z)));
    const inverseSquare = div(literal(1), square(z));
    let scale = mul(power, inverseSquare); // z^-(2k+n)
    for (let k = 1; ; k++) {
      const { numerator, denominator } = bernoulli.at(k);
      const rising = product(2 * k + 1, 2 * k + order - 1);
      const term = mul(mul(div(fromBigInt(numerator), fromBigInt(denominator)), rising), scale);
      if (mpfr.exponent(term.lo) < mpfr.exponent(sum.lo) - mpfr.precision) {
        sum = add(sum, symmetric(term));
        break;
      }
      if (k > far) throw new Undecided('the series of polygamma does not reach the precision');
      sum = add(sum, term);
      scale = mul(scale, inverseSquare);
    }
    return sign > 0 ? sum : neg(sum);
  };

  return { polygamma } satisfies Partial<Arithmetic<Interval>>;
}

interface BernoulliNumber {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** B₂, B₄, … as fractions, by Σ C(m+1, j) Bⱼ = 0 (DLMF 24.5.3). */
class BernoulliNumbers {
  /** B₀, B₂, B₄ … so far. */
  private readonly numbers: BernoulliNumber[] = [{ numerator: 1n, denominator: 1n }];

  /** B₂ₖ */
  at(k: number): BernoulliNumber {
    let number = this.numbers[k];
    while (number === undefined) {
      this.next();
      number = this.numbers[k];
    }
    return number;
  }

  private next(): void {
    const m = BigInt(2 * this.numbers.length);
    // (m+1)·B_m = -(Σ over even j < m of C(m+1, j)·B_j) - C(m+1, 1)·B₁, with B₁ = -1/2
    let numerator = m + 1n;
    let denominator = 2n;
    let binomial = 1n; // C(m+1, j)
    this.numbers.forEach((number, index) => {
      const j = BigInt(2 * index);
      numerator = numerator * number.denominator - binomial * number.numerator * denominator;
      denominator *= number.denominator;
      const divisor = greatestCommonDivisor(numerator, denominator);
      numerator /= divisor;
      denominator /= divisor;
      binomial = (binomial * (m + 1n - j) * (m - j)) / ((j + 1n) * (j + 2n));
    });
    denominator *= m + 1n;
    const divisor = greatestCommonDivisor(numerator, denominator);
    this.numbers.push({ numerator: numerator / divisor, denominator: denominator / divisor });
  }
}

/** Kept, since each takes all before it: some hundreds at most, as the precision of polygamma is bounded. */
const bernoulli = new BernoulliNumbers();

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
