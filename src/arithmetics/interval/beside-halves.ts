// The gamma family beside whole numbers and halves: a few terms of the Taylor series there, where MPFR takes long.
import { Undecided } from '../../errors.js';
import type { Algebra } from './algebra.js';
import type { Ends, Interval } from './ends.js';
import type { Exponentials } from './exponentials.js';
import type { KeptConstants } from './kept-constants.js';
import { downward, nearest, upward } from './mpfr.js';
import type { Powers } from './powers.js';

/** Products reach over so many whole numbers. */
const farthest = 32;
/** Distances are below 2 to this power, and so small that so many terms are enough. */
const nearBelow = -16;
const mostTerms = 14;
/** A derivative of digamma of which more bits would cancel isn't made here. */
const mostLost = 16;

/** x = at + steps + e, with a series at `at`: steps <= 0 lead from 1 to a pole. */
interface SeriesPlace {
  readonly at: number;
  readonly steps: number;
  readonly e: Interval;
  /** |e| < 2^exponent, -Infinity: it is 0. */
  readonly exponent: number;
  /** The distance of `at` from poles is 2^-toPole or more. */
  readonly toPole: 0 | 1;
  /** After so many terms what is left is below a unit of the result. */
  readonly terms: number;
}

/** @param spare by so many bits what is left of a series is less than a unit */
export function besideHalves(
  E: Ends,
  { abs, add, containsZero, div, mul, neg, sub }: Algebra,
  { sqrt }: Powers,
  { exp, log }: Exponentials,
  kept: KeptConstants,
  constantPi: () => Interval,
  spare = 2,
) {
  const { mpfr, call, literal, binaryEnd, isExactZero, unaryPoint } = E;

  /** Where x lies, if it is near enough; undefined: the series would be long. */
  const placeOf = (x: Interval): SeriesPlace | undefined => {
    const value = mpfr.toDouble(x.lo, nearest);
    const centre = Math.round(2 * value) / 2;
    if (!(Math.abs(value) <= farthest) || Math.abs(value - centre) > 2 ** nearBelow) return undefined;
    const e = sub(x, literal(centre));
    const exponent = Math.max(mpfr.exponent(e.lo), mpfr.exponent(e.hi));
    const isWhole = Number.isInteger(centre);
    const at = isWhole ? Math.max(1, centre) : centre;
    const toPole = isWhole ? 0 : 1;
    const terms = exponent === -Infinity ? 1 : Math.ceil((mpfr.precision + spare) / -(exponent + toPole));
    if (exponent > nearBelow || terms > mostTerms) return undefined;
    return { at, steps: centre - at, e, exponent, toPole, terms };
  };
  /** From 1 or 1/2 to a place, upward or downward: what lies on the way, by which Γ at the former is multiplied or divided. */
  const way = (at: number): number[] => {
    const from = Number.isInteger(at) ? 1 : 0.5;
    return Array.from({ length: Math.abs(at - from) }, (_, j) => Math.min(at, from) + j);
  };

  /**
   * ζ(k, at) = Σ 1/(at + j)^k of Hurwitz for k >= 2, to so many bits, from ζ(k, 1) = ζ(k) and ζ(k, 1/2) = (2^k - 1)·ζ(k) (DLMF 25.11.2,
   * 25.11.11) by ζ(k, a) = ζ(k, a + 1) + 1/a^k (25.11.3), which continues it to where a is negative; for k = 1 -ψ(at), which
   * does so as well, from γ and γ + 2 ln 2 (DLMF 5.4.12, 5.4.13, 5.5.2).
   */
  const hurwitz = (k: number, at: number, needed: number): Interval => {
    const steps = way(at);
    const bits = Math.min(mpfr.precision, Math.max(64, needed + 32));
    const whole = k === 1 ? kept.euler(bits) : kept.zeta(k, bits);
    const isWhole = Number.isInteger(at);
    if (isWhole && steps.length === 0) return whole;
    let result = isWhole ? whole : mul(whole, literal(k === 1 ? 1 : 2 ** k - 1));
    if (!isWhole && k === 1) result = add(result, mul(literal(2), log(literal(2))));
    for (const step of steps) {
      const inverse = unaryPoint((target, y, rounding) => call.mpfr_pow_si(target, y, -k, rounding), literal(step).lo);
      result = at > 0 ? sub(result, inverse) : add(result, inverse);
    }
    return result;
  };
  /** Σ (-e)^i·weight(i)·ζ(first + i, c) of so many terms: later ones, which e makes small, need fewer bits. */
  const series = (place: SeriesPlace, first: number, weight: (i: number, term: Interval) => Interval): Interval => {
    const { at, e, terms, exponent } = place;
    const term = (i: number): Interval =>
      weight(i, hurwitz(first + i, at, mpfr.precision + (i === 0 ? 0 : i * exponent)));
    let sum = term(terms - 1);
    for (let i = terms - 2; i >= 0; i--) sum = sub(term(i), mul(e, sum));
    return sum;
  };
  /** With an error of less than 2 to this power. */
  const within = (x: Interval, exponent: number): Interval => {
    if (exponent === -Infinity) return x;
    const bound = mpfr.allocateShort();
    // where MPFR's numbers end a larger bound does
    call.mpfr_set_ui_2exp(bound, 1, Math.max(-(2 ** 29), exponent), upward);
    return { lo: binaryEnd(call.mpfr_sub, x.lo, bound, downward), hi: binaryEnd(call.mpfr_add, x.hi, bound, upward) };
  };

  /**
   * ln |Γ(c + e)/Γ(c)| = ψ(c)·e + Σ over k >= 2 of ζ(k, c)·(-e)^k/k (DLMF 5.7.3, whose derivatives are those of 5.15.1). With d the
   * distance from poles, 1/2 or 1, |ζ(k, c)| <= 4/d^k: numbers at distances d, d + 1, … on one side, at most on both, and
   * Σ 1/(d + j)^k <= ζ(2)/d^k. So what comes after n terms is less than 8·(|e|/d)^(n+1) where |e|/d <= 1/2.
   */
  const logRatio = (place: SeriesPlace): Interval => {
    const { e, exponent, terms, toPole } = place;
    const sum = series(place, 1, (i, term) => (i === 0 ? term : div(term, literal(i + 1))));
    return within(neg(mul(e, sum)), 3 + (terms + 1) * (exponent + toPole));
  };
  /** Γ at the place of the series, by Γ(x + 1) = x·Γ(x) (DLMF 5.5.1) from Γ(1) = 1 and Γ(1/2) = √π. */
  const gammaAt = (at: number): Interval => {
    const product = way(at).reduce((sum, step) => mul(sum, literal(step)), literal(1));
    if (Number.isInteger(at)) return product;
    const ofHalf = sqrt(constantPi());
    return at > 0 ? mul(ofHalf, product) : div(ofHalf, product);
  };
  /** What lies on the way from 1 + e down to x, with the distance from a pole last. */
  const stepsDown = ({ at, steps, e }: SeriesPlace): Interval[] =>
    Array.from({ length: -steps }, (_, j) => (at - 1 - j === 0 ? e : add(literal(at - 1 - j), e))).reverse();
  const product = (place: SeriesPlace): Interval => stepsDown(place).reduce(mul);

  const gamma = (place: SeriesPlace): Interval => {
    const near = mul(gammaAt(place.at), exp(logRatio(place)));
    return place.steps === 0 ? near : div(near, product(place));
  };
  const lgamma = (place: SeriesPlace): Interval => {
    const near = add(log(abs(gammaAt(place.at))), logRatio(place));
    return place.steps === 0 ? near : sub(near, log(abs(product(place))));
  };

  /**
   * ψ⁽ⁿ⁾(c + e) = (-1)^(n+1)·Σ (n+i)!/i!·ζ(n+1+i, c)·(-e)^i (DLMF 5.15.1, differentiated), for n = 0 with -ψ(c) in the first place. With d as
   * above and (n+i)!/i! <= (n+i)^n, what comes after m terms is less than 8/d^(n+1)·(n+m)^n·(|e|/d)^m where
   * (n+1)·|e|/d <= 1/4. Down to a pole ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(x+1) - (-1)ⁿ·n!/x^(n+1) (DLMF 5.15.5).
   */
  const polygamma = (n: number, place: SeriesPlace): Interval | undefined => {
    const { at, exponent, terms, toPole } = place;
    // of the first number so many bits cancel
    if (n > 0 && (n + 1) * Math.log2(Math.abs(2 * at)) > mostLost) return undefined;
    let rising = literal(1);
    for (let k = 2; k <= n; k++) rising = mul(rising, literal(k));
    const factorial = rising;
    const weights: Interval[] = [];
    for (let i = 0; i < terms; i++) {
      weights.push(rising);
      rising = div(mul(rising, literal(n + i + 1)), literal(i + 1));
    }
    const sum = series(place, n + 1, (i, term) => mul(weights[i] as Interval, term));
    const left = 3 + (n + 1) * toPole + Math.ceil(n * Math.log2(n + terms)) + terms * (exponent + toPole);
    let inverses = literal(0);
    for (const step of stepsDown(place)) {
      const inverse = div(literal(1), step);
      let power = inverse;
      for (let k = 0; k < n; k++) power = mul(power, inverse);
      inverses = add(inverses, power);
    }
    const size = add(within(sum, left), mul(factorial, inverses));
    return n % 2 === 0 ? neg(size) : size;
  };

  /** Undefined at a pole, and where x is not near enough. @throws Undecided where a pole may be in it */
  const beside = (name: string, x: Interval, f: (place: SeriesPlace) => Interval | undefined): Interval | undefined => {
    const place = placeOf(x);
    if (place === undefined) return undefined;
    if (place.steps < 0 && containsZero(place.e)) {
      if (isExactZero(place.e)) return undefined;
      throw new Undecided(`${name} is too near a pole`);
    }
    return f(place);
  };

  return {
    gamma: (x: Interval): Interval | undefined => beside('gamma', x, gamma),
    lgamma: (x: Interval): Interval | undefined => beside('lgamma', x, lgamma),
    polygamma: (n: number, x: Interval): Interval | undefined =>
      beside(n === 0 ? 'digamma' : 'polygamma', x, (place) => polygamma(n, place)),
  };
}
