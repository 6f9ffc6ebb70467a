// Verdicts where nothing can be had at the finest scales beside a point: coarser values confirm them, each worked out by hand.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { PlainNumber } from '../../src/compare/reference-data.js';

/* prettier-ignore */
it.each<[text: string, at: number, status: string, left: PlainNumber | null, right: PlainNumber | null, message: RegExp]>([
  // exponentials of poles: no argument is reduced, no remainder taken, no rounding told beyond so many bits
  ['x == 0 ? 0 : sin(exp(1/x))',                0,   'undefined', 0,    null, /function oscillates to the right/],
  ['x == 0 ? 0 : cos(exp(1/x^2))',              0,   'undefined', null, null, /function oscillates on both sides/],
  ['x == 0 ? 0 : x*sin(exp(1/x))',              0,   'undefined', 0,    null, /slope oscillates to the right/],
  ['x == 0 ? 0 : mod(2^(1/x), 1)',              0,   'undefined', 0,    null, /function oscillates to the right/],
  ['round((x == 0 ? x : tanh(1/x)) + 0.5)',     0,   'jump',      0,    0,    /jumps/],
  ['ceil(2^(x ? exp(1/x) : 0))',                0,   'jump',      0,    null, /tends to 2 with slope 0 on the left and grows/],
  ['mod(atan(x ? exp(1/x) : 0), 1) == 0',       0,   'jump',      0,    0,    /a removable point/],
  ['csch(gamma(x > 0 ? 1/x : 1))',              0,   'jump',      0,    0,    /jumps/],
  ['x > 0 ? exp(2/x)*(cosh(1/x)-sinh(1/x))*exp(-1/x)*x : 0', 0, 'kink', 0, 1, /slopes/],
  // more bits than a double has in an exponent
  ['sqrt(x)*x^0.1',                             0,   'infinite',  null, 'Infinity', /domain ends/],
  ['(x - 0.1)^(x*x)',                           0.1, 'infinite',  null, 'Infinity', /domain ends/],
  // what is chosen isn't told by few bits, nor what is left of it
  ['acsc(1 + min(asech(1 - square(1 - x)), sin(nthRoot(x - 1, 4))*(x - 1)))', 1, 'infinite', null, '-Infinity', /domain ends/],
  // it swings more slowly than every power
  ['x == 0 ? 0 : sqrt(sin(atanh(1 - x)))',      0,   'undefined', null, null, /points as near to x = 0 as one likes/],
  // the angle over 0, however large the other leg
  ['atan2(-1, 0) == atan2(x ? csc(x) : 1, 0)',  0,   'jump',      0,    0,    /jumps/],
])('%s at %d: %s', async (text, at, status, left, right, message) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect(reference).toMatchObject({ status, left: { x: left }, right: { x: right }, message: expect.stringMatching(message) as string });
}); // prettier-ignore

it('a number beyond the range of MPFR, taken from itself, leaves 0', async () => {
  const grows = '(x == 2 ? 0 : x^(1/(2 - x)))';
  const { reference } = await compare(`${grows} - ${grows}`, { at: 2, methods: 'forward' });
  expect([reference.status, reference.gradient['x']]).toEqual(['certified', 0]);
});
