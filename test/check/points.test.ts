// Points of a box: inside, spread evenly, with those that matter.
import { describe, expect, test } from 'vitest';
import { branchPoints } from '../../src/check/branch-points.js';
import { roundCounterexample } from '../../src/check/counterexample.js';
import type { FormulaPair } from '../../src/check/formula-pair.js';
import { markedPoints, spreadPoints, type PointBox } from '../../src/check/points.js';
import { readExpression } from '../../src/language/expression.js';
import { readProblem } from '../../src/problem/problem.js';
import { RandomNumbers } from '../../src/random-numbers.js';

const random = (): RandomNumbers => RandomNumbers.of(1, 'points');
const take = (box: PointBox, count: number): number[][] => {
  const points = spreadPoints(box, random());
  return Array.from({ length: count }, () => points.next().value);
};

test('the first 2^k points of the first coordinate have one in each of 2^k parts', () => {
  const parts = take([[0, 1], [0, 1]], 64).map(([x = -1]) => Math.floor(x * 64)); // prettier-ignore
  expect(new Set(parts).size).toBe(64);
});

test('the first 3^k points of the second coordinate have one in each of 3^k parts', () => {
  const parts = take([[0, 1], [0, 1]], 81).map(([, y = -1]) => Math.floor(y * 81 * (1 + 1e-15))); // prettier-ignore
  expect(new Set(parts).size).toBe(81);
});

test('points are inside, and coordinates without a range stay', () => {
  const box: PointBox = [[-3, -1], [5, 5], [0, 1e-300]]; // prettier-ignore
  for (const point of [...take(box, 200), ...markedPoints(box, random())])
    point.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(box[i]?.[0] ?? NaN);
      expect(value).toBeLessThanOrEqual(box[i]?.[1] ?? NaN);
    });
});

test('a thousand coordinates cost no more than their points', () => {
  const box = Array.from({ length: 1000 }, (): readonly [number, number] => [0, 1]);
  const points = take(box, 3);
  expect(points.every((point) => point.length === 1000 && point.every((value) => value >= 0 && value < 1))).toBe(true);
  expect(new Set(points.map((point) => point[999])).size).toBe(3);
});

test('centre, corners, ends of axes and points near 0 are among those that matter, each once', () => {
  const points = markedPoints([[-2, 2], [0, 1]], random()).map((point) => point.join()); // prettier-ignore
  for (const wanted of [
    '0,0.5',
    '-2,0',
    '2,0',
    '-2,1',
    '2,1',
    '-2,0.5',
    '2,0.5',
    '0,0',
    '0,1',
    '0.02,0.01',
    '0.0002,0.0001',
    '2e-8,1e-8',
  ])
    expect(points).toContain(wanted);
  expect(new Set(points).size).toBe(points.length);
});

test('all corners of three coordinates that move, eight of more', () => {
  const side = [0, 1] as const;
  const corners = side.flatMap((x) => side.flatMap((y) => side.map((z) => `${x},5,${y},${z}`)));
  const points = markedPoints([side, [5, 5], side, side], random()).map((point) => point.join());
  expect(points).toEqual(expect.arrayContaining(corners));
  const ofFive = markedPoints(
    Array.from({ length: 5 }, () => side),
    random(),
  );
  expect(ofFive.filter((point) => point.every((each) => each === 0 || each === 1)).length).toBeLessThanOrEqual(8);
});

test('a box may be wider than the largest double', () => {
  const [centre] = markedPoints([[-Number.MAX_VALUE, Number.MAX_VALUE]], random());
  expect(centre).toEqual([0]);
});

type Fails = (point: readonly number[]) => boolean;
const away: Fails = ([x = 0, y = 0]) => x > 2.5 && y < -0.1;
const always: Fails = () => true;
const never: Fails = () => false;

/* prettier-ignore */
test.each<[what: string, point: number[], box: PointBox | null, fails: Fails, mostTrials: number, found: number[], trials: number]>([
  ['as round as the failure allows',       [3.14159, -0.87654], null,                  away,                                     100, [3, -1], 7],
  ['in its box',                           [3.14159, -0.87654], [[0, 4], [-0.9, 0]],   away,                                     100, [3, -0.9], 4],
  ['in its box, all coordinates at once',  [0.46, 1.26],        [[0.46, 0.47], [1, 2]], always,                                  100, [0.46, 1], 2],
  ['where it was, if nowhere else',        [3.14159, -0.87654], null,                  never,                                    100, [3.14159, -0.87654], 21],
  ['at four digits',                       [1.23456],           null,                  ([x = 0]) => Math.abs(x - 1.2346) < 1e-3, 100, [1.235], 11],
  ['at a whole number of more',            [12345.6],           null,                  ([x = 0]) => Math.abs(x - 12345.6) < 0.5, 100, [12346], 10],
  ['at a number of those before it alone', [1],                 null,                  always,                                   100, [1], 1],
  ['at a finite number',                   [1.79e308],          null,                  ([x = 0]) => x > 1.75e308,                100, [1.79e308], 6],
  ['all coordinates at once first',        [1.26, 2.26],        null,                  always,                                   1,   [1, 2], 1],
  ['without a trial',                      [1.234],             null,                  always,                                   0,   [1.234], 0],
  ['with six trials',                      [1.234],             null,                  never,                                    6,   [1.234], 6],
])('a counterexample gets %s', (_what, point, box, fails, mostTrials, found, trials) => {
  let count = 0;
  const counting: Fails = (each) => (count++, fails(each));
  expect(roundCounterexample(point, box, counting, mostTrials)).toEqual(found);
  expect(count).toBe(trials);
});

/** Points beside branches of a function of x and y, or of what is given for its gradient. */
function branchesOf(f: string, g: string, points: readonly (readonly number[])[]): number[][] {
  const at = { at: 'x=0,y=0' };
  const { problem } = readProblem(`${f} + 0*x*y`, at);
  const { program } = readExpression(`${g} + 0*x*y`);
  const given: FormulaPair['given'] = {
    link: (A) => {
      const run = program.link(A);
      return (inputs, budget) => [run(inputs, budget)];
    },
  };
  return branchPoints({ problem, given } as FormulaPair, points);
}

describe('beside a branch', () => {
  const at1 = 'x > 1 ? x : 1';
  const oneEach = [expect.closeTo(1, 6), expect.closeTo(1, 6)] as unknown[];
  test.each<[f: string, g: string, xs: number[], found: unknown[]]>([
    [at1, '1', [0, 3], oneEach],
    ['x', at1, [0, 3], oneEach],
    [at1, '1', [3, 0], oneEach],
    [at1, '1', [2, 3], []],
    [at1, '1', [0, 3, 0.5, 2.5], [...oneEach, ...oneEach]], // there and back, and there again
    [at1, '1', [1, 3], oneEach.slice(1)], // not beyond an end of the way
    [at1, '1', [3, 1], oneEach.slice(1)],
    ['(x > 1 ? 1 : 2) + (x > 3 ? 1 : 2) + (x > 5 ? 1 : 2) + (x > 7 ? 1 : 2)', '1', [0, 2, 4, 6, 8], [1, 1, 3, 3, 5, 5].map((x) => expect.closeTo(x, 6) as unknown)],
  ])('of %s, or of %s, from point to point of %j', (f, g, xs, found) => {
    expect(branchesOf(f, g, xs.map((x) => [x, 0])).map(([x]) => x)).toEqual(found);
  }); // prettier-ignore
  test('there is a point on either side, and what stays is what it was', () => {
    const [below, above] = branchesOf(at1, '1', [[0, -0], [3, -0]]); // prettier-ignore
    expect([below?.[0], above?.[0]].map((x) => Math.sign((x ?? NaN) - 1))).toEqual([-1, 1]);
    expect([below?.[1], above?.[1]]).toEqual([-0, -0]);
  });
});
