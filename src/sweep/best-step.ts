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
  let best: { delta: number; error: number } | null = null;
  let least = Infinity;
  let first = 0;
  deltas.forEach((delta, i) => {
    const error = errors[i];
    while ((deltas[first] as number) * window < delta) first++;
    if (typeof error !== 'number') return;
    let level = 0;
    for (let j = first; j < deltas.length && (deltas[j] as number) <= delta * window; j++)
      level = Math.max(level, levels[j] as number);
    const score = Math.max(Math.abs(error), level / delta ** growth, equal);
    if (score > least) return;
    least = score;
    best = { delta, error: Math.abs(error) };
  });
  return best;
}

/** What round-off did to the error; nothing, where the error is 0 in spite of it. */
function roundoffLevel(error: PlainNumber | null | undefined, roundoff: PlainNumber | null | undefined): number {
  return typeof error === 'number' && typeof roundoff === 'number' ? Math.min(Math.abs(error), Math.abs(roundoff)) : 0;
}
