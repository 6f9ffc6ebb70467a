// The best step of a method: where its errors are least, and not by luck.
import type { PlainNumber } from '../compare/comparison.js';
import { median } from './slope.js';

/** How far neighbours are asked, in either direction: half a decade, and a little for steps that aren't quite even. */
const window = 10 ** 0.52;

/**
 * The step with the least error. An error counts for no less than the round-off that its neighbours met, carried over to
 * this step as δ^-growth: a rounding that happens to come out right among others that don't is no reason to choose a
 * step. Errors up to `floor`, half an ulp, are equal, since the result is then the truth rounded; and where round-off
 * doesn't grow, so are errors up to twice that, or twice its median. Among equals the widest wins; null where there is no error at all to choose from.
 */
export function bestStep(
  deltas: readonly number[],
  errors: readonly (PlainNumber | null)[],
  roundoffs: readonly (PlainNumber | null)[],
  growth: number,
  floor: number,
): { readonly delta: number; readonly error: number } | null {
  const levels = deltas.map((delta, i) =>
    growth === 0 ? 0 : roundoffLevel(errors[i], roundoffs[i]) * delta ** growth,
  );
  const rounded = roundoffs.flatMap((each) => (typeof each === 'number' ? [Math.abs(each)] : []));
  const equal = growth === 0 && rounded.length > 0 ? 2 * Math.max(floor, median(rounded)) : floor;
  const highest = highestBeside(deltas, levels);
  let best: { delta: number; error: number } | null = null;
  let least = Infinity;
  deltas.forEach((delta, i) => {
    const error = errors[i];
    if (typeof error !== 'number') return;
    const score = Math.max(Math.abs(error), (highest[i] as number) / delta ** growth, equal);
    if (score > least) return;
    least = score;
    best = { delta, error: Math.abs(error) };
  });
  return best;
}

/**
 * The highest level among the neighbours of each step, itself among them, in one walk: of the levels ahead only those stay that
 * no later one exceeds, so that the first that stays is the highest.
 *
 * @param deltas ascending
 * @param levels not negative
 */
function highestBeside(deltas: readonly number[], levels: readonly number[]): Float64Array {
  const highest = new Float64Array(deltas.length);
  const staying = new Int32Array(deltas.length);
  let [front, back, next] = [0, 0, 0];
  deltas.forEach((delta, i) => {
    for (; next < deltas.length && (deltas[next] as number) <= delta * window; next++) {
      const level = levels[next] as number;
      while (back > front && !((levels[staying[back - 1] as number] as number) > level)) back--;
      staying[back++] = next;
    }
    while (front < back && (deltas[staying[front] as number] as number) * window < delta) front++;
    if (front < back) highest[i] = levels[staying[front] as number] as number;
  });
  return highest;
}

/** What round-off did to the error; nothing, where the error is 0 in spite of it. */
function roundoffLevel(error: PlainNumber | null | undefined, roundoff: PlainNumber | null | undefined): number {
  return typeof error === 'number' && typeof roundoff === 'number' ? Math.min(Math.abs(error), Math.abs(roundoff)) : 0;
}
