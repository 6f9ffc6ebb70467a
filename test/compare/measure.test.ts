// How far a number is from the truth, in every measure; the truth is a nearest number and what it is off by, in ulps.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { measureError, plain, ulpsBetween } from '../../src/compare/measure.js';
import type { CertifiedNumber } from '../../src/reference/certified-number.js';

const truth = (nearest: number, residual: number): CertifiedNumber => ({ nearest, residual, digits: '', decided: true, enclosure: ['', ''], exact: false, settled: true }); // prettier-ignore
const [e64, e32, smallest] = [2 ** -52, 2 ** -23, 2 ** -1074];

describe('The error of a number', () => {
  /* prettier-ignore */
  it.each<readonly [what: string, computed: number, nearest: number, residual: number, absolute: number | string, relative: number | string, ulps: number | string, bits: number]>([
    ['none',                      1,            1,        0,    0,          0,                     0,     53],
    ['the residual alone',        1,            1,        0.25, e64 / 4,    e64 / 4 / (1 + e64 / 4), 0.25, 53],
    ['an ulp above',              1 + e64,      1,        0,    e64,        e64,                   1,     52],
    ['an ulp, and the residual',  1 + e64,      1,        -0.5, 1.5 * e64,  1.5 * e64 / (1 - e64 / 2), 1.5, 51],
    ['an ulp, less the residual', 1 + e64,      1,        0.5,  e64 / 2,    e64 / 2 / (1 + e64 / 2), 0.5, 53],
    ['below, of a negative one',  -1 - e64,     -1,       0,    e64,        e64,                   1,     52],
    ['10 bits exactly',           1 + 2 ** -10, 1,        0,    2 ** -10,   2 ** -10,              2 ** 42, 10],
    ['almost 11 bits',            1 + 1.25 * 2 ** -11, 1, 0,    1.25 * 2 ** -11, 1.25 * 2 ** -11,  1.25 * 2 ** 41, 10],
    ['less than a bit',           1.75,         1,        0,    0.75,       0.75,                  0.75 / e64, 0],
    ['the wrong sign',            -3,           3,        0,    6,          2,                     6 / (2 * e64), 0],
    ['0 for a number',            0,            3,        0,    3,          1,                     3 / (2 * e64), 0],
    ['0 for 0',                   0,            0,        0,    0,          0,                     0,     53],
    ['0 for what rounds to it',   0,            0,        0.25, 0,          0,                     0.25,  53],   // a quarter of the smallest number is 0 in doubles
    ['-0 for 0',                  -0,           0,        0,    0,          0,                     0,     53],
    ['a number for 0',            2,            0,        0,    2,          'Infinity',            'Infinity', 0],
    ['the smallest for 0',        smallest,     0,        0,    smallest,   'Infinity',            1,     0],
    ['a subnormal',               3 * smallest, 2 * smallest, 0.5, smallest, 0.2,                  0.5,   2],    // 0.5 of 2.5
    ['NaN',                       NaN,          3,        0,    'NaN',      'NaN',                 'NaN', 0],
    ['an infinity',               Infinity,     3,        0,    'Infinity', 'Infinity',            'Infinity', 0],
    ['minus infinity',            -Infinity,    -3,       0,    'Infinity', 'Infinity',            'Infinity', 0],
  ])('is of %s', (_what, computed, nearest, residual, absolute, relative, ulps, bits) => {
    expect(measureError(computed, truth(nearest, residual), formats.float64)).toEqual({ absolute, relative, ulps, bits });
  });

  it('in float32 is counted in its units, and in 24 bits at most', () => {
    const at1 = truth(1, 0);
    expect(measureError(1 + e32, at1, formats.float32)).toEqual({ absolute: e32, relative: e32, ulps: 1, bits: 23 });
    expect(measureError(1, at1, formats.float32).bits).toBe(24);
    expect(ulpsBetween(1 + 3 * e32, truth(1, 0.5), formats.float32)).toBe(2.5);
  });
});

describe('A plain number', () => {
  it.each([
    [1.5, 1.5],
    [-0, -0],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
  ])('of %d is %j', (value, text) => {
    expect(plain(value)).toBe(text);
  });
});
