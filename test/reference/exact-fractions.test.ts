// Numbers that are short decimals and no binary ones: exact fractions decide their digits; where there are none, `±` stays.
import { describe, expect, it } from 'vitest';
import { exactFractions, fractionOfDecimal, fractionOfDouble } from '../../src/arithmetics/fractions.js';
import { truth } from '../../src/compare/compare.js';

describe('The digits of a number that is a short decimal', () => {
  /* prettier-ignore */
  it.each<[expression: string, at: number, digits: string, value: string | RegExp]>([
    ['x/10',                        3,    '0.1',   '0.3'],
    ['10^-3*x',                     1,    '0.001', '0.001'],
    ['x^2/5',                       1,    '0.4',   '0.2'],
    ['1/x',                         5,    '-0.04', '0.2'],
    ['-1/3*x^3+6x^2-11x-50',        11,   '0',     /^/],
    ['x*(1/3)*3',                   7,    '1',     '7'],
    ['max(x/10, 0)',                7,    '0.1',   '0.7'],
    ['x^-2',                        10,   '-0.002', '0.01'],
  ])('%s at %d', async (expression, at, digits, value) => {
    const reference = await truth(expression, { at });
    expect(reference.digits).toEqual({ x: digits });
    expect(reference.value).toMatch(typeof value === 'string' ? new RegExp(`^${value}$`) : value);
  });
  it('is decided for second derivatives too', async () => {
    const { hessianDigits } = await truth('x^2*y/10 + y^3/30', { at: { x: 1, y: 2 }, order: 2 });
    expect(hessianDigits).toEqual({ x: { x: '0.4', y: '0.2' }, y: { x: '0.2', y: '0.4' } });
  });
  it.each([['x/10 + 0*exp(x)'], ['cbrt(x)^3/10'], ['x/10 + sin(x)^2 + cos(x)^2']])(
    'stays open without fractions: %s',
    async (expression) => {
      expect((await truth(expression, { at: 1.1 })).digits['x']).toMatch(/^0\.1±\de-12\d\d$/);
    },
  );
  it('stays open where the fraction is another number: less than 2,048 bits tell from 0, and not 0', async () => {
    const { digits, gradient } = await truth('x/3*3 - x + x*2^-1000*2^-1000*2^-1000', { at: 1 });
    expect(digits['x']).toMatch(/^0±\de-6\d\d$/);
    expect(gradient).toEqual({ x: 0 });
  });
});

describe('A fraction', () => {
  it('is that of a double, exactly', () => {
    expect(fractionOfDouble(0.1)).toEqual({ n: 3602879701896397n, d: 36028797018963968n });
    expect(fractionOfDouble(-2.5)).toEqual({ n: -5n, d: 2n });
    expect(fractionOfDouble(5e-324)).toEqual({ n: 1n, d: 1n << 1074n });
    expect(fractionOfDouble(0)).toEqual({ n: 0n, d: 1n });
    expect(() => fractionOfDouble(NaN)).toThrow('a constant of the program is NaN');
  });
  it('is that of a decimal', () => {
    expect(fractionOfDecimal('-1.25e-2')).toEqual({ n: -1n, d: 80n });
    expect(fractionOfDecimal('1.5e+3')).toEqual({ n: 1500n, d: 1n });
    expect(fractionOfDecimal('0')).toEqual({ n: 0n, d: 1n });
  });
  it('is compared, and raised to whole powers only', () => {
    const [third, half] = [exactFractions.div(fractionOfDouble(1), fractionOfDouble(3)), fractionOfDouble(0.5)];
    const relations = (['<', '<=', '>', '>=', '==', '!='] as const).map((relation) =>
      exactFractions.decide(relation, third, half),
    );
    expect(relations).toEqual([true, true, false, false, false, true]);
    expect(exactFractions.pow(third, fractionOfDouble(-2))).toEqual(fractionOfDouble(9));
    expect(exactFractions.pow(third, fractionOfDouble(0))).toEqual(fractionOfDouble(1));
    expect(() => exactFractions.pow(third, half)).toThrow('no fraction');
    expect(() => exactFractions.exp(third)).toThrow('exp has no fraction');
    expect(() => exactFractions.div(third, fractionOfDouble(0))).toThrow('denominator');
    expect(() => exactFractions.pow(fractionOfDouble(1e300), fractionOfDouble(900))).toThrow('too long');
    expect(exactFractions.known(third)).toBeUndefined();
    expect(exactFractions.known(fractionOfDouble(9))).toBe(9);
  });
});
