// Verdicts that need numbers to be known as what they were made of: equal, of a sign, or at a pole; and domains left again and again.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { PlainNumber } from '../../src/compare/reference-data.js';

type Row = [
  text: string,
  at: Record<string, number>,
  status: string,
  left: PlainNumber | null,
  right: PlainNumber | null,
];

/** d/dx x^x at 1/2, and at 2 of the root of x of degree x. */
const slopeOfPower = Math.SQRT1_2 * (1 - Math.LN2);
const slopeOfRoot = (Math.SQRT2 * (1 - Math.LN2)) / 4;

/* prettier-ignore */
it.each<Row>([
  // numbers of one exact form
  ['sin(acsc(1 + abs(x - 3)))',                        { x: 3 },         'kink',      1,               -1],
  ['sqrt(abs(x^x - 0.5^0.5))',                         { x: 0.5 },       'infinite',  '-Infinity',     'Infinity'],
  ['abs(x^x - 0.5^0.5)',                               { x: 0.5 },       'kink',      -slopeOfPower,   slopeOfPower],
  ['acosh(1 + (nthRoot(x, x) - nthRoot(2, 2))^2)',     { x: 2 },         'kink',      -Math.SQRT2 * slopeOfRoot, Math.SQRT2 * slopeOfRoot],
  ['s1 = asinh(z); s1 + x > s1 ? x : -x',              { x: 0, z: 2 },   'kink',      -1,              1],
  ['floor(atan2(0.3, x) - atan2(0.3, 0))',             { x: 0 },         'jump',      0,               0],
  ['asec(sec(acos(x)))',                               { x: -1 },        'infinite',  null,            '-Infinity'],
  ['abs(log(x + 6) - log(2) - log(3))',                { x: 0 },         'kink',      -1 / 6,          1 / 6],
  // of what a function made its inverse gives back
  ['abs(sinh(acsch(x)) + 1)',                          { x: -1 },        'kink',      -1,              1],
  ['sqrt(asin(sinc(x^0)) - 1) + x',                    { x: 0 },         'certified', 1,               1],
  ['abs(x + asin(sin(3)) - acos(-1) + 3)',             { x: 0 },         'kink',      -1,              1],
  ['abs(x + ceil(acos(cos(1))))',                      { x: -1 },        'kink',      -1,              1],
  // signs of what is below every power
  ['ceil(x != 1 ? sigmoid(1/(x - 1)) : 0)',            { x: 1 },         'jump',      0,               0],
  ['(x == 0 ? 0 : exp(-1/x^2)) == 0 ? 1 : 2',          { x: 0 },         'jump',      0,               0],
  ['x > 0 ? ceil(1 - tanh(1/x)) : 0',                  { x: 0 },         'jump',      0,               0],
  ['x > 0 ? x*ceil(tanh(1/x) - 1) + x : 0',            { x: 0 },         'kink',      0,               1],
  // poles at quarter turns
  ['sec(x > 3 ? atan(1/(x - 3)) : 1)',                 { x: 3 },         'jump',      0,               null],
  ['cos(x)^2*sec(x > 0 ? -atan(1/x) : 0)*x',           { x: 0 },         'jump',      1,               0],
  // the domain is left on one side, by a distance
  ['log1p(atan2(x + 2.7, -1))',                        { x: -2.7 },      'undefined', null,            -1 / (1 + Math.PI)],
  // and again and again
  ['acos(1 + (x < 0 ? x^3*cos(1/x) : 0))',             { x: 0 },         'undefined', null,            0],
  ['sqrt(x > 0 ? sin(1/x) : 0) + 2*x',                 { x: 0 },         'undefined', 2,               null],
  ['log(x == 0 ? 1 : sin(1/x))',                       { x: 0 },         'undefined', null,            null],
  ['log(x == 0 ? 1 : 2 + 3*sin(1/x))',                 { x: 0 },         'undefined', null,            null],
  ['x == 0 ? 0 : sqrt(sin(1/x))',                      { x: 0 },         'undefined', null,            null],
  ['x == 0 ? 0 : acos(1 + x^2*sin(1/x))',              { x: 0 },         'undefined', null,            null],
  ['asech(x > 0 ? sin(1/x) : 1)',                      { x: 0 },         'undefined', 0,               null],
  ['x > 0 ? (x*sin(1/x))^x : 1',                       { x: 0 },         'undefined', 0,               null],
])('%s at %o: %s', async (text, at, status, left, right) => {
  const { reference } = await compare(text, { at, wrt: ['x'], methods: 'forward' });
  expect(reference.status).toBe(status);
  for (const [side, wanted] of [[reference.left, left], [reference.right, right]] as const) {
    const got = (status === 'certified' ? reference.gradient : side)?.['x'];
    if (typeof wanted === 'number') expect(got).toBeCloseTo(wanted, 14);
    else expect(got).toBe(wanted);
  }
});

/* prettier-ignore */
it.each<[text: string, at: number, slope: number]>([
  ['fix(x > 1 ? erf(1/(x - 1)) : 0) + x',              1,    1],
  ['(x == 0 ? 0 : x*exp(1/x))^0',                      0,    0],
  ['asech(1 + (atan2(x, x) - atan2(-0.5, -0.5))) + x', -0.5, 1],
  ['x == 0 ? 0 : x*abs(exp(-1/x^2))^exp(-1/x^2)',      0,    1],
  ['x == 0 ? 0 : x*(1-cos(x))/x^2',                    0,    0.5],
])('%s at %d is certified', async (text, at, slope) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect(reference).toMatchObject({ status: 'certified', gradient: { x: expect.closeTo(slope, 14) as number } });
});

it('What leaves its domain again and again is said to do so, and is no end of it', async () => {
  const { reference } = await compare('acos(1 + (x < 0 ? x^3*cos(1/x) : 0))', { at: 0, methods: 'forward' });
  expect(reference.message).toBe('to the left there are points as near to x = 0 as one likes at which the function has no value');
  expect(reference.kind).toBe(null);
}); // prettier-ignore

it.each([
  'nthRoot(x, -3)',
  'nthRoot(x, -1)',
  'exp(-nthRoot(x^2, -3))',
  '1/(1 + nthRoot(x, -3)^2)',
  'atan(nthRoot(x, -5))',
])('%s has no value at 0, where a root of negative degree has a pole', async (text) => {
  await expect(compare(text, { at: 0, methods: 'forward' })).rejects.toMatchObject({ code: 'division-by-zero' });
});

it.each([
  ['sec(atan2(x, fix(x) - 2))', 'division-by-zero'],
  ['tan(asin(x - 1))', 'division-by-zero'],
  ['csc(acos(x - 3) - 2*asin(x - 1))', 'outside-domain'],
])('%s at 2 has no value: it has a pole there', async (text, code) => {
  await expect(compare(text, { at: 2, methods: 'forward' })).rejects.toMatchObject({ code });
});
