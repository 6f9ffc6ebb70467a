// What a measured slope says of the one that is given: that they agree, that they don't, or nothing.
import type { GradientVerdict } from '../check-data.js';
import type { Slope } from './slope.js';
import { isVeryNoisy, valueNoise, type Vicinity } from './vicinity.js';

/** A slope tells if one that is off by a hundredth, both being as uncertain as they are, would be seen to be. */
const telling = 1 / 200;
/**
 * By how many times its uncertainty a slope may be off beyond doubt: noise hides kinks and waves of its own size, which steps go
 * beyond that it makes wide.
 */
const farOff = { byRounding: 1, untold: 3, byNoise: 5, byMuchNoise: 12 };
/** Values with that many times the noise of rounding are noisy. */
const noisy = 10;
/** A slope of 0 tells if what the uncertainty comes to over the size of the input is that part of the value. */
const tellingOfZero = 1e-5;
/** How many units in the last place of the slopes nearby are nothing. */
const nothing = 1000;

/**
 * @param given what the gradient comes to along the line
 * @param slack how far that may be off by its own rounding
 * @param unit what the size of the inputs is, as a step of the line
 */
export function toldOf(slope: Slope, given: number, slack: number, unit: number, around: Vicinity): GradientVerdict {
  const { value, uncertainty, fault, samples } = slope;
  if (fault !== null || !Number.isFinite(uncertainty)) return 'INCONCLUSIVE';
  if (!Number.isFinite(given)) return 'FAIL';
  const doubt = uncertainty + slack;
  const off = Math.abs(given - value);
  const isTold = doubt <= telling * Math.max(Math.abs(given), Math.abs(value));
  const largest = Math.max(Math.abs(around.center.value), ...samples.flatMap(({ values }) => values.map(Math.abs)));
  const isNoisy = around.noise > noisy * valueNoise({ ...around, noise: 0 }, largest);
  const isVery = isVeryNoisy(around, largest);
  const times = isVery ? farOff.byMuchNoise : isNoisy ? farOff.byNoise : isTold ? farOff.byRounding : farOff.untold;
  if (off > times * doubt) return 'FAIL';
  if (off > doubt) return 'INCONCLUSIVE';
  if (doubt <= telling * Math.abs(given)) return 'PASS';
  if (Math.abs(given) + doubt <= nothingBeside(slope, around)) return 'PASS';
  const isZero = given === 0 && doubt * unit <= tellingOfZero * largest + 1000 * valueNoise(around, 0);
  return isZero ? 'PASS' : 'INCONCLUSIVE';
}

/** Slopes up to that are as good as 0 beside those that the function has nearby, within the steps that the slope rests on. */
export function nothingBeside({ samples, step: widest }: Slope, { format }: Vicinity): number {
  const nearby = samples.map(({ quotient, rise, step }) => (step > widest ? 0 : Math.abs(quotient) + Math.abs(rise / step))); // prettier-ignore
  return nothing * format.epsilon * Math.max(...nearby);
}
