// Whether differences converge: at kinks, jumps and infinite slopes they don't, as steps much narrower than the best show.
import { roundingScatter, type Extrapolation } from './extrapolation.js';
import type { Ladder, StepSample } from './ladder.js';

/**
 * Whether an extrapolation is the derivative. Where values scatter about it as rounding makes them, it is; otherwise there is
 * noise of another kind or a singular point, and steps far below show which. On the way down by factors of 2, the slopes
 * of the two sides keep their distance at a kink, and draw apart at jumps and cusps; where the function is smooth, or
 * noisy, they don't.
 */
export function converges(ladder: Ladder, { value, estimate, scatter, samples }: Extrapolation): boolean {
  const { taken, center } = ladder;
  const widest = taken.reduce((most, sample) => (sample.step > most.step ? sample : most));
  const size = 0.01 * Math.max(Math.abs(value), slopeOf(widest));
  if (!(estimate < Math.max(size, (1000 * center.noise) / widest.divisor))) return false;
  if (scatter < roundingScatter) return true;
  const { step } = samples.at(-1) as StepSample;
  const noise = Math.max(...samples.map((sample) => sample.noise));
  // where slopes apart by as much as the estimate still show beside rounding
  const wanted = Math.min(step / 8, (100 * noise) / estimate);
  const top = ladder.rungBelow(wanted);
  const near = [0, 2, 4, 6].map((rung) => ladder.at(top + rung)).filter((view) => view !== null && view !== 'outside');
  if (near.length < 4) return estimate < 0.01 * Math.abs(value);
  const apart = near.map(({ rise, divisor }) => rise / divisor);
  const beside = near.map(({ quotient }) => quotient - value);
  const matters = (slopes: readonly number[]): boolean => Math.abs(slopes.at(-1) as number) > estimate / 20;
  // slopes of another order of size, which what scatters about the extrapolation can't explain
  const isPeak = near.every(
    ({ divisor }, i) => Math.abs(beside[i] as number) > 1e4 * size + (30 * scatter * noise) / divisor,
  );
  return !isPeak && !(matters(apart) && growsBy(apart, 0.75)) && !(matters(beside) && growsBy(beside, 1.2));
}

/** The same of a second derivative: what scatters must still tell something. */
export function bends({ value, estimate, scatter, samples }: Extrapolation): boolean {
  const widest = samples[0] as StepSample;
  return scatter < roundingScatter || estimate < 0.1 * Math.max(Math.abs(value), slopeOf(widest) / widest.step);
}

function slopeOf({ quotient, rise, divisor }: StepSample): number {
  return Math.max(Math.abs(quotient), Math.abs(rise / divisor));
}

/** Whether each slope is the one before it times that at least, and not more than steps of half the width explain. */
function growsBy(slopes: readonly number[], least: number): boolean {
  return slopes.slice(1).every((slope, i) => {
    const factor = slope / (slopes[i] as number);
    return factor > least && factor < 2.3;
  });
}
