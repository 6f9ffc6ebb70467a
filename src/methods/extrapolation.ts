// Differences at several steps, extrapolated to step 0 by the polynomial in step² that fits them, with an honest error.
import type { StepSample, Samples } from './ladder.js';
import type { Places, PolynomialFit, PolynomialFitter } from './polynomial-fit.js';

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

const highestDegree = 7;
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
  fitter: PolynomialFitter,
  samples: Samples,
  centerNoise: number,
  part: DerivativePart,
): Extrapolation | null {
  let best: Extrapolation | null = null;
  const shortest = Math.min(samples.length, fewest);
  for (let from = 0; samples.length >= 3 && samples.length - from >= shortest; from++) {
    const run = samples.slice(from);
    let least = Infinity;
    const highest = Math.min(highestDegree, run.length - 3);
    const at = squaresOf(run);
    const odd = fitter.fits(differencePlaces(run, at), run.map(({ quotient }) => quotient), highest); // prettier-ignore
    const even = fitter.fits(meanPlaces(run, centerNoise, at), [...run.map(({ rise }) => rise), 0], highest + 1);
    for (let degree = 0; degree <= highest; degree++) {
      const differences = odd[degree] as PolynomialFit;
      const means = even[degree + 1] as PolynomialFit;
      const freedom = 2 * (run.length - 1 - degree);
      const scatter = Math.sqrt((differences.residual + means.residual) / freedom);
      const curvature = 2 / widestOf(run) ** 2;
      const [value, deviation] =
        part === 'value'
          ? [differences.value, differences.valueDeviation]
          : [means.slope * curvature, means.slopeDeviation * curvature];
      const estimate = (4 + 8 / freedom) * Math.max(scatter, 1) * deviation;
      least = Math.min(least, estimate);
      if (best === null || estimate < best.estimate) best = { samples: run, degree, value, estimate, scatter };
    }
    // narrower steps improve the fit up to where rounding takes over
    if (best !== null && least > 2 * best.estimate) break;
  }
  return best;
}

/** The factors of the samples' dividends (value), or of their rises (slope), in the extrapolation. */
export function weightsOf(
  fitter: PolynomialFitter,
  { samples, degree }: Extrapolation,
  centerNoise: number,
  part: DerivativePart,
): number[] {
  if (part === 'value') {
    const weights = fitter.weightsAtZero(differencePlaces(samples, squaresOf(samples)), degree, part);
    return samples.map(({ divisor }, i) => (weights[i] as number) / divisor);
  }
  const curvature = 2 / widestOf(samples) ** 2;
  return fitter
    .weightsAtZero(meanPlaces(samples, centerNoise, squaresOf(samples)), degree + 1, part)
    .slice(0, -1)
    .map((weight) => weight * curvature);
}

function widestOf(samples: Samples): number {
  return (samples[0] as StepSample).step;
}

/** The squares of the steps, the widest as 1. */
export function squaresOf(samples: Samples): number[] {
  const widest = widestOf(samples);
  return samples.map(({ step }) => (step / widest) ** 2);
}

function differencePlaces(samples: Samples, at: readonly number[]): Places {
  return { at, deviations: samples.map(({ noise, divisor }) => noise / divisor) };
}

/** With the point itself as the last place. */
function meanPlaces(samples: Samples, centerNoise: number, at: readonly number[]): Places {
  const narrowest = samples.at(-1) as StepSample;
  return {
    at: [...at, 0],
    deviations: [...samples.map(({ noise }) => noise), Math.max(centerNoise, narrowest.noise)],
  };
}
