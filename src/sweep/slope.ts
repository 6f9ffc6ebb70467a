// The slope of magnitudes on logarithmic axes, fitted so that a few wild points don't matter.
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
  const stride = Math.max(1, usable.length / most);
  const points = Array.from({ length: Math.min(most, usable.length) }, (_, i) => usable[Math.floor(i * stride)] as Sample);
  const logs = points.map(([delta, size]) => [Math.log10(delta), Math.log10(size)] as const);
  const slopes: number[] = [];
  logs.forEach(([x, y], i) => {
    for (const [u, v] of logs.slice(0, i)) if (u !== x) slopes.push((y - v) / (x - u));
  });
  const distinct = new Set(usable.map(([delta]) => delta));
  if (distinct.size < fewest) return null;
  const deltas = [...distinct];
  const fit = {
    from: deltas.reduce((least, delta) => Math.min(least, delta)),
    to: deltas.reduce((greatest, delta) => Math.max(greatest, delta)),
    points: usable.length,
  };
  return { slope: median(slopes), fit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
