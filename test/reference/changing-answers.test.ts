// Verdicts where the answer of a comparison changes at points as near as one likes, each worked out by hand; and sums of what swings.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

const referenceOf = async (text: string): Promise<Awaited<ReturnType<typeof compare>>['reference']> =>
  (await compare(`x == 0 ? 0 : (${text})`, { at: 0, methods: 'forward' })).reference;

const noLimit = 'the function oscillates on both sides and has no limit there';
const noSlope = 'the slope oscillates on both sides and has no limit there';
const noValue = 'on either side there are points as near to x = 0 as one likes at which the function has no value';

/* prettier-ignore */
it.each([
  // two limits, or none
  [noLimit, 'sin(1/x) > 0'], [noLimit, '0.5 <= cos(1/x)'], [noLimit, 'sin(1/x) < x'], [noLimit, 'x + sin(1/x) > x'],
  [noLimit, 'tan(1/x) > 1'], [noLimit, 'floor(sin(1/x)) > -0.5'], [noLimit, '(sin(1/x) > 0 ? 1 : 2) + x'],
  [noLimit, 'sin(1/x) > 0 ? log(abs(x)) : 2'], [noLimit, 'sin(1/x) > 0 ? log(abs(x)) : 1/abs(x)'],
  [noLimit, 'min(sin(1/x), sin(1/x) - x)'],
  // one limit, reached at two slopes
  [noSlope, 'sin(1/x) > 0 ? x : 2*x'], [noSlope, 'sin(1/x) > 0 ? sqrt(abs(x)) : x'], [noSlope, 'sin(1/x) > 0 ? sqrt(abs(x)) : -sqrt(abs(x))'],
  // 2·x·sin(1/x)
  [noSlope, 'x*sin(1/x) - -(x*sin(1/x))'],
  // no value where one of the answers leads to none
  [noValue, 'sin(1/x) > 0 ? sqrt(-abs(x)) : 2'],
])('%s: %s', async (sentence, text) => {
  const { status, message } = await referenceOf(text);
  expect([status, message]).toEqual(['undefined', sentence]);
});

it('it may change on one side alone', async () => {
  // s·floor(1/s) is never above 1 on the right, and to the left never below it, and 1 again and again
  const { message } = await referenceOf('x*floor(1/x) > 1');
  expect(message).toBe('the function oscillates to the left and has no limit there');
});

/* prettier-ignore */
it.each([
  ['sin(1/x) > 0 ? x^2 : -x^2', 0], ['(sin(1/x) > 0 ? x^2 : x^3) + x', 1], ['cos(1/x) < 0.5 ? sin(x) : x', 1],
  ['tan(sin(1/x)) > 0.1 ? 3*x : 3*sin(x)', 3],
  // what is added and taken away again
  ['sin(1/x) + 1 - (sin(1/x) + 1)', 0], ['sin(1/x) + 5*x - sin(1/x)', 5], ['max(sin(1/x), sin(1/x) + x^2) - sin(1/x)', 0],
  ['sin(1/x) + x^2 > sin(1/x) ? 7*x : x', 7],
])('%s has the derivative %d', async (text, slope) => {
  const { status, gradient } = await referenceOf(text);
  expect([status, gradient['x']]).toEqual(['certified', slope]);
});

/* prettier-ignore */
it.each([
  ['sin(1/x) != 0'],                                      // at single points, which values don't meet
  ['sin(1/x)^2 > 0 ? x : 2*x'],
  ['sin(1/x) > 0 ? (sin(1/x) + 2 > 1 ? (cos(1/x) > 0 ? x : x) : 0) : x'],
  ['sin(1/x) > 0.5 ? (sin(1/x) > 0 ? x : 2) : x'],        // the second has one answer where the first has
  ['sin(1/x) > 0 ? log(sin(1/x)) : 0'],
  ['sin(1/x) > 0 ? sqrt(abs(x)) : 2*sqrt(abs(x))'],       // infinite, whichever holds
  ['sin(1/x) > 0 ? cos(1)^2 + sin(1)^2 : 1'],             // equal, but not known to be
  ['tan(1/x) > 0 ? x : x'],                               // no value at the poles
  ['sec(1/x) > -2 ? x : 2*x'],
  ['sin(1/x) + cos(1/x) - sin(1/x) - sin(1/x + 1.5)'],
])('%s is left open', async (text) => {
  expect((await referenceOf(text)).status).toBe('undecided');
});

/* prettier-ignore */
it.each([
  ['sin(1/x) > 0 ? sin(1/x) : 0'],
  ['sin(1/x) > 0.5 ? relu(-sin(1/x)) : 0'],               // constant, for that reason
  ['sin(1/x) > 0 ? x*sin(1/x) : 0'],
  ['sin(1/x) > 0 ? tan(1/x) : 0'],
  ['sin(1/x) > 0.5 ? sqrt(sin(1/x)) : 0'],                // it has a value wherever the condition holds
])('%s is left open, since of what swings no more is known where a condition holds', async (text) => {
  const { status, message } = await referenceOf(text);
  expect(status).toBe('undecided');
  expect(message).toContain('what swings does so at some of the points only');
});
