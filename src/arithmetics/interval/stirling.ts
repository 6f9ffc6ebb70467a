// Asymptotic series of the gamma family far out, and their rests.
import type { Algebra } from './algebra.js';
import { bernoulliFractions } from './bernoulli.js';
import type { Ends, Interval } from './ends.js';
import type { Exponentials } from './exponentials.js';

/** The series is taken where so many terms reach the precision. */
const mostTerms = 32;
/** Its last terms but one, B₆₄/(64·63), is below 2 to this power. */
const largest = 114;

export function stirlingSeries(
  E: Ends,
  { add, div, mul, square, sub, symmetric }: Algebra,
  { log }: Exponentials,
  constantPi: () => Interval,
) {
  const { mpfr, literal } = E;

  /** An integer of any size, in pieces that doubles hold exactly. */
  const fromBigInt = (value: bigint): Interval => {
    const base = 2n ** 48n;
    const digits: number[] = [];
    for (let rest = value < 0n ? -value : value; rest > 0n; rest /= base) digits.push(Number(rest % base));
    let result = literal(0);
    for (const digit of digits.reverse()) result = add(mul(result, literal(2 ** 48)), literal(digit));
    return value < 0n ? sub(literal(0), result) : result;
  };

  /**
   * sum + Σ over k >= 1 of B₂ₖ·weight(k)·scale/z^(2k), a series that envelops what it stands for: the rest is less than the first term
   * left out, of z > 0.
   *
   * @returns undefined where so many terms don't reach the precision
   */
  const enveloped = (
    sum: Interval,
    scale: Interval,
    z: Interval,
    weighted: (term: Interval, k: number) => Interval,
    most: number,
  ): Interval | undefined => {
    const inverseSquare = div(literal(1), square(z));
    let power = mul(scale, inverseSquare);
    let result = sum;
    for (let k = 1; k <= most; k++) {
      const { numerator, denominator } = bernoulliFractions.at(k);
      const term = mul(weighted(div(fromBigInt(numerator), fromBigInt(denominator)), k), power);
      if (mpfr.exponent(symmetric(term).hi) < mpfr.exponent(sum.lo) - mpfr.precision)
        return add(result, symmetric(term));
      result = add(result, term);
      power = mul(power, inverseSquare);
    }
    return undefined;
  };

  /** Whether a number is so large that the series is short. */
  const isFar = (x: Interval): boolean => {
    const size = mpfr.exponent(x.lo) - 1;
    return mpfr.sign(x.lo) > 0 && mpfr.precision + 16 <= (2 * mostTerms - 1) * size - largest;
  };

  /** ln Γ(x) = (x - 1/2)·ln x - x + ½·ln 2π + Σ B₂ₖ/(2k(2k-1)x^(2k-1)) (DLMF 5.11.1, the rest by 5.11(ii)). */
  const lgamma = (x: Interval): Interval | undefined => {
    if (!isFar(x)) return undefined;
    const logarithm = log(x);
    const constant = div(log(mul(literal(2), constantPi())), literal(2));
    const sum = add(sub(mul(sub(x, literal(0.5)), logarithm), x), constant);
    return enveloped(sum, x, x, (term, k) => div(term, literal(2 * k * (2 * k - 1))), mostTerms);
  };
  /** ψ(x) = ln x - 1/(2x) - Σ B₂ₖ/(2k·x^(2k)) (DLMF 5.11.2, the rest by 5.11(ii)). */
  const digamma = (x: Interval): Interval | undefined => {
    if (!isFar(x)) return undefined;
    const sum = sub(log(x), div(literal(0.5), x));
    return enveloped(sum, literal(-1), x, (term, k) => div(term, literal(2 * k)), mostTerms);
  };

  return { enveloped, lgamma, digamma };
}
