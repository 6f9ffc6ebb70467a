// Random points with few digits, so that they can be written down; from the seed alone.
import type { RandomNumbers } from '../train/random-numbers.js';

/** How the numbers of one point are drawn: most functions have their domain in one of these. */
type Draw = (numbers: RandomNumbers) => number;

const between =
  (low: number, high: number): Draw =>
  (numbers) =>
    low + (high - low) * numbers.uniform();
const ofAnySize: Draw = (numbers) => (numbers.uniform() < 0.5 ? -1 : 1) * 10 ** between(-3, 3)(numbers);
const smallWhole: Draw = (numbers) => 1 + numbers.below(6);
const draws: readonly Draw[] = [between(0, 2), between(-2, 2), between(0, 1), between(-1, 1), between(1, 9), ofAnySize, between(-9, 9), smallWhole]; // prettier-ignore

/** A point of so many numbers; turn by turn from other ranges, from the third turn on another one for each number. */
export function randomPoint(numbers: RandomNumbers, count: number, turn: number): number[] {
  const mixed = turn % 3 === 2;
  const common = draws[Math.floor(turn / 3) % draws.length] as Draw;
  return Array.from({ length: count }, () => {
    const draw = mixed ? (draws[numbers.below(draws.length)] as Draw) : common;
    return Number(draw(numbers).toPrecision(3));
  });
}
