// What grows without end, by asymptotic expansions in 1/x², of which what is left is of the order of the first term left out.
import { exactFractions } from '../fractions.js';
import type { Interval } from '../interval/interval.js';
import { atZero, exponentEnclosure, scaledOrder } from './order.js';
import { leadOrder, remainder, type OneSidedSeries } from './one-sided-series.js';
import type { SeriesSetting } from './series-setting.js';
import { waveSwing } from './swing.js';
import { seriesOfSwing } from './swinging.js';
import { isKnownGrowth } from './swinging-steps.js';

/** B₂, B₄, …, by numerator and denominator. (DLMF 24.2) */
const bernoulli = [
  [1, 6], [-1, 30], [1, 42], [-1, 30], [5, 66], [-691, 2730], [7, 6], [-3617, 510], [43867, 798], [-174611, 330],
] as const; // prettier-ignore

/** Σ cⱼ·x^(-2j). */
function inSquares({ S, ring }: SeriesSetting, x: OneSidedSeries, c: (j: number) => Interval): OneSidedSeries {
  const count = Math.min(ring.mostTerms, bernoulli.length);
  const z = S.square(S.div(S.literal(1), x));
  return ring.substitute(Array.from({ length: count }, (_, j) => c(j)), z); // prettier-ignore
}

/** erfc x = exp(-x²)/(x√π)·Σ (-1)ʲ·1·3·…·(2j - 1)/(2x²)ʲ for x -> ∞, DLMF 7.12.1. */
export function erfcOfGrowing(s: SeriesSetting, x: OneSidedSeries): OneSidedSeries {
  const { S, ring } = s;
  const coefficients = [ring.A.literal(1)];
  const sum = inSquares(s, x, (j) => {
    const c = coefficients[j] as Interval;
    coefficients.push(ring.A.mul(c, ring.A.literal(-(2 * j + 1) / 2)));
    return c;
  });
  const factor = S.div(S.constant('twoOverSqrtPi'), S.mul(S.literal(2), x));
  return S.mul(S.mul(S.gaussian(x), factor), sum);
}

/** log Γ(x) = (x - ½)·log x - x + ½·log 2π + Σ B₂ₙ/(2n(2n - 1)·x²ⁿ⁻¹) for x -> ∞, DLMF 5.11.1. */
export function lgammaOfGrowing(s: SeriesSetting, x: OneSidedSeries): OneSidedSeries {
  const { S, ring } = s;
  const { A } = ring;
  const wholeTurn = A.mul(A.literal(2), A.acos(A.literal(-1)));
  const sum = inSquares(s, x, (j) => fractionOf(s, j, (2 * j + 2) * (2 * j + 1)));
  const first = S.sub(S.mul(S.sub(x, S.literal(0.5)), S.log(x)), x);
  return S.add(S.add(first, ring.constant(A.div(A.log(wholeTurn), A.literal(2)))), S.div(sum, x));
}

/** (-1)ⁿ⁺¹·((n - 1)!/xⁿ + n!/(2xⁿ⁺¹) + Σ B₂ₖ·(2k + n - 1)!/((2k)!·x²ᵏ⁺ⁿ)) for x -> ∞, DLMF 5.15.8; for n = 0 with log x, 5.11.2. */
export function polygammaOfGrowing(s: SeriesSetting, n: number, x: OneSidedSeries): OneSidedSeries {
  const { S, ring } = s;
  const { A } = ring;
  const product = (from: number, to: number): Interval => {
    let result = A.literal(1);
    for (let j = from; j <= to; j++) result = A.mul(result, A.literal(j));
    return result;
  };
  const inverse = S.div(S.literal(1), x);
  const power = ring.constant(product(1, n));
  // B₂ₖ·(2k + n - 1)!/(2k)!
  const sum = inSquares(s, x, (j) => {
    const factor = n === 0 ? A.div(A.literal(1), A.literal(2 * j + 2)) : product(2 * j + 3, 2 * j + n + 1);
    return A.mul(fractionOf(s, j, 1), factor);
  });
  const leading = n === 0 ? S.neg(S.log(x)) : ring.constant(product(1, n - 1));
  const inner = S.add(S.add(leading, S.mul(S.mul(S.literal(0.5), power), inverse)), S.mul(sum, S.square(inverse)));
  const size = n === 0 ? inner : S.mul(inner, S.pow(inverse, S.literal(n)));
  return n % 2 === 0 ? S.neg(size) : size;
}

/** The n-th derivative of sin(x)/x where x grows: that of the sine over x, and what is not above 1/x². */
export function sincOfGrowing({ S, ring }: SeriesSetting, n: number, x: OneSidedSeries): OneSidedSeries | undefined {
  if (ring.growth(x) === 0) return undefined;
  const order = leadOrder(x);
  if (order === null) return undefined;
  if (!isKnownGrowth(x)) return remainder(scaledOrder(order, -1));
  const first = S.div(seriesOfSwing(atZero, waveSwing(ring.A, x.rest === null || ring.isContinuous())), x);
  return n === 0 ? first : ring.add(first, remainder(scaledOrder(order, -2)));
}

/** The j-th of B₂, B₄, … over a whole number. */
function fractionOf({ ring }: SeriesSetting, j: number, over: number): Interval {
  const [n, d] = bernoulli[j] as (typeof bernoulli)[number];
  return exponentEnclosure(ring.A, exactFractions.div(exactFractions.literal(n), exactFractions.literal(d * over)));
}
