// Differences at several steps, extrapolated to step 0 by the polynomial in step² that fits them, with an honest error.
import type { Arithmetic } from '../arithmetic.js';
import type { StepSample, Samples } from './ladder.js';
import { GrowingFits, highestDegree } from './polynomial-fit.js';
import { ZeroWeights, type Places } from './polynomial-weights.js';

/** What a run of samples comes to at step 0. */
export interface Extrapolation {
  readonly samples: Samples;
  readonly degree: number;
  readonly value: number;
  /** A bound of its error, as the samples let one expect it. */
  readonly estimate: number;
  /** How much the values scatter about the fit, in units of what rounding them makes. */
  readonly scatter: number;
}

/** Of the first derivative, or of the second along the same samples. */
export type DerivativePart = 'value' | 'slope';

/** The fits of differences and means: memory that extrapolations share, one after the other. */
export class Fits {
  readonly growing = new GrowingFits();
  readonly weights = new ZeroWeights();
}

/** How many times the best estimate another may be, and lead to a better one. */
const patience = 2;
/** Samples to judge by, where there are as many. */
const fewest = 6;
/** What scatters more than this isn't rounding alone. */
export const roundingScatter = 30;

/**
 * The extrapolation with the least estimate, over all degrees and with 0, 1, … of the widest steps left out. Values on both
 * sides of the point are fitted by one polynomial in the step, whose odd and even parts are fitted apart: differences by
 * degree `degree` in step², means by one more, with the value at the point among them. So a kink, which differences don't
 * see, tells in the means. What is left of the values measures how far they are from being a polynomial, for whichever
 * reason: rounding, or a step too wide. The terms left out move the answer by at most 2.5 of its deviations that
 * follow from that, which is why the estimate is four of them and more where few values are left to measure by.
 */
export function extrapolate(
  { growing: fits }: Fits,
  samples: Samples,
  centerNoise: number,
  part: DerivativePart,
): Extrapolation | null {
  const count = samples.length;
  if (count < 3) return null;
  fits.clear();
  for (const { step, quotient, divisor, rise, noise } of samples)
    fits.add(step, quotient, noise / divisor, rise, noise);
  const centerDeviation = deviationAtPoint(samples, centerNoise);
  const best = { from: 0, degree: -1, value: NaN, estimate: NaN, scatter: NaN };
  const shortest = Math.min(count, fewest);
  for (let from = 0; count - from >= shortest; from++) {
    const curvature = 2 / (samples[from] as StepSample).step ** 2;
    let least = Infinity;
    const highest = Math.min(highestDegree, count - from - 3);
    fits.fit(from, centerDeviation, highest, part);
    for (let degree = 0; degree <= highest; degree++) {
      const freedom = 2 * (count - from - 1 - degree);
      const scatter = Math.sqrt(fits.residual(degree) / freedom);
      const value = part === 'value' ? fits.value(degree) : fits.slope(degree) * curvature;
      const deviation = part === 'value' ? fits.valueDeviation(degree) : fits.slopeDeviation(degree) * curvature;
      const roundoff = (4 + 8 / freedom) * deviation;
      const estimate = (4 + 8 / freedom) * Math.max(scatter, 1) * deviation;
      least = Math.min(least, estimate);
      if (best.degree < 0 || estimate < best.estimate) {
        best.from = from;
        best.degree = degree;
        best.value = value;
        best.estimate = estimate;
        best.scatter = scatter;
      }
      // that of higher degrees is more
      if (roundoff > patience * best.estimate) break;
    }
    // narrower steps improve the fit up to where rounding takes over
    if (least > patience * best.estimate) break;
  }
  const { from, degree, value, estimate, scatter } = best;
  return { samples: samples.slice(from), degree, value, estimate, scatter };
}

/** The factors of the samples' dividends (value), or of their rises (slope), in the extrapolation. */
export function weightsOf(
  { weights }: Fits,
  { samples, degree }: Extrapolation,
  centerNoise: number,
  part: DerivativePart,
): number[] {
  const { step: widest } = samples[0] as StepSample;
  if (part === 'value') {
    const ofQuotients = weights.of(differencePlaces(samples), widest, degree, part);
    return samples.map(({ divisor }, i) => (ofQuotients[i] as number) / divisor);
  }
  const curvature = 2 / widest ** 2;
  const ofRises = weights.of(meanPlaces(samples, centerNoise), widest, degree + 1, part);
  return samples.map((_, i) => (ofRises[i] as number) * curvature);
}

/** The terms whose sum an extrapolation is: what was found at each step, as sums of `count` values, by its weight. */
export function weightedTerms<T>(
  A: Arithmetic<T>,
  weights: readonly number[],
  dividends: readonly T[],
  count: number,
): T[] {
  return dividends.map((dividend, i) => A.mul(A.literal((weights[i] as number) / count), dividend));
}

function differencePlaces(samples: Samples): Places {
  const [steps, deviations]: [number[], number[]] = [[], []];
  for (const { step, noise, divisor } of samples) {
    steps.push(step);
    deviations.push(noise / divisor);
  }
  return { steps, deviations };
}

/** With the point itself as the last place. */
function meanPlaces(samples: Samples, centerNoise: number): Places {
  const [steps, deviations]: [number[], number[]] = [[], []];
  for (const { step, noise } of samples) {
    steps.push(step);
    deviations.push(noise);
  }
  steps.push(0);
  deviations.push(deviationAtPoint(samples, centerNoise));
  return { steps, deviations };
}

function deviationAtPoint(samples: Samples, centerNoise: number): number {
  return Math.max(centerNoise, (samples.at(-1) as StepSample).noise);
}
