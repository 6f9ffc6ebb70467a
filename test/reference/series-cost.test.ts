// What verdicts by series cost a point that has none: no side of it is run, and the program not once more.
import { expect, it, vi } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { compare } from '../../src/compare/compare.js';
import { readExpression } from '../../src/language/expression.js';
import { defaultMaxSteps } from '../../src/program/program.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { SeriesSides } from '../../src/reference/series-sides.js';
import { findTruth } from '../../src/reference/truth.js';
import { watchedProgram } from '../code/watched-program.js';

type Point = Readonly<Record<string, number>>;

it.each<readonly [text: string, at: Point, order: 1 | 2, count: number]>([
  ['x*cos(x)', { x: 1.2 }, 1, 0],
  ['x^3 - 2*x + 1', { x: 0.5 }, 1, 0],
  ['abs(x)', { x: 0 }, 1, 0], // first-order jets tell
  ['x > 0 ? sqrt(x) : 0', { x: -1 }, 1, 0],
  ['x*cos(x)', { x: 1.2 }, 2, 0],
  ['x*sin(y)*exp(z)', { x: 1, y: 2, z: 3 }, 1, 0], // by reverse mode
  ['x*sin(y)*exp(z)', { x: 1, y: 2, z: 3 }, 2, 0],
  ['abs(x) + max(y, 1)*z', { x: 0, y: 1, z: 3 }, 1, 0],
  ['sqrt(x^2)', { x: 0 }, 1, 1],
  ['sqrt(x^2) + y*z', { x: 0, y: 1, z: 3 }, 1, 1], // of the input that meets it alone
])('%s at %o, order %d: both sides by series %d times', async (text, at, order, count) => {
  const run = vi.spyOn(SeriesSides.prototype, 'both');
  run.mockClear();
  await compare(text, { at, order, methods: 'forward' });
  expect(run).toHaveBeenCalledTimes(count);
  run.mockRestore();
});

// The witness of the value; the enclosure, for each input or by reverse mode for all; and a value on each side
// for a first derivative, or the differences, two steps of two values for a first derivative and of three, of which they share one, for a
// second: for each, or along two directions.
it.each<readonly [text: string, at: Point, order: 1 | 2, runs: number]>([
  ['x*cos(x)', { x: 1.2 }, 1, 1 + 1 + 2],
  ['x*y', { x: 1.2, y: 2 }, 1, 1 + 2 * (1 + 2)],
  ['x*sin(y)*exp(z)', { x: 1, y: 2, z: 3 }, 1, 1 + 1 + 2 * 4],
  ['x*cos(x)', { x: 1.2 }, 2, 1 + (1 + 2) + (1 + 5)],
  ['x*sin(y)*exp(z)', { x: 1, y: 2, z: 3 }, 2, 1 + (1 + 2 * 4) + (1 + 2 * 5)],
])('The truth of %s at %o, order %d, runs the program %d times', async (text, at, order, runs) => {
  const lab = await theLaboratory();
  const watched = watchedProgram(readExpression(text).program);
  const { program } = watched;
  const point = program.inputs.map((name) => at[name] as number);
  const wrt = point.map((_, i) => i);
  findTruth(lab, { program, point, wrt, order, format: formats.float64, budget: { maxSteps: defaultMaxSteps } });
  expect(watched.runs).toBe(runs);
});
