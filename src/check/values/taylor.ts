// The Taylor remainder test: |f(x + h d) − f(x) − h g·d| of a right gradient shrinks with h², of a wrong one with h.
import type { CheckRemark } from '../check-data.js';
import type { ToldComponent } from './groups.js';
import { slantedLine } from './line.js';
import { alongLine, type Lookout } from './measure.js';
import { randomStep, valueNoise } from './vicinity.js';

/** Steps, each half of the one before. */
const steps = 8;
/** Remainders that many times the noise are seen. */
const seen = 100;
/** Remainders that a slope is measured over, at least. */
const fewest = 3;

/** What is told, given that the values along a random direction have a tangent there. */
export interface TaylorTold {
  readonly told: ReadonlyMap<number, ToldComponent>;
  readonly remark: CheckRemark | null;
}

/**
 * Takes back what passes where the remainder along a random direction shrinks with h: there may be slopes along all coordinates, and
 * no gradient, as of sqrt(|x y|) at 0. Steps are those that the slopes were found at.
 */
export async function taylorTold(lookout: Lookout, found: ReadonlyMap<number, ToldComponent>): Promise<TaylorTold> {
  const { box, around, random } = lookout;
  const direction = new Map<number, number>();
  let doubt = 0;
  for (const [input, { alone }] of found) {
    if (alone?.verdict !== 'PASS') return { told: found, remark: null };
    const step = alone.slope.step * randomStep(random);
    direction.set(input, step);
    doubt += Math.abs(step) * (alone.slope.uncertainty + alone.slack);
  }
  if (found.size === 0) return { told: found, remark: null };
  const line = slantedLine(around, direction);
  const given = alongLine(line, around.center.gradient);
  const widths = Array.from({ length: steps }, (_, k) => 2 ** -(k + 1));
  const answers = await box.atAll(widths.map((width) => line.at(width)));
  const remainders = widths.flatMap((width, k) => {
    const value = answers[k]?.value ?? NaN;
    const remainder = Math.abs(value - around.center.value - width * given);
    return remainder > seen * valueNoise(around, value) + seen * Number.EPSILON * Math.abs(width * given) ? [{ width, remainder }] : []; // prettier-ignore
  });
  const last = remainders.slice(-fewest);
  const [first, end] = [last[0], last.at(-1)];
  if (last.length < fewest || first === undefined || end === undefined) return { told: found, remark: null };
  const slope = Math.log(first.remainder / end.remainder) / Math.log(first.width / end.width);
  const shown = slope.toFixed(2);
  const what = 'the remainder of f beyond its value and gradient, along a random direction,';
  const remark = { code: 'taylor-slope', message: `${what} shrinks with the step to the power ${shown}: 2, or more, is expected of a gradient` }; // prettier-ignore
  // a remainder that the uncertainty explains, or one that is noise, says nothing
  if (slope > 1.4 || slope < 0.6 || end.remainder / end.width < 3 * doubt) return { told: found, remark: slope > 1.4 ? remark : null }; // prettier-ignore
  const message = `it is the slope along the coordinate, but ${what} shrinks with the step to the power ${shown} only: f has no gradient there, or it bends within the steps`; // prettier-ignore
  const told = new Map([...found].map(([input, each]) => [input, { ...each, verdict: 'INCONCLUSIVE' as const, message }])); // prettier-ignore
  return { told, remark };
}
