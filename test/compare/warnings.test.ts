// The warnings of derivatives that aren't certified: one of each first one, and one for each status among second ones.
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { checkWarnings, nonFiniteValue } from '../../src/compare/warnings.js';
import type { Truth } from '../../src/reference/truth.js';

const peano = 'x == 0 and y == 0 ? 0 : x*y*(x^2 - y^2)/(x^2 + y^2)';

test.each<[string, Record<string, number>, [code: string, message: string][]]>([
  ['abs(x)^2', { x: 0 }, []],
  ['x*abs(x)', { x: 0 }, [['kink', 'second derivative by x: the slopes of the first derivative by x to the left and to the right differ']]],
  [
    'x*abs(x) + y*abs(y)',
    { x: 0, y: 0 },
    [['kink', 'second derivative by x: the slopes of the first derivative by x to the left and to the right differ']],
  ],
  [
    'abs(x) + y^2',
    { x: 0, y: 1 },
    [
      ['kink', 'x: the slopes to the left and to the right differ'],
      ['jump', 'second derivative by x: the first derivative by x does not exist there'],
      ['undefined', 'second derivative by x and y: by x first there is none, by y first it is 0'],
    ],
  ],
  ['x*abs(y) + x^2', { x: 0, y: 0 }, [
    ['kink', 'second derivative by x and y: the slopes of the first derivative by x to the left and to the right along y differ; the first derivative by y does not exist on either side along x'],
  ]],
  [peano, { x: 0, y: 0 }, [['undefined', 'second derivative by x and y: by x first it is -1, by y first it is 1']]],
  ['x <= 0 ? exp(1)*x : exp(1)*x + x^3*sin(1/x)', { x: 0 }, [['undecided', 'not every second derivative is certified']]],
  ['x == 0 ? 0 : x^2*sin(1/x)', { x: 0 }, [['undefined', 'second derivative by x: the first derivative by x oscillates on either side, without a limit']]],
])('of %s at %j', async (expression, at, expected) => {
  const { warnings } = await compare(expression, { at, order: 2, methods: 'forward' });
  expect(warnings.map(({ code, message }) => [code, message])).toEqual(expected);
}); // prettier-ignore

test.each<[count: number, messages: string[]]>([
  [8, Array.from({ length: 8 }, (_, i) => `x${i + 1}: the slopes to the left and to the right differ`)],
  [9, ['x1 and 8 more: the slopes to the left and to the right differ']],
])('%d derivatives that say the same are warned of one by one up to eight', async (count, messages) => {
  const names = Array.from({ length: count }, (_, i) => `x${i + 1}`);
  const at = Object.fromEntries(names.map((name) => [name, 0]));
  const { warnings } = await compare(names.map((name) => `abs(${name})`).join(' + '), { at, methods: 'none' });
  expect(warnings.map(({ message }) => message)).toEqual(messages);
});

test('of many that say the same but for one, that one is named alone', async () => {
  const at = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`x${i + 1}`, 0]));
  const text = [
    ...Object.keys(at)
      .slice(1)
      .map((name) => `abs(${name})`),
    'floor(x1)',
  ].join(' + ');
  const { warnings } = await compare(text, { at, methods: 'none' });
  expect(warnings.map(({ message }) => message)).toEqual([
    'x2 and 7 more: the slopes to the left and to the right differ',
    'x1: the function jumps there',
  ]);
});

const value = (nearest: number, digits: string): Pick<Truth, 'values'> => ({ values: [{ nearest, digits } as never] });
test.each<[computed: number, truth: Pick<Truth, 'values'>, message: string | null]>([
  [1, { values: [null] }, null],
  [NaN, { values: [null] }, 'the function is not a number in float64 there'],
  [NaN, value(1, '1'), 'the function is not a number in float64 there; its true value is 1'],
  [Infinity, { values: [null] }, 'the function overflows in float64 there'],
  [Infinity, value(Infinity, '1e+400'), 'the function overflows in float64 there; its true value is 1e+400'],
  [-Infinity, value(-745, '-745.1…'), 'the function is infinite in float64 there; its true value is -745.1…'],
])('a value of %d', (computed, truth, message) => {
  expect(nonFiniteValue([computed], truth, 'float64')).toBe(message);
});

test('a check with nothing to check says so', () => {
  const outcome = (status: string) => ({ status }) as never;
  const said = (names: string[], statuses: string[]) => checkWarnings(names, statuses.map(outcome)).map(({ message }) => message); // prettier-ignore
  expect(said([], ['ok'])).toEqual(['nothing was checked: there is no derivative']);
  expect(said(['x'], ['unsupported', 'ok'])).toEqual([]);
  expect(said(['x'], ['unsupported'])).toEqual(['nothing was checked: no method among those asked for supports the expression']); // prettier-ignore
});
