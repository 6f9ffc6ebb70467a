// A partial stays on the branch that its value is on, however the quotient that chooses the branch is rounded.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalArithmetic } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { formats, precisions, type Format } from '../../src/arithmetics/formats.js';
import { complexStep } from '../../src/methods/complex-step.js';
import { forward } from '../../src/methods/forward.js';
import { reverse } from '../../src/methods/reverse.js';
import { binaryRules } from '../../src/primitives.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Side, type Truth, type Verdict } from '../../src/reference/truth.js';
import { differentiate, formula } from './formula.js';

const laboratory = await theLaboratory();

/** A double as a whole number times 2^-1074. */
function scaled(value: number): bigint {
  const exponent = value === 0 ? 0 : Math.max(-1022, Math.floor(Math.log2(Math.abs(value)))) - 52;
  const shift = Math.max(-1074, exponent - 1);
  return BigInt(value / 2 ** shift) << BigInt(shift + 1074);
}
/** The whole part of x/t of the two doubles, exactly; rounded once. */
const wholeQuotients = {
  mod(x: number, t: number): number {
    const [p, q] = [scaled(x), scaled(t)];
    const whole = p / q;
    return Number(p % q !== 0n && p < 0n !== q < 0n ? whole - 1n : whole);
  },
  rem: (x: number, t: number): number => Number(scaled(x) / scaled(t)),
};

describe.each(['mod', 'rem'] as const)('%s', (name) => {
  const wholeQuotient = wholeQuotients[name];
  /** Whole numbers and tenths, whose quotients round to whole numbers that they aren't; any number; and quotients beyond 2^53. */
  const tenth = fc.integer({ min: 1, max: 1000 });
  const any = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const pair = fc.oneof(
    fc.tuple(tenth, tenth.map((n) => n / 100)), // prettier-ignore
    fc.tuple(tenth.map((n) => n / 10), tenth.map((n) => n / 1000)), // prettier-ignore
    fc.tuple(any, any),
    fc.tuple(any.map((x) => x * 1e20), any), // prettier-ignore
  );
  const signed = fc.tuple(pair, fc.constantFrom(1, -1), fc.constantFrom(1, -1)).map(([[x, t], s, r]) => [s * x, r * t] as const); // prettier-ignore

  const expectSlopes = (format: Format, x: number, t: number): void => {
    const [a, b] = [format.round(x), format.round(t)];
    const slope = -wholeQuotient(a, b);
    for (const method of [forward, reverse, complexStep])
      for (const order of [1, 2] as const) {
        const { gradient, hessian } = differentiate(method, [name, 'x', 't'], { x: a, t: b }, { order, format });
        expect(gradient[0], method.id).toBeCloseTo(1, 6);
        const off = Math.abs((gradient[1] as number) - slope) / format.ulp(slope);
        expect(off, `${gradient[1]} for ${slope} by ${method.id}`).toBeLessThanOrEqual(8);
        for (const entry of hessian?.flat() ?? []) expect(Math.abs(entry), method.id).toBe(0);
      }
  };
  it.each(precisions)('of random numbers in %s', (precision) => {
    fc.assert(
      fc.property(signed, ([x, t]) => expectSlopes(formats[precision], x, t)),
      { numRuns: 500 },
    );
  });
  it.each([
    [3, 0.01], [7, 0.7], [-1e-20, 3], [1e-20, -3], [1e300, 1e-5], [-1e300, 7], [1.7e308, -1.6e308], [-1.7e308, 1.6e308],
    [1e-323, 5e-324], [1.7e308, 3], [9007199254740992, 1], [5e-324, 1.7e308], [-5e-324, 1.7e308],
    [0, 3], [0, -3], [6, 3], [-6, 3], [6, -3], [-6, -3], [-3, 0.01], [-7, 0.7], [-1e300, 1e-5], [-9007199254740992, 1],
  ])('of %d and %d', (x, t) => {
    expectSlopes(formats.float64, x, t);
  }); // prettier-ignore
  it('has an exact partial over intervals, whatever their width', async () => {
    const mpfr = await startMpfr(1);
    const A = intervalArithmetic(mpfr);
    const [, partial] = binaryRules[name].partials;
    if (typeof partial !== 'function') throw new Error('a number');
    for (const [x, t] of [[3, 0.01], [-1e-20, 3], [7.5, -0.7], [-7.5, 0.7], [1e15, 0.3], [-1e15, 0.3]] as const)
      for (const width of [0, 2 ** -150, 2 ** -100]) {
        mpfr.reset(256);
        const wide = A.add(A.literal(x), A.symmetric(A.literal(x * width)));
        const slope = partial(A, A[name](wide, A.literal(t)), wide, A.literal(t));
        expect([A.isExact(slope), A.known(slope)], `${x}, ${t}, ${width}`).toEqual([true, 0 - wholeQuotient(x, t)]);
      }
  }); // prettier-ignore
});

describe('The truth of rem', () => {
  const format = formats.float64;
  const budget = { maxSteps: 1e6 };
  /** Of rem(x, t) + u: three inputs are asked of reverse mode first, two of jets. */
  const truthOf = (x: number, t: number, inputs: 2 | 3): Truth => {
    const names = ['x', 't', 'u'].slice(0, inputs);
    const program = formula(names, inputs === 3 ? ['add', ['rem', 'x', 't'], 'u'] : ['rem', 'x', 't']);
    return findTruth(laboratory, { program, point: [x, t, 0].slice(0, inputs), wrt: names.map((_, i) => i), order: 2, format, budget });
  };
  const shown = (verdict: Verdict | undefined): unknown => {
    if (verdict?.status === 'certified') return verdict.number.nearest;
    if (verdict === undefined || !('left' in verdict)) return verdict?.message;
    const [left, right] = [verdict.left, verdict.right].map((side: Side) => typeof side === 'object' ? side?.nearest : side);
    return [verdict.status, left, right];
  };

  // the value is exact in floating point; the slope with respect to t is minus the whole part of x/t
  it.each([
    [5, 3, 2, -1], [-5, 3, -2, 1], [5, -3, 2, 1], [-5, -3, -2, -1], [1, 3, 1, 0], [-1, 3, -1, 0], [-3, 0.01, -3 % 0.01, 299],
    [0, 3, 0, 0], [0, -3, 0, 0], [5e-324, 3, 5e-324, 0], [-5e-324, 3, -5e-324, 0],
    [-1e300, 7, -1e300 % 7, 1e300 / 7], [1e22, -3, 1, 1e22 / 3], [1.7e308, -1.6e308, 1.7e308 % 1.6e308, 1],
  ])('at %d, %d, where it is smooth, is %d, with the slopes 1 and %d', (x, t, value, slope) => {
    for (const inputs of [2, 3] as const) {
      const { values, gradient, hessian } = truthOf(x, t, inputs);
      expect(gradient.slice(0, 2).map(shown)).toEqual([1, slope]);
      expect(hessian?.flat().map(shown)).toEqual(Array(inputs ** 2).fill(0));
      if (inputs === 2) expect(values[0]?.nearest).toBe(value);
    }
  });
  it.each([
    [6, 3, -2, -1], [-6, 3, 2, 1], [6, -3, 1, 2], [-6, -3, -1, -2], [3, 3, -1, 0], [-3, 3, 1, 0],
  ])('at %d, %d is a jump, with the slopes %d and %d on the sides of t', (x, t, left, right) => {
    for (const inputs of [2, 3] as const) {
      const { values, gradient } = truthOf(x, t, inputs);
      expect(gradient.slice(0, 2).map(shown)).toEqual([['jump', 1, 1], ['jump', left, right]]);
      expect(values[0]?.nearest).toBe(0);
    }
  });
}); // prettier-ignore

describe('A power with an exponent beyond the whole numbers that have a next', () => {
  // t - 1 rounds to t, or to another number of its parity: x^(t-1) would have the sign of x^t
  it.each([
    ['float64', 1e17], ['float64', 2 ** 53], ['float64', 2 ** 53 + 2], ['float64', 2 ** 60], ['float32', 2 ** 24 + 2], ['float32', 2 ** 30],
  ] as const)('in %s, %d, has the slope of the odd power below', (precision, t) => {
    const format = formats[precision];
    for (const method of [forward, reverse])
      for (const order of [1, 2] as const)
        for (const x of [-1, 1])
          expect(differentiate(method, ['pow', 'x', t], { x }, { format, order }).gradient).toEqual([x * t]);
    expect(differentiate(forward, ['pow', 'x', t], { x: 0 }, { format }).gradient).toEqual([0]);
  }); // prettier-ignore
});
