// Complex arithmetic: imaginary parts keep their relative accuracy; real numbers stay real and cheap.
import { describe, expect, it } from 'vitest';
import { binaryNames, unaryNames, type BinaryName, type UnaryName } from '../../src/arithmetic.js';
import { complex, type Complex } from '../../src/arithmetics/complex/complex.js';
import { counting } from '../../src/arithmetics/counting.js';
import { dual } from '../../src/arithmetics/dual.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { Unsupported } from '../../src/errors.js';
import { binaryPoints, unaryPoints } from './samples.js';

const C = complex(float64);
const D = dual(float64);
const step = 1e-20;
const real = (re: number): Complex<number> => ({ re, im: undefined });
const stepped = (re: number): Complex<number> => ({ re, im: step });
const relativeError = (value: number, truth: number): number =>
  Object.is(value, truth) || value === truth ? 0 : Math.abs(value - truth) / Math.abs(truth);

/**
 * Both sides go through a handful of roundings and through V8's elementary functions (about an ulp each), so 1e-14 is
 * some 50 ulps. Where the double nearest the answer is itself ill conditioned (a root of the derivative), none is sampled.
 */
const tolerance = 1e-14;
const withoutComplexForm: readonly (UnaryName | BinaryName)[] = ['erf', 'gamma', 'polygamma'];

describe('the imaginary part over δ equals the tangent of a dual number', () => {
  for (const name of unaryNames) {
    if (withoutComplexForm.includes(name)) continue;
    it.each(unaryPoints[name].map((x) => [x]))(`${name} at %d`, (x) => {
      const derivative = (C[name](stepped(x)).im ?? 0) / step;
      const tangent = D[name]({ primal: x, tangent: 1 }).tangent ?? 0;
      expect(relativeError(derivative, tangent)).toBeLessThan(tolerance);
    });
  }
  for (const name of binaryNames) {
    if (withoutComplexForm.includes(name)) continue;
    it.each(binaryPoints[name])(`${name} at %d, %d, in each argument and in both`, (x, t) => {
      for (const [inX, inT] of [
        [true, false],
        [false, true],
        [true, true],
      ] as const) {
        if (name === 'sincDerivative' && inX) continue;
        const z = inX ? stepped(x) : C.literal(x);
        const w = inT ? stepped(t) : C.literal(t);
        const derivative = (C[name](z, w).im ?? 0) / step;
        const tangent =
          D[name]({ primal: x, tangent: inX ? 1 : undefined }, { primal: t, tangent: inT ? 1 : undefined }).tangent ??
          0;
        expect(relativeError(derivative, tangent)).toBeLessThan(tolerance);
      }
    });
  }
});

describe('the real part equals the real function', () => {
  for (const name of unaryNames) {
    if (withoutComplexForm.includes(name)) continue;
    it.each(unaryPoints[name].map((x) => [x]))(`${name} at %d`, (x) => {
      expect(relativeError(C[name](stepped(x)).re, float64[name](x))).toBeLessThan(tolerance);
    });
  }
  for (const name of binaryNames) {
    if (withoutComplexForm.includes(name)) continue;
    it.each(binaryPoints[name])(`${name} at %d, %d`, (x, t) => {
      const z = name === 'sincDerivative' ? C.literal(x) : stepped(x);
      expect(relativeError(C[name](z, stepped(t)).re, float64[name](x, t))).toBeLessThan(tolerance);
    });
  }
});

describe('far from the real axis', () => {
  const points = [[0.3, 0.7], [1.4, 0.6], [2.5, -0.8], [0.2, 1.3], [-0.6, 0.4], [-1.3, -0.9]] as const; // prettier-ignore
  const inverses: readonly (readonly [UnaryName, UnaryName])[] = [
    ['sin', 'asin'], ['tan', 'atan'], ['cos', 'acos'], ['sec', 'asec'], ['csc', 'acsc'], ['cot', 'acot'],
    ['sinh', 'asinh'], ['cosh', 'acosh'], ['tanh', 'atanh'], ['sech', 'asech'], ['csch', 'acsch'], ['coth', 'acoth'],
    ['exp', 'log'], ['expm1', 'log1p'], ['square', 'sqrt'],
  ]; // prettier-ignore
  for (const [name, inverse] of inverses)
    it.each(points)(`${name} undoes ${inverse} at %d + %di`, (re, im) => {
      const z = C[name](C[inverse]({ re, im }));
      expect(z.re).toBeCloseTo(re, 13);
      expect(z.im).toBeCloseTo(im, 13);
    });
  it.each(points)('sin² + cos² is 1 at %d + %di', (re, im) => {
    const sum = C.add(C.square(C.sin({ re, im })), C.square(C.cos({ re, im })));
    expect(sum.re).toBeCloseTo(1, 13);
    expect(sum.im).toBeCloseTo(0, 13);
  });
  it.each(points)('a cube is a product, by powers and back by roots, at %d + %di', (re, im) => {
    const z = { re, im };
    const cube = C.mul(z, C.mul(z, z));
    const power = C.pow(z, C.literal(3));
    const general = C.exp(C.mul(real(3), C.log(z)));
    expect(power.re).toBeCloseTo(cube.re, 12);
    expect(general.im).toBeCloseTo(cube.im as number, 12);
    if (re > 0 && Math.abs(Math.atan2(im, re)) < Math.PI / 3) {
      expect(C.cbrt(cube).im).toBeCloseTo(im, 12);
      expect(C.nthRoot(cube, C.literal(3)).im).toBeCloseTo(im, 12);
    }
  });
});

describe('where the step is longer than the number that it is added to', () => {
  const expectNear = ({ re, im }: Complex<number>, [real, imaginary]: readonly [number, number]): void => {
    expect(relativeError(re, real)).toBeLessThan(tolerance);
    expect(relativeError(im ?? 0, imaginary)).toBeLessThan(tolerance);
  };
  it('gives asinh and its relatives their logarithms', () => {
    const z = { re: 1e-300, im: 1e-20 };
    expectNear(C.asinh({ re: 1e-280, im: 1e20 }), [Math.log(2e20), Math.PI / 2]);
    expectNear(C.acsch(z), [Math.log(2e20), -Math.PI / 2]);
    expectNear(C.acsch({ re: -1e-300, im: 1e-20 }), [-Math.log(2e20), -Math.PI / 2]);
    expect(C.csch({ re: 5e-324, im: 1e-20 }).im).toBeCloseTo(-1e20, -6);
  });
  it('gives hypot the slope of the side ahead', () => {
    for (const pair of [[stepped(0), real(0)], [real(0), stepped(0)], [stepped(0), real(1e-300)]] as const)
      expect(C.hypot(...pair).im).toBe(step);
    expectNear(C.hypot(stepped(0), stepped(0)), [0, Math.SQRT2 * step]);
  }); // prettier-ignore
});

describe('conventions', () => {
  it('gives a real number exactly the real function, as a structurally real number', () => {
    for (const name of unaryNames)
      for (const x of unaryPoints[name])
        expect(C[name](real(x))).toMatchObject({ re: float64[name](x), im: undefined });
    for (const name of binaryNames)
      for (const [x, t] of binaryPoints[name])
        expect(C[name](real(x), real(t))).toMatchObject({ re: float64[name](x, t), im: undefined });
  });
  it('counts a complex product as four multiplications and two additions, a real one as one', () => {
    const { arithmetic, counts } = counting(float64);
    const K = complex(arithmetic);
    K.mul(stepped(2), stepped(3));
    expect(counts).toMatchObject({ mul: 4, add: 2 });
    K.mul(real(2), real(3));
    expect(counts).toMatchObject({ mul: 5, add: 2, compare: 0 });
    K.square(stepped(2));
    expect(counts).toMatchObject({ mul: 7, add: 5, compare: 0 });
  });
  it.each([
    ['sqrt', -1], ['log', -2], ['log2', -2], ['log1p', -3], ['asin', 1.5], ['acos', -1.5], ['acosh', 0.5],
    ['atanh', 2], ['acoth', 0.5], ['asec', 0.5], ['acsc', 0.5], ['asech', 2], ['asech', -0.5], ['acosh', -3],
  ] as const)('says NaN outside the real domain: %s(%d)', (name, x) => {
    expect(C[name](stepped(x)).re).toBeNaN();
  }); // prettier-ignore
  it('takes a number for a negative real one within 1e-8 of its size from the axis, and for a complex one beyond', () => {
    for (const name of ['sqrt', 'log'] as const) {
      expect(C[name]({ re: -4, im: 3.9e-8 }).re).toBeNaN();
      expect(C[name]({ re: -4, im: -3.9e-8 }).re).toBeNaN();
    }
    expect(C.sqrt({ re: -4, im: 4.1e-8 })).toEqual({ re: 4.1e-8 / 4, im: 2 });
    expect(C.log({ re: -4, im: -4.1e-8 })).toEqual({ re: Math.log(4), im: -Math.PI + 4.1e-8 / 4 });
  });
  it('says NaN for roots and powers of negative numbers that are not real', () => {
    expect(C.pow(stepped(-8), C.literal(1 / 3)).re).toBeNaN();
    expect(C.pow(C.literal(-2), stepped(2)).re).toBeNaN();
    expect(C.nthRoot(stepped(-16), C.literal(4)).re).toBeNaN();
  });
  it('takes whole powers and odd roots of negative numbers', () => {
    expect((C.pow(stepped(-2), C.literal(3)).im as number) / step).toBeCloseTo(12, 12);
    expect((C.pow(stepped(-2), C.literal(-3)).im as number) / step).toBeCloseTo(-3 / 16, 14);
    expect((C.pow(stepped(-1.1), C.literal(20)).im as number) / step).toBeCloseTo(20 * (-1.1) ** 19, 10);
    expect((C.pow(stepped(-1.1), C.literal(21)).im as number) / step).toBeCloseTo(21 * 1.1 ** 20, 10);
    expect((C.nthRoot(stepped(-8), C.literal(3)).im as number) / step).toBeCloseTo(1 / 12, 14);
  });
  it('gives x^0, x^1 and x^2 their slopes at 0', () => {
    expect(C.pow(stepped(0), C.literal(0)).im ?? 0).toBe(0);
    expect((C.pow(stepped(0), C.literal(1)).im as number) / step).toBe(1);
    expect((C.pow(stepped(0), C.literal(2)).im as number) / step).toBe(0);
    expect(C.pow(C.literal(0), stepped(1)).im ?? 0).toBe(0);
  });
  it('follows the real part in choices and relations', () => {
    expect(C.abs(stepped(-2))).toEqual({ re: 2, im: -step });
    expect(C.relu(stepped(-2)).im).toBeUndefined();
    expect(C.min(stepped(1), real(2)).im).toBe(step);
    expect(C.decide('==', { re: 1, im: 5 }, real(1))).toBe(true);
  });
  it('reports functions without a complex form', () => {
    expect(() => C.gamma(stepped(2))).toThrow(new Unsupported('complex step: no complex gamma'));
    expect(() => C.erf(stepped(2))).toThrow('complex step: no complex erf');
    expect(() => C.polygamma(C.literal(0), stepped(2))).toThrow('no complex polygamma');
    expect(() => C.sincDerivative(C.literal(1), stepped(2))).toThrow('no complex derivative of sinc');
  });
});
