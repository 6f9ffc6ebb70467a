// How noisy values are, from the values alone: a table of differences of a few at equal distances.

export interface NoiseEstimate {
  /** The standard deviation of the noise; where it isn't `found`, what it is at most. */
  readonly noise: number;
  /** `wide`: at these distances the function itself moves more than its noise; `narrow`: most neighbours are equal. */
  readonly status: 'found' | 'wide' | 'narrow';
}

/** Estimates of successive orders that are within this factor of one another are of the same noise. */
const alike = 4;

/**
 * Differences of order k of values with independent noise of variance σ² have the variance (2k)!/(k!)² σ², while those of a
 * smooth function shrink with each order; so the first of three orders that agree on σ, whose differences have both signs, is
 * the estimate (Moré & Wild 2011, "Estimating computational noise", section 3, ECnoise).
 *
 * @param values seven to nine, at equal distances along a line
 */
export function noiseOfValues(values: readonly number[]): NoiseEstimate {
  const levels: number[] = [];
  const changesSign: boolean[] = [];
  let differences = [...values];
  let gamma = 1;
  for (let order = 1; order < values.length; order++) {
    differences = differences.slice(1).map((value, i) => value - (differences[i] as number));
    if (order === 1 && 2 * differences.filter((each) => each === 0).length >= values.length)
      return { noise: largestOf(differences), status: 'narrow' };
    gamma *= order / (2 * (2 * order - 1));
    levels.push(Math.sqrt(gamma) * rootMeanSquare(differences));
    changesSign.push(Math.min(...differences) < 0 && Math.max(...differences) > 0);
  }
  for (let k = 0; k + 2 < levels.length; k++) {
    const three = levels.slice(k, k + 3);
    if (changesSign[k] === true && Math.max(...three) <= alike * Math.min(...three))
      return { noise: three[0] as number, status: 'found' };
  }
  return { noise: Math.min(...levels), status: 'wide' };
}

function largestOf(differences: readonly number[]): number {
  return Math.max(...differences.map(Math.abs));
}

/** Without overflow of the squares. */
function rootMeanSquare(numbers: readonly number[]): number {
  return Math.hypot(...numbers) / Math.sqrt(numbers.length);
}
