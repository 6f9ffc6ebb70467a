// The best step of a method: where its errors are least, and not by luck.
import { median } from './median.js';

const none = new Float64Array(0);

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
  errors: ArrayLike<number>,
  roundoffs: ArrayLike<number>,
  growth: number,
  floor: number,
): { readonly delta: number; readonly error: number } | null {
  const levels = new Float64Array(deltas.length);
  if (growth !== 0)
    for (let i = 0; i < levels.length; i++)
      levels[i] = roundoffLevel(errors[i] as number, roundoffs[i] as number) * (deltas[i] as number) ** growth;
  const rounded = growth === 0 ? Float64Array.from(roundoffs, Math.abs).filter(Number.isFinite) : none;
  const equal = rounded.length > 0 ? 2 * Math.max(floor, median(rounded)) : floor;
  const highest = highestBeside(deltas, levels);
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < deltas.length; i++) {
    const error = Math.abs(errors[i] as number);
    if (!(error < Infinity)) continue;
    const score = Math.max(error, (highest[i] as number) / (deltas[i] as number) ** growth, equal);
    if (score > least) continue;
    least = score;
    best = i;
  }
  return best < 0 ? null : { delta: deltas[best] as number, error: Math.abs(errors[best] as number) };
}

/**
 * The highest level among the neighbours of each step, itself among them, in one walk: of the levels ahead only those stay that
 * no later one exceeds, so that the first that stays is the highest.
 *
 * @param deltas ascending
 * @param levels not negative
 */
function highestBeside(deltas: readonly number[], levels: Float64Array): Float64Array {
  const highest = new Float64Array(deltas.length);
  const staying = new Int32Array(deltas.length);
  let [front, back, next] = [0, 0, 0];
  for (let i = 0; i < deltas.length; i++) {
    const delta = deltas[i] as number;
    for (; next < deltas.length && (deltas[next] as number) <= delta * window; next++) {
      const level = levels[next] as number;
      while (back > front && !((levels[staying[back - 1] as number] as number) > level)) back--;
      staying[back++] = next;
    }
    while (front < back && (deltas[staying[front] as number] as number) * window < delta) front++;
    if (front < back) highest[i] = levels[staying[front] as number] as number;
  }
  return highest;
}

/** What round-off did to the error; nothing, where the error is 0 in spite of it. */
function roundoffLevel(error: number, roundoff: number): number {
  const level = Math.min(Math.abs(error), Math.abs(roundoff));
  return Number.isFinite(error) && Number.isFinite(roundoff) ? level : 0;
}
