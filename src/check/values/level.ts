// Values that are all the same about a point: whether rounding may have made them so, as it makes 0 of log(1 + exp(-40)).
import type { AskedBox } from './asked-box.js';
import type { ProbeLine } from './line.js';
import type { Slope } from './slope.js';
import type { Vicinity } from './vicinity.js';

/** How often the distance is doubled until the values are others, at most, and halved to find where they become so. */
const mostDoublings = 24;
const mostHalvings = 60;
/** How far beyond the end of the level the largest value is looked for: in distances of that end, or in sizes of the inputs. */
const beyond = { ends: 256, units: 8 };
/** A jump at the end of a level up to that part of the largest value is one that rounding makes, in single precision too. */
const roundingJump = 2 ** -21;

/**
 * Whether the level ends in a jump, small as those that rounding makes beside the largest value, to which the gradient would not have
 * come over the whole of the level. Where the function itself is constant it leaves the level gradually, or by a jump that isn't small.
 *
 * @param given what the gradient comes to along the line
 */
export async function isRoundedLevel(
  box: AskedBox,
  { center }: Vicinity,
  line: ProbeLine,
  { value, samples }: Slope,
  given: number,
): Promise<boolean> {
  const level = samples.find(({ values }) => values.every((each) => each === center.value));
  if (value !== 0 || level === undefined) return false;
  const riseAt = async (step: number): Promise<number> => Math.abs((await box.at(line.at(step))).value - center.value);
  for (const side of [1, -1]) {
    let near = side * level.step;
    let far = near;
    let jump = 0;
    for (let k = 0; k < mostDoublings && jump === 0; k++) {
      near = far;
      far *= 2;
      jump = await riseAt(far);
    }
    if (!(jump > 0)) continue;
    let largest = jump;
    const farthest = Math.max(beyond.ends * Math.abs(far), beyond.units * line.unit);
    for (let step = 2 * far; Math.abs(step) <= farthest; step *= 2) {
      const rise = await riseAt(step);
      if (rise < Infinity) largest = Math.max(largest, rise);
    }
    for (let k = 0; k < mostHalvings; k++) {
      const middle = (near + far) / 2;
      const rise = await riseAt(middle);
      if (rise === 0) near = middle;
      else [far, jump] = [middle, rise];
    }
    if (jump <= roundingJump * largest && Math.abs(given * near) <= jump) return true;
  }
  return false;
}
