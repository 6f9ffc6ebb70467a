// The warnings of derivatives that aren't certified: one of each first one, and one for each status among second ones.
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';

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
