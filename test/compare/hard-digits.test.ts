// Digits of derivatives and values that lie near a decimal boundary, beyond the range of doubles, or next to a double.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { flatComparison } from '../../src/compare/forms.js';

describe('The digits of the truth', () => {
  /* prettier-ignore */
  it.each<[expression: string, at: number, digits: string | RegExp]>([
    // below a decimal boundary by less than the first enclosures are wide
    ['x - exp(-200)*x',                        1,    /^0\.9{30}…$/],
    ['x*(1-1e-40)',                            1,    /^0\.9{30}…$/],
    ['0.5*x - 1e-50*x',                        1,    /^0\.49{29}…$/],
    ['-2*x + 1e-60*x',                         1,    /^-1\.9{29}…$/],
    ['x + exp(-200)*x',                        1,    /^1\.0{29}…$/],
    ['x - exp(-1300)*x',                       1,    /^0\.9{30}…$/],
    ['1e22*(x - exp(-90)*x)',                  1,    /^9\.9{29}…e\+21$/],
    // on it, which inexact enclosures can't tell
    ['sin(x)^2 + cos(x)^2 + x',                1.2,  /^1±\de-12\d\d$/],
    ['(sin(x)^2 + cos(x)^2)*x/4',              1.2,  /^0\.25±\de-12\d\d$/],
    ['sin(x)^2 + cos(x)^2',                    1.2,  /^0±\de-6\d\d$/],
    ['1e22*exp(log(x))',                       2,    /^1e\+22±\de-12\d\d$/],
    // exactly
    ['x^3',                                    0.5,  '0.75'],
    ['x - x',                                  0.5,  '0'],
    // beyond the range of doubles, and of singles
    ['exp(-x^2)',                              27.5, '-2.01911358194830149617267352618…e-327'],
    ['x*1e200*1e-200*1e-200*1e-200',           3,    '9.99999999999999916033909409758…e-401'],
    ['exp(x*400)/exp(x*399)',                  900,  /e\+390$/],
  ])('%s at %d begin with %s', async (expression, at, digits) => {
    const { reference } = await compare(expression, { at, methods: 'forward' });
    expect(reference.status).toBe('certified');
    expect(reference.digits['x']).toMatch(typeof digits === 'string' ? new RegExp(`^${digits.replace(/[.+]/g, '\\$&')}$`) : digits);
  });
});

describe('The error of a method', () => {
  /* prettier-ignore */
  it.each<[expression: string, at: number, precision: 'float64' | 'float32', truth: number, absolute: number]>([
    // the enclosures straddle a double: what 1,024 bits don't tell from 0 is 0
    ['cbrt(x)^3',                              1.15, 'float64', 1, 0],
    ['x*(1+7e16*(sin(1)^2+cos(1)^2-1))',       1.5,  'float64', 1, 0],
    ['x*cbrt(2)^3',                            1,    'float64', 2, 0],
    ['x*cbrt(5)^3',                            1,    'float32', 5, 0],
    // and what they tell is to two digits
    ['x + exp(-200)*x',                        1,    'float64', 1, 1.383896526736737e-87],
    ['x + exp(-500)*x',                        1,    'float64', 1, 7.124576406741286e-218],
    ['x*(1-1e-40)',                            1,    'float64', 1, 1e-40],
  ])('forward mode for %s at %d in %s is %d, off by %d', async (expression, at, precision, truth, absolute) => {
    const { results } = flatComparison(await compare(expression, { at, precision, methods: 'forward' }));
    expect(results[0]?.gradient).toEqual({ x: truth });
    const error = Number(results[0]?.error?.['x']?.absolute);
    expect(Math.abs(error - absolute)).toBeLessThanOrEqual(0.01 * absolute);
  });
});

describe('Beside a midpoint of singles', () => {
  it.each([
    ['x*(1+2^-24+2^-60)', 1 + 2 ** -23],
    ['x*(1+2^-24-2^-60)', 1],
    ['x*(1+2^-24)', 1],
    ['-x*(1+2^-24+2^-60)', -1 - 2 ** -23],
    ['x*(1+2^-23+2^-24-2^-60)', 1 + 2 ** -23],
    ['x*(1+2^-24+exp(-70))', 1 + 2 ** -23],
    ['x*(1+2^-24-exp(-70))', 1],
  ])('%s has the derivative %d', async (expression, nearest) => {
    const { reference } = await compare(expression, { at: 1, precision: 'float32', methods: 'forward' });
    expect(reference).toMatchObject({ status: 'certified', gradient: { x: nearest } });
  });
});
