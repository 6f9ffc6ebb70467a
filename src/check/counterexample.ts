// A point where a gradient fails, made as round as it can be: numbers that a reader takes in at a glance and may compute with by hand.
import type { PointBox } from './points.js';

/** Significant digits tried in turn, the fewest first. */
const mostRoundDigits = 4;

/** Rounder numbers for a coordinate, the roundest first: those before it in their order. */
function rounderNumbers(value: number): number[] {
  const candidates = [1, 2, 3, -1, 0, Math.round(value)];
  for (let digits = 1; digits <= mostRoundDigits; digits++) candidates.push(Number(value.toPrecision(digits)));
  const own = candidates.indexOf(value);
  return [...new Set(own < 0 ? candidates : candidates.slice(0, own))];
}

/**
 * The point with each coordinate, one after the other, replaced by the roundest number at which the failure persists.
 *
 * @param fails whether it still fails there, in the same component
 * @param box where points may be; null: anywhere
 */
export function roundCounterexample(
  point: readonly number[],
  box: PointBox | null,
  fails: (point: readonly number[]) => boolean,
  mostTrials: number,
): readonly number[] {
  let best = [...point];
  let trials = 0;
  // all at once first: with many coordinates there is no time for each
  for (let digits = 1; digits <= mostRoundDigits; digits++) {
    const rounded = best.map((value) => Number(value.toPrecision(digits)));
    if (!isInside(rounded, box) || trials++ >= mostTrials || !fails(rounded)) continue;
    best = rounded;
    break;
  }
  for (const axis of best.keys()) {
    for (const candidate of rounderNumbers(best[axis] as number)) {
      if (candidate.toString().length > (best[axis] as number).toString().length) continue;
      const moved = best.with(axis, candidate);
      if (!isInside(moved, box)) continue;
      if (trials++ >= mostTrials) return best;
      if (!fails(moved)) continue;
      best = moved;
      break;
    }
  }
  return best;
}

const isInside = (point: readonly number[], box: PointBox | null): boolean =>
  point.every((value, axis) => Number.isFinite(value) && (box === null || (value >= (box[axis]?.[0] ?? -Infinity) && value <= (box[axis]?.[1] ?? Infinity)))); // prettier-ignore
