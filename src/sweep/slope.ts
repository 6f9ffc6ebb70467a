// The slope of magnitudes on logarithmic axes, fitted so that a few wild points don't matter.
import type { PlainNumber } from '../compare/comparison.js';
import type { Fit } from './sweep-data.js';

/** Points that a fit needs, and the most that it looks at: it compares every pair. */
const fewest = 3;
const most = 240;

/** A magnitude at a step. */
export type Sample = readonly [delta: number, magnitude: number];

/**
 * The median of the slopes of all pairs of points (Theil 1950; Sen 1968), of log magnitude against log δ. Up to 29 % of
 * the points may be arbitrarily wrong. Zeros have no logarithm and are left out; null with fewer than three others.
 */
export function fitSlope(samples: readonly Sample[]): { readonly slope: number; readonly fit: Fit } | null {
  const usable = samples.filter(([delta, size]) => delta > 0 && size > 0 && size < Infinity);
  const distinct = new Set(usable.map(([delta]) => delta));
  if (distinct.size < fewest) return null;
  const stride = Math.max(1, usable.length / most);
  const points = Array.from(
    { length: Math.min(most, usable.length) },
    (_, i) => usable[Math.floor(i * stride)] as Sample,
  );
  const deltas = [...distinct];
  const fit = {
    from: deltas.reduce((least, delta) => Math.min(least, delta)),
    to: deltas.reduce((greatest, delta) => Math.max(greatest, delta)),
    points: usable.length,
  };
  return { slope: median(slopesOfPairs(points)), fit };
}

function slopesOfPairs(points: readonly Sample[]): Float64Array {
  const x = Float64Array.from(points, ([delta]) => Math.log10(delta));
  const y = Float64Array.from(points, ([, size]) => Math.log10(size));
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (let i = 1; i < x.length; i++)
    for (let j = 0; j < i; j++) {
      const run = (x[i] as number) - (x[j] as number);
      if (run !== 0) slopes[count++] = ((y[i] as number) - (y[j] as number)) / run;
    }
  return slopes.subarray(0, count);
}

/** How far, in decades, truncation may be from the line of its narrowest steps and still count as on it. */
const straight = 0.15;

/**
 * Both parts are fitted on their own, so neither hides the other. Truncation: from the narrowest step up to where it
 * leaves its straight line, since wide steps see more of the function than its leading term. Round-off: over the steps
 * that give some digit of the derivative, up to ten times as far.
 *
 * @param reach how far round-off is fitted where truncation doesn't say
 * @param isLost whether the stencil came to exactly 0 at this step, or x + δ to x, or the result to the truth: round-off is
 * then minus the truth or minus the truncation, whatever δ is
 */
export function fitParts(
  deltas: readonly number[],
  truncation: readonly (PlainNumber | null)[],
  roundoff: readonly (PlainNumber | null)[],
  reach: number,
  isLost: (index: number) => boolean,
): { readonly truncation: ReturnType<typeof fitSlope>; readonly roundoff: ReturnType<typeof fitSlope> } {
  const missed = fitSlope(straightPart(samplesOf(deltas, truncation)));
  const farthest = Math.min(reach, 10 * (missed?.fit.to ?? reach));
  const kept = roundoff.map((each, i) => (isLost(i) ? null : each));
  const rounded = samplesOf(deltas, kept).filter(([delta]) => delta <= farthest);
  return { truncation: missed, roundoff: fitSlope(rounded) };
}

function samplesOf(deltas: readonly number[], values: readonly (PlainNumber | null)[]): Sample[] {
  const samples: Sample[] = [];
  deltas.forEach((delta, i) => {
    const value = values[i];
    if (typeof value === 'number' && value !== 0) samples.push([delta, Math.abs(value)]);
  });
  return samples;
}

/** The points from the first on that lie on the line of the first third. */
function straightPart(samples: readonly Sample[]): readonly Sample[] {
  const lowest = samples.slice(0, Math.max(fewest, Math.ceil(samples.length / 3)));
  const line = fitSlope(lowest);
  if (line === null) return samples;
  const logs = samples.map(([delta, size]) => Math.log10(size) - line.slope * Math.log10(delta));
  const level = median(logs.slice(0, lowest.length));
  const end = logs.findIndex((log, i) => i >= lowest.length && Math.abs(log - level) > straight);
  return end < 0 ? samples : samples.slice(0, end);
}

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
