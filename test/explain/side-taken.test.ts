// Where there is no derivative: where each method stands, and which slope its number is.
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { footingOf, slopeTaken } from '../../src/explain/side-taken.js';

test.each([
  ['forward', 'point', 'point'],
  ['reverse', 'point', 'point'],
  ['symbolic', 'point', 'point'],
  ['complex-step', 'point', 'point'],
  ['richardson', 'both', 'both'],
  ['central-difference', 'both', 'both'],
  ['five-point', 'both', 'both'],
  ['forward-difference', 'right', 'right'],
  ['backward-difference', 'left', 'left'],
] as const)('%s stands at: %s', (method, first, second) => {
  expect([footingOf(method, 1), footingOf(method, 2)]).toEqual([first, second]);
});

test.each([
  [1, -1, 1, 'right', Infinity],
  [-1, -1, 1, 'left', Infinity],
  [0, -1, 1, 'mean', Infinity],
  [0.25, -1, 1, 'between', null],
  [-3, -1, 1, 'neither', null],
  [1 - 2 ** -20, -1, 1, 'right', 20],
  [1 - 2 ** -11, -1, 1, 'between', null],
  [0, 0, 0, 'both', Infinity],
  [1e-9, 0, 0, 'neither', null],
  [NaN, -1, 1, 'none', null],
  [3, null, null, 'unknown', null],
  [3, null, 3, 'right', Infinity],
  [2, null, 3, 'neither', null],
  [Infinity, -Infinity, Infinity, 'right', Infinity],
  [-Infinity, -Infinity, Infinity, 'left', Infinity],
  [8192, -Infinity, Infinity, 'finite', null],
  [Infinity, Infinity, Infinity, 'both', Infinity],
  [1, 1, Infinity, 'left', Infinity],
  [7, 1, Infinity, 'between', null],
  [-7, 1, Infinity, 'neither', null],
  [1 + 2 ** -30, 1, Infinity, 'left', 30],
  [1, 2, null, 'neither', null],
] as const)('%d between slopes %d and %d: %s', (given, left, right, slope, bits) => {
  expect(slopeTaken({ given, left, right })).toEqual({ slope, bits });
});

const all = 'forward,reverse,complex-step,central-difference,forward-difference,backward-difference';

describe('each method at each kind of point', () => {
  test.each([
    ['abs(x)', 0, ['point right', 'point mean', 'point mean', 'both mean', 'right right', 'left left']],
    ['relu(x)', 0, ['point right', 'point left', 'point left', 'both mean', 'right right', 'left left']],
    ['floor(x)', 0, ['point both', 'point both', 'point both', 'both neither', 'right both', 'left neither']],
    ['sqrt(x)', 0, ['point right', 'point right', 'point finite', 'both none', 'right finite', 'left none']],
    ['cbrt(x)', 0, ['point both', 'point both', 'point finite', 'both finite', 'right finite', 'left finite']],
    ['sqrt(abs(x))', 0, ['point right', 'point none', 'point none', 'both finite', 'right finite', 'left finite']],
    ['x^1.5', 0, ['point right', 'point right', 'point neither', 'both none', 'right neither', 'left none']],
    ['x == 0 ? 3 : sin(x)/x', 0, ['point none', 'point both', 'point both', 'both both', 'right neither', 'left neither']],
  ])('%s at %d', async (expression, at, taken) => {
    const { results } = await compare(expression, { at, methods: all, explain: true });
    expect(results.map(({ side }) => `${side?.stands} ${side?.slope}`)).toEqual(taken);
  }); // prettier-ignore
});

test('where there is a derivative no side is taken, and without being asked none is told', async () => {
  const certified = await compare('x^2', { at: 2, explain: true });
  for (const { side } of certified.results) expect(side).toBeNull();
  const unasked = await compare('abs(x)', { at: 0 });
  for (const result of unasked.results) expect(result).not.toHaveProperty('side');
});
