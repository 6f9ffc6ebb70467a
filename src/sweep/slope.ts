// The slope of magnitudes on logarithmic axes, fitted so that a few wild points don't matter.
import type { Fit } from './sweep-data.js';
import { median } from './median.js';

/** Points that a fit needs, and the most that it looks at: it compares every pair. */
const fewest = 3;
const most = 240;

/** Magnitudes, and the steps that they are at, ascending. All of them are finite and greater than 0. */
export interface Magnitudes {
  readonly deltas: Float64Array;
  readonly sizes: Float64Array;
}

/** A slope, and over which points it was fitted. */
export interface FittedSlope {
  readonly slope: number;
  readonly fit: Fit;
}

/**
 * The median of the slopes of all pairs of points (Theil 1950; Sen 1968), of log magnitude against log δ. Up to 29 % of
 * the points may be arbitrarily wrong. Null with fewer than three steps.
 */
export function fitSlope({ deltas, sizes }: Magnitudes): FittedSlope | null {
  const points = deltas.length;
  if (distinctSteps(deltas) < fewest) return null;
  const slope = median(slopesOfPairs(thinned(deltas).map(Math.log10), thinned(sizes).map(Math.log10)));
  return { slope, fit: { from: deltas[0] as number, to: deltas[points - 1] as number, points } };
}

/** How many different steps there are among ascending ones. */
function distinctSteps(deltas: Float64Array): number {
  let count = Math.min(1, deltas.length);
  for (let i = 1; i < deltas.length; i++) if (deltas[i] !== deltas[i - 1]) count++;
  return count;
}

/** Evenly chosen out of many. */
function thinned(column: Float64Array): Float64Array {
  const stride = Math.max(1, column.length / most);
  const chosen = new Float64Array(Math.min(most, column.length));
  return chosen.map((_, i) => column[Math.floor(i * stride)] as number);
}

/** Those of different steps. */
function slopesOfPairs(x: Float64Array, y: Float64Array): Float64Array {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  return slopes.subarray(0, writeSlopes(x, y, slopes));
}

/** How many there are. The loop is a function of its own: compiled while it runs, it would be given up at its end otherwise, each time. */
function writeSlopes(x: Float64Array, y: Float64Array, slopes: Float64Array): number {
  let count = 0;
  for (let i = 1; i < x.length; i++)
    for (let j = 0; j < i; j++) {
      const run = (x[i] as number) - (x[j] as number);
      if (run !== 0) slopes[count++] = ((y[i] as number) - (y[j] as number)) / run;
    }
  return count;
}

/** How far, in decades, truncation may be from the line of its narrowest steps and still count as on it. */
const straight = 0.15;

/**
 * Both parts are fitted on their own, so neither hides the other. Truncation: from the narrowest step up to where it
 * leaves its straight line, since wide steps see more of the function than its leading term. Round-off: over the steps
 * that give some digit of the derivative, up to ten times as far.
 *
 * @param deltas ascending
 * @param truncation NaN where there is none, as in `roundoff`; zeros have no logarithm and are left out
 * @param reach how far round-off is fitted where truncation doesn't say
 * @param isLost whether the stencil came to exactly 0 at this step, or x + δ to x, or the result to the truth: round-off is
 * then minus the truth or minus the truncation, whatever δ is
 */
export function fitParts(
  deltas: readonly number[],
  truncation: ArrayLike<number>,
  roundoff: ArrayLike<number>,
  reach: number,
  isLost: (index: number) => boolean,
): { readonly truncation: FittedSlope | null; readonly roundoff: FittedSlope | null } {
  const missed = fitSlope(straightPart(samplesOf(deltas, truncation, () => true)));
  const farthest = Math.min(reach, 10 * (missed?.fit.to ?? reach));
  const rounded = samplesOf(deltas, roundoff, (i) => !isLost(i) && (deltas[i] as number) <= farthest);
  return { truncation: missed, roundoff: fitSlope(rounded) };
}

export function samplesOf(
  deltas: readonly number[],
  values: ArrayLike<number>,
  isKept: (index: number) => boolean,
): Magnitudes {
  const samples = { deltas: new Float64Array(deltas.length), sizes: new Float64Array(deltas.length) };
  let count = 0;
  for (let i = 0; i < deltas.length; i++) {
    const size = Math.abs(values[i] as number);
    if (!(size > 0 && size < Infinity) || !isKept(i)) continue;
    samples.deltas[count] = deltas[i] as number;
    samples.sizes[count++] = size;
  }
  return first(samples, count);
}

function first({ deltas, sizes }: Magnitudes, count: number): Magnitudes {
  return { deltas: deltas.subarray(0, count), sizes: sizes.subarray(0, count) };
}

/** The points from the first on that lie on the line of the first third. */
function straightPart(samples: Magnitudes): Magnitudes {
  const { deltas, sizes } = samples;
  const lowest = Math.max(fewest, Math.ceil(deltas.length / 3));
  const line = fitSlope(first(samples, lowest));
  if (line === null) return samples;
  const logs = sizes.map((size, i) => Math.log10(size) - line.slope * Math.log10(deltas[i] as number));
  const level = median(logs.subarray(0, lowest));
  const end = logs.findIndex((log, i) => i >= lowest && Math.abs(log - level) > straight);
  return end < 0 ? samples : first(samples, end);
}
