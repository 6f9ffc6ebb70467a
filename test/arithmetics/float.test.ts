// Doubles and singles: functions that JavaScript lacks, edges, rounding.
import { describe, expect, it } from 'vitest';
import { binaryNames, unaryNames, type UnaryName } from '../../src/arithmetic.js';
import { formats } from '../../src/arithmetics/formats.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { binaryPoints, unaryPoints } from './samples.js';

/** Each a few roundings of accurate functions: 8 ulps. Truths from mpmath-checked identities given beside them. */
const close = (value: number, truth: number): void =>
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(8 * 2 ** -52 * Math.abs(truth));

describe('float64', () => {
  it('keeps the digits of asec, acsc, asech and acoth near 1, where 1/x would lose them', () => {
    const e = 2 ** -30; // then √(2e)·(1 - 5e/12), π/2 minus that, √(2e)·(1 + 5e/12), ½·log(2/e + 1)
    close(float64.asec(1 + e), Math.sqrt(2 * e) * (1 - (5 * e) / 12));
    close(float64.asec(-1 - e), Math.PI - Math.sqrt(2 * e) * (1 - (5 * e) / 12));
    close(float64.acsc(1 + e), Math.PI / 2 - Math.sqrt(2 * e) * (1 - (5 * e) / 12));
    close(float64.asech(1 - e), Math.sqrt(2 * e) * (1 + (5 * e) / 12));
    close(float64.acoth(1 + e), Math.log(2 ** 31 + 1) / 2);
    close(float64.acoth(-1 - e), -Math.log(2 ** 31 + 1) / 2);
  });
  it.each<[UnaryName, ...(readonly [number, number])[]]>([
    ['asec', [1, 0], [-1, Math.PI], [2, Math.PI / 3], [Infinity, Math.PI / 2], [0.5, NaN], [0, NaN], [-0.5, NaN]],
    ['acsc', [1, Math.PI / 2], [-1, -Math.PI / 2], [Infinity, 0], [0.5, NaN], [0, NaN]],
    ['asech', [1, 0], [0, Infinity], [2, NaN], [-0.5, NaN]],
    ['acoth', [1, Infinity], [-1, -Infinity], [Infinity, 0], [0.5, NaN], [0, NaN]],
    ['round', [0.5, 1], [-0.5, -1], [2.5, 3], [0.49999999999999994, 0]],
    ['acot', [0, NaN], [1, Math.PI / 4], [-1, -Math.PI / 4]],
    ['sigmoid', [750, 1], [-1000, 0], [0, 0.5]],
    ['sqrt', [-0, 0]],
    ['acsch', [0, Infinity], [-0, -Infinity]],
    ['softplus', [1000, 1000], [-1000, 0], [0, Math.LN2]],
  ])('gives %s its edges: %s %s %s …', (name, ...rows) => {
    for (const [x, y] of rows) {
      const value = float64[name](x);
      if (Number.isFinite(y)) expect(value).toBeCloseTo(y, 14);
      else expect(value).toBe(y);
    }
  });
  it('keeps the logarithms that acsch and asech are at the least numbers, whose reciprocals overflow', () => {
    close(float64.acsch(5e-324), 745.1332191019412);
    close(float64.acsch(-1e-310), -714.4945260087142);
    close(float64.asech(5e-324), 745.1332191019412);
    close(float64.asech(1e-301), 693.7712601717677);
  });
  it('takes roots of any index to an ulp or two, though the reciprocal of the index is rounded', () => {
    // from mpmath, for the doubles given
    for (const [x, n, root] of [
      [1e300, 7, 7.19685673001152e42],
      [1e-300, 7, 1.3894954943731376e-43],
      [1e300, -11, 5.33669923120631e-28],
      [1e150, 0.7, 1.9306977288833106e214],
      [-1e300, 9, -2.1544346900318838e33],
      [1e200, 2.5, 1e80],
      [0.5831737786453095, 0.10971598275740496, 0.007334647846043409],
      [1, 1e-305, 1],
      [3, 1e305, 1],
    ] as const)
      expect(Math.abs(float64.nthRoot(x, n) - root)).toBeLessThanOrEqual(2 * formats.float64.ulp(root));
  });
  it('takes real roots of negative numbers, and remainders with the sign of the divisor or of the dividend', () => {
    expect(float64.nthRoot(-32, 5)).toBeCloseTo(-2, 14);
    expect(float64.nthRoot(-32, -5)).toBeCloseTo(-0.5, 14);
    expect(float64.nthRoot(-16, 4)).toBeNaN();
    expect(float64.nthRoot(-16, -4)).toBeNaN();
    expect(float64.mod(-7, 3)).toBe(2);
    expect(float64.mod(7, -3)).toBe(-2);
    expect(float64.rem(-7, 3)).toBe(-1);
    expect(float64.rem(7, -3)).toBe(1);
    expect(float64.rem(7, 0)).toBeNaN();
    expect(float64.rem(-6, 3)).toBe(-0);
  });
  it('rounds to single precision by fround, as far as singles reach', () => {
    expect(float64.fround(0.1)).toBe(13421773 * 2 ** -27);
    expect(float64.fround(1 + 2 ** -24)).toBe(1); // a tie, to even
    expect(float64.fround(1e-46)).toBe(0);
    expect(float64.fround(1e39)).toBe(Infinity);
  });
});

describe('float32', () => {
  const float32 = formats.float32.arithmetic;
  it('rounds every operation, literal and constant to 24 bits', () => {
    expect(float32.literal(0.1)).toBe(Math.fround(0.1));
    expect(float32.constant('ln2')).toBe(Math.fround(Math.LN2));
    for (const name of unaryNames)
      for (const x of unaryPoints[name].map(Math.fround)) expect(float32[name](x)).toBe(Math.fround(float64[name](x)));
    for (const name of binaryNames)
      for (const [x, y] of binaryPoints[name]) expect(float32[name](x, y)).toBe(Math.fround(float64[name](x, y)));
  });
});
