// Random points with few digits, so that they can be written down; from the seed alone.
import type { RandomNumbers } from '../random-numbers.js';

/** How the numbers of one point are drawn: most functions have their domain in one of these. */
type Draw = (numbers: RandomNumbers) => number;

const between =
  (low: number, high: number): Draw =>
  (numbers) =>
    low + (high - low) * numbers.uniform();
const ofAnySize: Draw = (numbers) => (numbers.uniform() < 0.5 ? -1 : 1) * 10 ** between(-3, 3)(numbers);
const smallWhole: Draw = (numbers) => 1 + numbers.below(6);
const draws: readonly Draw[] = [between(0, 2), between(-2, 2), between(0, 1), between(-1, 1), between(1, 9), ofAnySize, between(-9, 9), smallWhole]; // prettier-ignore

/** Beside and beyond a number of the formula, where its domain may begin. */
const about = (value: number): Draw[] => [between(value - 2, value + 2), between(value, 3 * value)];

/**
 * A point of so many numbers; turn by turn from other ranges, every third turn from another one for each number.
 *
 * @param landmarks numbers of the formula that are far from 0
 */
export function randomPoint(
  numbers: RandomNumbers,
  count: number,
  turn: number,
  landmarks: readonly number[],
): number[] {
  const all = [...draws, ...landmarks.flatMap(about)];
  const isMixed = turn % 3 === 2;
  const common = all[Math.floor(turn / 3) % all.length] as Draw;
  return Array.from({ length: count }, () => {
    const value = (isMixed ? (all[numbers.below(all.length)] as Draw) : common)(numbers);
    return Number(value.toPrecision(landmarks.length === 0 ? 3 : 9));
  });
}
