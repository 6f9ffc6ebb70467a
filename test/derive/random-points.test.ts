// The points at which formulas are tried: few digits, ranges in turn, and numbers about those of the formula.
import { expect, test } from 'vitest';
import { randomPoint } from '../../src/derive/random-points.js';
import { RandomNumbers } from '../../src/random-numbers.js';

const pointAt = (turn: number, ...landmarks: number[]): number[] =>
  randomPoint(RandomNumbers.of(1, 'points'), 200, turn, landmarks);
const digitsOf = (value: number): number => Number(value.toExponential().replace(/[-.]|e.*/g, '').length);

test('three digits, and beside numbers of the formula nine', () => {
  expect(Math.max(...pointAt(0).map(digitsOf))).toBe(3);
  expect(Math.max(...pointAt(0, 1e6).map(digitsOf))).toBe(9);
});

test.each<[turn: number, range: string, isIn: (value: number) => boolean]>([
  [0, '0 to 2', (value) => value >= 0 && value <= 2],
  [1, '0 to 2', (value) => value >= 0 && value <= 2],
  [3, '-2 to 2', (value) => Math.abs(value) <= 2],
  [15, 'of any size', (value) => Math.abs(value) >= 1e-3 && Math.abs(value) <= 1e3],
  [21, 'small whole numbers', (value) => [1, 2, 3, 4, 5, 6].includes(value)],
  [24, 'beside a number of the formula', (value) => Math.abs(value - 1e6) <= 2],
  [27, 'beyond it', (value) => value >= 1e6 && value <= 3e6],
  [30, '0 to 2 again', (value) => value >= 0 && value <= 2],
])('turn %i draws all numbers from one range: %s', (turn, _, isIn) => {
  expect(pointAt(turn, 1e6).filter((value) => !isIn(value))).toEqual([]);
});

test('every third turn draws each number from another range', () => {
  const sizes = pointAt(2, 1e6).map((value) => Math.floor(Math.log10(Math.abs(value))));
  expect(new Set(sizes).size).toBeGreaterThan(5);
});
