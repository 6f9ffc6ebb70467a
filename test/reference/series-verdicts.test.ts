// Verdicts where first-order jets tell nothing: ties of slopes, roots of 0, cuts, poles and undefined operations.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { PlainNumber } from '../../src/compare/comparison.js';

const quarterTurn = Math.PI / 2;

/* prettier-ignore */
it.each<[text: string, at: number, status: string, left: PlainNumber | null, right: PlainNumber | null]>([
  ['sqrt(x^2)',                    0, 'kink',      -1,               1],
  ['acos(1-x^2)',                  0, 'kink',      -Math.SQRT2,      Math.SQRT2],
  ['hypot(x, 0)',                  0, 'kink',      -1,               1],
  ['x==0 ? 0 : x*tanh(1/x)',       0, 'kink',      -1,               1],
  ['x==0 ? 0 : x*atan(1/x)',       0, 'kink',      -quarterTurn,     quarterTurn],
  ['x*sqrt(x)',                    0, 'undefined', null,             0],
  ['acos(x)^2',                    1, 'undefined', -2,               null],
  ['(-2)^(x^2)',                   0, 'undefined', null,             null],
  ['cbrt(x)^2',                    0, 'infinite',  '-Infinity',      'Infinity'],
  ['x^x',                          0, 'infinite',  null,             '-Infinity'],
  ['x==0 ? 0 : sqrt(x)*log(x)',    0, 'infinite',  null,             '-Infinity'],
  ['x==0 ? 0 : sqrt(-x*log(x))',   0, 'infinite',  null,             'Infinity'],
  ['x==0 ? 0 : x*sqrt(-log(x))',   0, 'infinite',  null,             'Infinity'],
  ['atan2(x, -1)',                 0, 'jump',      -1,               -1],
  ['x==0 ? 1 : x/gamma(x)',        0, 'jump',      0,                0],
])('%s at %d: %s', async (text, at, status, left, right) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect(reference).toMatchObject({ status, left: { x: left }, right: { x: right } });
});

/* prettier-ignore */
it.each<[text: string, at: number, slope: number]>([
  ['sqrt(0*x)',                    1, 0],
  ['cbrt(x^3)',                    0, 1],
  ['mod(x, x)',                    2, 0],
  ['floor(x^2)',                   0, 0],
  ['x == 0 ? 1 : sin(x)/x',        0, 0],
  ['x == 0 ? 0 : x^2*sin(1/x)',    0, 0],
  ['x == 0 ? 0 : x^2*log(abs(x))', 0, 0],
  ['x==0 ? 0 : x^2*cbrt(log(abs(x)))', 0, 0],
  ['x == 0 ? 0 : 1/gamma(x)',      0, 1],
  ['x^2 < x^3 ? 1 : x',            0, 1],
])('%s at %d has the derivative %d', async (text, at, slope) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect(reference).toMatchObject({ status: 'certified', gradient: { x: slope } });
});

it.each([['x == 0 ? 0 : x*sin(1/x)'], ['x == 0 ? 0 : x*log(-log(abs(x)))']])('%s at 0 is left open', async (text) => {
  expect((await compare(text, { at: 0, methods: 'forward' })).reference.status).toBe('undecided');
});
