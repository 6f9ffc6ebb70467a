// Verdicts where powers are known as enclosures only, and where numbers grow as logarithms of logarithms do, or between these.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { PlainNumber } from '../../src/compare/reference-data.js';

/** Of a side that has a value and a slope which aren't those at the point, as beside a pole, nothing is asked. */
type Side = PlainNumber | 'continued' | null;
type Row = [text: string, at: number, status: string, left: Side, right: Side];
const slowly = 'log(-log(abs(x)))';

/* prettier-ignore */
it.each<Row>([
  // powers of t and of its logarithm, of which the exponents are no fractions
  ['nthRoot(x, sqrt(2))',                              0,   'infinite',  null,        'Infinity'],
  ['nthRoot(abs(x), sigmoid(1))',                      0,   'certified', 0,           0],
  ['nthRoot(x, cos(x^0)) + x',                         0,   'undefined', null,        1],
  ['x == 0 ? 0 : x*abs(log(abs(x)))^exp(1)',             0,   'infinite',  'Infinity',  'Infinity'],
  ['x == 0 ? 0 : x/abs(log(abs(x)))^sqrt(2)',          0,   'certified', 0,           0],
  ['abs(x == 0 ? 0 : log(abs(x)))^hypot(0, 1, 1)',     0,   'jump',      null,        null],
  ['x > 1.2 ? ((1.2 - x)/log(x - 1.2))^cosh(1) + x : x', 1.2, 'certified', 1,         1],
  ['gamma(abs(x > 1 ? acoth(x) : x))',                 1,   'jump',      'continued', null],
  // such powers cancel, or are greater and less than each other
  ['x == 0 ? 0 : 3*x*abs(log(abs(x)))^exp(1)/abs(log(abs(x)))^(3 + exp(1) - 3)', 0, 'certified', 3, 3],
  ['x == 0 ? 0 : x*abs(log(abs(x)))^sqrt(2)/abs(log(abs(x)))^1.5 + x',   0, 'certified', 1, 1],
  ['x == 0 ? 0 : x*abs(log(abs(x)))^sqrt(2)/abs(log(abs(x)))^1.25',      0, 'infinite',  'Infinity', 'Infinity'],
  // exponents of more digits than a double has
  ['sqrt(x)*x^0.1',                                    0,   'infinite',  null,        'Infinity'],
  ['(x - 0.1)^(x*x)',                                  0.1, 'infinite',  null,        'Infinity'],
  // exponents beside 1
  ['x^1.0000000000000002',                             0,   'undefined', null,        0],
  ['abs(x)^1.0000000001 + x',                          0,   'certified', 1,           1],
  ['x^0.9999999999999999',                             0,   'infinite',  null,        'Infinity'],
  // logarithms of logarithms, however many
  [`x == 0 ? 0 : x*${slowly}`,                         0,   'infinite',  'Infinity',  'Infinity'],
  [`x == 0 ? 0 : x/${slowly}`,                         0,   'certified', 0,           0],
  [`x == 0 ? 0 : x*log(${slowly})`,                    0,   'infinite',  'Infinity',  'Infinity'],
  [`x == 0 ? 0 : -1/log(${slowly})`,                   0,   'infinite',  'Infinity',  '-Infinity'],
  ['(x ? lgamma(x) : 0.1)^x',                          0,   'infinite',  'Infinity',  'Infinity'],
  ['s = 0.1 - x; abs(s ? log(s) : 1)^s',               0.1, 'infinite',  '-Infinity', null],
  // growth between a power and a logarithm, and between that and one of it
  ['x == 0 ? 0 : x*exp(sqrt(-log(abs(x))))',           0,   'infinite',  'Infinity',  'Infinity'],
  ['x == 0 ? 0 : x*exp(-sqrt(-log(abs(x)))) + x',      0,   'certified', 1,           1],
  ['x == 0 ? 0 : x*exp(-sqrt(-log(abs(x))))*sin(1/x)', 0,   'certified', 0,           0],
  [`x == 0 ? 0 : x*exp(-sqrt(${slowly}))`,             0,   'certified', 0,           0],
  [`x == 0 ? 0 : x*exp(${slowly}^2)`,                  0,   'infinite',  'Infinity',  'Infinity'],
  ['s = x - 2; s > 0 ? 2^sqrt(acoth(1 + s)) : x',      2,   'jump',      'continued', null],
  ['s = 0.5 - x; gamma(asinh(acosh(1 + (s > 0 ? x/s : 1))))', 0.5, 'jump', null,      'continued'],
])('%s at %d: %s', async (text, at, status, left, right) => {
  const { reference } = await compare(text, { at, methods: 'forward' });
  expect(reference.status).toBe(status);
  const sides = status === 'certified' ? [reference.gradient, reference.gradient] : [reference.left, reference.right];
  for (const [side, wanted] of [[sides[0], left], [sides[1], right]] as const) {
    const got = side?.['x'] ?? null;
    if (typeof wanted === 'number') expect(got).toBeCloseTo(wanted, 14);
    else if (wanted !== 'continued') expect(got).toBe(wanted);
  }
}); // prettier-ignore

/* prettier-ignore */
it.each([
  [`x == 0 ? 0 : x/${slowly} + x`,           'the logarithm of a logarithm is taken there'],
  [`x == 0 ? 0 : x*(${slowly} + sin(1/x))`,  'the logarithm of a logarithm is taken there'],
  ['x == 0 ? 0 : x*abs(log(abs(x)))^(sin(1)^2 + cos(1)^2 - 1)', 'a coefficient is too near to 0 to tell its sign'],
  ['x == 0 ? 0 : x*(abs(log(abs(x)))^(sqrt(8) - 2) - abs(log(abs(x)))^(2/(1 + sqrt(sin(1)^2 + 1 + cos(1)^2))))', 'two powers are too near to tell which is greater'],
])('%s at 0 is left open: %s', async (text, reason) => {
  const { reference } = await compare(text, { at: 0, methods: 'forward' });
  expect([reference.status, reference.message]).toEqual(['undecided', reason]);
});
