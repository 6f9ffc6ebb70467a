// Verdicts where first-order jets tell nothing: ties of slopes, roots of 0, cuts, poles and undefined operations.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { PlainNumber } from '../../src/compare/reference-data.js';

const quarterTurn = Math.PI / 2;

/* prettier-ignore */
it.each<[text: string, at: number, status: string, left: PlainNumber | null, right: PlainNumber | null]>([
  ['sqrt(x^2)',                    0, 'kink',      -1,               1],
  ['acos(1-x^2)',                  0, 'kink',      -Math.SQRT2,      Math.SQRT2],
  ['hypot(x, 0)',                  0, 'kink',      -1,               1],
  ['x==0 ? 0 : x*tanh(1/x)',       0, 'kink',      -1,               1],
  ['x==0 ? 0 : x*atan(1/x)',       0, 'kink',      -quarterTurn,     quarterTurn],
  ['x*sqrt(x)',                    0, 'undefined', null,             0],
  ['x + cbrt(nthRoot(x, 0.5))^2',  0, 'undefined', null,             1],       // the square of no negative number
  ['acos(x)^2',                    1, 'undefined', -2,               null],
  ['(-2)^(x^2)',                   0, 'undefined', null,             null],
  ['cbrt(x)^2',                    0, 'infinite',  '-Infinity',      'Infinity'],
  ['x^x',                          0, 'infinite',  null,             '-Infinity'],
  ['x==0 ? 0 : sqrt(x)*log(x)',    0, 'infinite',  null,             '-Infinity'],
  ['x==0 ? 0 : sqrt(-x*log(x))',   0, 'infinite',  null,             'Infinity'],
  ['x==0 ? 0 : x*sqrt(-log(x))',   0, 'infinite',  null,             'Infinity'],
  ['x>0 ? log(sigmoid(1/x)) : x',  0, 'kink',      1,                0],
  ['x>0 ? exp(2*log(x)^2)*exp(-2*log(x)^2)*x : 0', 0, 'kink', 0,         1],
  ['x>0 ? x*log(exp(log(x)^2)+1) : 0', 0, 'infinite', 0,          'Infinity'],
  ['x>0 ? digamma(1/x) + log(x) : 0', 0, 'kink',   0,                -0.5],
  ['x>0 ? exp(lgamma(1/x)-lgamma(1/x+1)) : 0', 0, 'kink', 0,         1],
  ['x>0 ? tan(atan(1/x))*x^2 : 0', 0, 'kink',      0,                1],
  ['max(x/7, x/3 - 4/21)',         1, 'kink',      1 / 7,            1 / 3],
  ['mod(abs(log2(x)) - log2(x), 0.5)', 1, 'kink',  -2 / Math.LN2,    0],   // of one number the size is the number
  ['max(x, log(x))*0 + abs(abs(x)^x - 1) - (abs(x)^x - 1)', 1, 'kink',  -2, 0],
  ['sqrt(square(log1p(hypot(1/x - 1, 0))))', 1, 'kink', -1,          1],
  ['abs(x/3-1/3)',                 1, 'kink',      -1 / 3,           1 / 3],
  ['floor(x/3*3)',                 1, 'jump',      0,                0],
  ['atan2(x, -1)',                 0, 'jump',      -1,               -1],
  ['x==0 ? 1 : x/gamma(x)',        0, 'jump',      0,                0],
  // of (exp(s) - 1 - s)/s² enclosures hold all from a pole of gamma to beyond 1, until they have bits enough
  ['x==0 ? 1 : gamma((exp(x) - 1 - x)/x^2)', 0, 'jump', -0.5800384844855436, -0.5800384844855436],
  // of negative numbers to a varying power there are values at single points, as where x is a power of two
  ['x==0 ? 1 : (1/x)^(1/x)',       0, 'jump',      null,             null],
  ['x==0 ? 1 : (-1/x)^(-1/x)',     0, 'jump',      null,             null],
  ['x==0 ? 1 : abs(x)*(-1/abs(x))^(1/x)', 0, 'undefined', null,      null],
  // powers and roots whose exponents are known as enclosures only, of logarithms too
  ['x^sigmoid(1)',                 0, 'infinite',  null,             'Infinity'],
  ['nthRoot(x, sigmoid(1))',       0, 'undefined', null,             0],
  ['nthRoot(x, cos(x^0))',         0, 'undefined', null,             0],
  ['nthRoot(x, sigmoid(1)) - x',   0, 'undefined', null,             -1],
  ['x==0 ? 0 : abs(1/log(abs(x)))^cosh(1)', 0, 'infinite', '-Infinity', 'Infinity'],
  ['x==0 ? 0 : x*abs(log(x^2))^exp(1)', 0, 'infinite', 'Infinity',   'Infinity'],
  ['x==0 ? 0 : -x*abs(log(abs(x)))^exp(1)/log(abs(x))^2', 0, 'infinite', '-Infinity', '-Infinity'],
  ['x==0 ? 0 : abs(x)*log(abs(log(abs(x)))^exp(1))/log(-log(abs(x)))', 0, 'kink', -Math.E, Math.E],
])('%s at %d: %s', async (text, at, status, left, right) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect(reference).toMatchObject({ status, left: { x: left }, right: { x: right } });
});

/* prettier-ignore */
it.each<[text: string, at: number, slope: number]>([
  ['sqrt(0*x)',                    1, 0],
  ['abs(x == 0 ? 0 : exp(-1/x^2))', 0, 0],
  ['x == 0 ? 0 : x + floor(erfc(1/abs(x)))', 0, 1],
  ['cbrt(x^3)',                    0, 1],
  ['mod(x, x)',                    2, 0],
  ['floor(x^2)',                   0, 0],
  ['x == 0 ? 1 : sin(x)/x',        0, 0],
  ['x == 0 ? 0 : x^2*sin(1/x)',    0, 0],
  ['x == 0 ? 0 : x^2*log(abs(x))', 0, 0],
  ['x==0 ? 0 : x^2*cbrt(log(abs(x)))', 0, 0],
  ['x == 0 ? 0 : 1/gamma(x)',      0, 1],
  ['x == 0 ? 0 : x^2/(2+cos(1/x))', 0, 0],
  ['abs(x)^pi*cbrt(x)',            0, 0],
  ['x^x < 27 ? 2*x : x^x*0 + 2*x',  3, 2],                      // both sides are 27
  ['x == 1 ? 1 : log(x)/(2^x-2)*(2*log(2))', 1, -0.5 - Math.log(2) / 2],
  ['x == 0 ? 0 : abs(x)^pi/(x*abs(x)^(pi - 2))', 0, 1],
  ['x == 0 ? 0 : (x^2 + x*abs(log(abs(x)))^(-pi))*abs(log(abs(x)))^pi', 0, 1],
  ['x == 0 ? 0 : x + x^2*abs(log(abs(x)))^sqrt(2)', 0, 1],
  ['x == 0 ? 0 : x/abs(log(abs(x)))^exp(1)',     0, 0],
  ['x == 0 ? 0 : abs(x)^pi*abs(log(abs(x)))^pi', 0, 0],
  ['x^2 < x^3 ? 1 : x',            0, 1],
  ['x + (x - 1)*floor(x^(2^erf(x)))^0',          1, 2],  // 1 to a power that no enclosure tells is exactly 1
  ['x < 0.5 ? x^pi : x^(pi + (x - 0.5)^2)', 0.5, Math.PI * 0.5 ** (Math.PI - 1)],
])('%s at %d has the derivative %d', async (text, at, slope) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect(reference).toMatchObject({ status: 'certified', gradient: { x: expect.closeTo(slope, 14) as number } });
});

/* prettier-ignore */
it.each<[text: string, status: string, left: PlainNumber | null, right: PlainNumber | null, message: RegExp]>([
  ['x == 0 ? 0 : x*sin(1/x)',              'undefined', null, null, /^the slope oscillates on both sides and has no limit there$/],
  ['x == 0 ? 0 : sqrt(abs(x))*cos(1/x^2)', 'undefined', null, null, /slope oscillates on both sides/],    // and without bounds
  ['x <= 0 ? x : x*sin(1/x) + 3*x^2',      'undefined', 1,    null, /slope oscillates to the right/],
  ['x >= 0 ? x : exp(x*sin(1/x)) - 1',     'undefined', null, 1,    /slope oscillates to the left/],
  ['x == 0 ? 0 : sin(1/x)',                'undefined', null, null, /function oscillates on both sides/],
  ['x == 0 ? 5 : x*sin(1/x)',              'jump',      null, null, /jumps/],
  ['x == 0 ? 0 : x*sin(1/x) + cbrt(x)',    'infinite',  'Infinity', 'Infinity', /infinite/],
  // what swings has bounds, which products, sums, powers and functions keep
  ['x == 0 ? 0 : x*abs(sin(1/x))',         'undefined', null, null, /slope oscillates on both sides/],
  ['x == 0 ? 0 : x*exp(sin(1/x))',         'undefined', null, null, /slope oscillates on both sides/],
  ['x == 0 ? 0 : x*log(2+sin(1/x))',       'undefined', null, null, /slope oscillates on both sides/],
  ['x == 0 ? 0 : x/(2+sin(1/x))',          'undefined', null, null, /slope oscillates on both sides/],
  ['x == 0 ? 0 : acos(1 - square(sin(1/x)))', 'undefined', null, null, /function oscillates on both sides/],
  ['x == 0 ? 0 : sqrt(1 - sin(1/x)^2)*x',  'undefined', null, null, /slope oscillates on both sides/],
  ['x == 0 ? 0 : max(x*(2+sin(1/x)), 0)',  'undefined', 0,    null, /slope oscillates to the right/],
  ['x == 0 ? 0 : x*max(sin(1/x), -2)',     'undefined', null, null, /slope oscillates on both sides/],
  ['x == 0 ? 0 : cbrt(x)*(1+sin(1/x))',    'undefined', null, null, /slope oscillates on both sides/], // comes back to 0
  ['x == 0 ? 0 : cbrt(cbrt(x)*((x > 0 ? sin(1/x) : 0) - 1))', 'infinite', '-Infinity', null, /infinite/],
  ['x == 0 ? 0 : x*floor(1/x)',            'jump',      null, null, /jumps/],                           // 1 less what swings
  ['x == 0 ? 0 : log1p(x*floor(1/x))',     'jump',      null, null, /jumps/],                           // whose limit has no end of digits
  // it swings, and grows for all that
  ['x == 0 ? 0 : (5+sin(1/x))/x',          'jump',      null, null, /falls without end on the left and grows without end on the right/],
  ['acot(acot(abs(x)^x)*fix(x + 1))',      'infinite',  null, '-Infinity', /where the domain ends/],    // acot has no value at 0
  ['sqrt(1 - square(erfc(x^4) - 2))',      'undefined', null, null, /the domain ends/],                 // no bits for erfc at fine scales
])('%s at 0 is %s', async (text, status, left, right, message) => {
  const { reference } = await compare(text, { at: 0, methods: 'forward' });
  expect(reference).toMatchObject({ status, left: { x: left }, right: { x: right }, message: expect.stringMatching(message) as string });
}); // prettier-ignore

/* prettier-ignore */
it.each([
  ['x == 0 ? 0 : x*(log(-log(abs(x))) + sin(1/x))'],   // grows too slowly for values to tell
  ['abs(x)^(sin(1)^2 + cos(1)^2)'],                   // of the order 1, which no enclosure tells
  ['x == 0 ? 0 : x*abs(log(abs(x)))^(sin(1)^2 + cos(1)^2)/log(abs(x))'], // of the order 0 in the logarithm
  ['nthRoot(x, 2*sin(1)^2 + 2*cos(1)^2 + 1)'],        // a root of the degree 3
  ['x == 0 ? 0 : x*sin(1/x)*sin(1/x)'],               // swings, but no rule says so
  ['x == 0 ? 0 : cbrt(x)*(5+sin(1/x))'],              // infinite, without a first term
  ['x == 0 ? 0 : cbrt(x)*(1+sin(1/x)-sqrt(abs(x)))'], // comes near to 0, but not to it
  ['x == 0 ? 0 : x*sin(1/x)*csc(1/x)'],               // 1 where it has a value
  ['x == 0 ? 0 : x*sin(floor(1/x)*pi)'],              // 0, since only whole turns are taken
  ['x == 0 ? 0 : x*sin(1/x)*(sin(1)^2+cos(1)^2-1)'],  // 0, which no enclosure tells
])('%s at 0 is left open', async (text) => {
  expect((await compare(text, { at: 0, methods: 'forward' })).reference.status).toBe('undecided');
});

/* prettier-ignore */
it.each<[text: string, at: number, slope: number]>([
  ['x <= 1 ? x^3/3 : x^2 - x + 1/3',             1,    1],
  ['x <= 1 ? x^3/3 : x - 2/3',                   1,    1],
  ['x <= 7 ? x/3 : (x^2 + 49)/42',               7,    1 / 3],
  ['x/3 <= 1/3 ? x^2 : 2*x - 1',                 1,    2],       // the condition is told by fractions, too
  ['x < 0.5 ? x/(1+x) : 1/3 + (x-0.5)*4/9',      0.5,  4 / 9],
  ['(x/3-1/3)*abs(x/3-1/3)',                     1,    0],
  ['(x-1)*floor(x/3*3)^2 - (x-1)*floor(x)^2',    1,    0],
])('%s at %d, where both sides are fractions, has the derivative %d', async (text, at, slope) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect([reference.status, reference.message ?? null]).toEqual(['certified', null]);
  expect(reference.gradient['x']).toBeCloseTo(slope, 15);
});
