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
const families: readonly (UnaryName | BinaryName)[] = ['polygamma', 'sincDerivative'];

describe('the imaginary part over δ equals the tangent of a dual number', () => {
  for (const name of unaryNames) {
    it.each(unaryPoints[name].map((x) => [x]))(`${name} at %d`, (x) => {
      const derivative = (C[name](stepped(x)).im ?? 0) / step;
      const tangent = D[name]({ primal: x, tangent: 1 }).tangent ?? 0;
      expect(relativeError(derivative, tangent)).toBeLessThan(tolerance);
    });
  }
  for (const name of binaryNames) {
    it.each(binaryPoints[name])(`${name} at %d, %d, in each argument and in both`, (x, t) => {
      for (const [inX, inT] of [
        [true, false],
        [false, true],
        [true, true],
      ] as const) {
        if (families.includes(name) && inX) continue; // their order is a literal
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
    it.each(unaryPoints[name].map((x) => [x]))(`${name} at %d`, (x) => {
      expect(relativeError(C[name](stepped(x)).re, float64[name](x))).toBeLessThan(tolerance);
    });
  }
  for (const name of binaryNames) {
    it.each(binaryPoints[name])(`${name} at %d, %d`, (x, t) => {
      const z = families.includes(name) ? C.literal(x) : stepped(x);
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

describe('special functions far from the real axis', () => {
  // from mpmath
  it.each<readonly [name: 'erf' | 'erfc' | 'gaussian' | 'gamma' | 'lgamma', re: number, im: number, right: readonly [number, number]]>([
    ['erf', 0.3, 0.7, [0.5211610048601497, 0.8309109763683517]],
    ['erf', 2.5, -0.8, [1.000314487229863, 0.0006755906546253072]],
    ['erf', -1.3, 0.5, [-1.0002365574785081, 0.0821780665265719]],
    ['erf', 5, 0.1, [0.9999999999991864, 1.3224158313587025e-12]],
    ['erf', 0, 1, [0.0, 1.6504257587975428]],
    ['erfc', 0.3, 0.7, [0.4788389951398503, -0.8309109763683517]],
    ['erfc', 2.5, -0.8, [-0.0003144872298631024, -0.0006755906546253072]],
    ['erfc', -1.3, 0.5, [2.000236557478508, -0.0821780665265719]],
    ['erfc', 5, 0.1, [8.135637230298415e-13, -1.3224158313587025e-12]],
    ['erfc', 0, 1, [1.0, -1.6504257587975428]],
    ['gaussian', 0.3, 0.7, [1.3621686323009972, -0.6083071145956606]],
    ['gaussian', 2.5, -0.8, [-0.0023930346312201127, -0.0027707064254262207]],
    ['gaussian', -1.3, 0.5, [0.06337789791611648, 0.2282936812307078]],
    ['gaussian', 5, 0.1, [7.5791014130996e-12, -1.1803751086704204e-11]],
    ['gaussian', 0, 1, [2.718281828459045, 0.0]],
    ['gamma', 0.3, 0.7, [0.30968625674374917, -0.8567877529392706]],
    ['lgamma', 0.3, 0.7, [-0.09317031249813418, -1.2239573657136886]],
    ['gamma', 2.5, -0.8, [0.9527411984830345, -0.6267632047157005]],
    ['lgamma', 2.5, -0.8, [0.131392820942541, -0.5818756581965303]],
    ['gamma', 5, 0.1, [23.702036616109275, 3.597242322239872]],
    ['lgamma', 5, 0.1, [3.1769473048348518, 0.15061989729355243]],
    ['gamma', 1e-09, 0.5, [-0.3992794718483823, -1.6033881946952229]],
    ['lgamma', 1e-09, 0.5, [0.5022016810442795, -1.814854622987636]],
    ['gamma', 20.5, 3, [-3.934436444941265e+17, 1.7858803057141043e+17]],
    ['lgamma', 20.5, 3, [40.60738302584216, 8.998677182948375]],
    ['gamma', -1.3, 0.2, [2.2673674608658354, 1.253021463053057]],
    ['lgamma', -1.3, 0.2, [0.951875325883141, 0.5048622511365948]],
    ['gamma', -2.6, -0.9, [-0.08504957210998498, 0.0749012606537635]],
    ['lgamma', -2.6, -0.9, [-2.1774537111156915, -0.7220366484958648]],
  ])('%s of %d + %di', (name, re, im, right) => {
    const z = C[name]({ re, im });
    const size = Math.hypot(...right);
    expect(Math.abs(z.re - right[0]) / size).toBeLessThan(tolerance);
    expect(Math.abs((z.im ?? 0) - right[1]) / size).toBeLessThan(tolerance);
  }); // prettier-ignore
  it.each<readonly [name: 'polygamma' | 'sincDerivative', order: number, re: number, im: number, right: readonly [number, number]]>([
    ['polygamma', 0, 0.3, 0.7, [-0.4472079202995612, 1.8918108552185267]],
    ['polygamma', 0, 2.5, -0.8, [0.7738248593419639, -0.37462437554544126]],
    ['polygamma', 0, 20.5, 3, [3.0069549329885223, 0.14886008219215774]],
    ['polygamma', 0, -1.3, 0.2, [1.958886567718662, 2.1889015166963532]],
    ['polygamma', 0, -2.6, -0.9, [1.1623569406322993, -2.8433518548533887]],
    ['polygamma', 1, 0.3, 0.7, [-0.45926685395208056, -1.8096954015924784]],
    ['polygamma', 1, 2.5, -0.8, [0.4274303713301573, 0.16537616415584014]],
    ['polygamma', 1, 20.5, 3, [0.04889067552128825, -0.007330617222984706]],
    ['polygamma', 1, -1.3, 0.2, [5.887669681364499, 6.1592218763509035]],
    ['polygamma', 1, -2.6, -0.9, [-0.18438135435294029, 0.16490353134134356]],
    ['polygamma', 3, 0.3, 0.7, [-1.2388425087360422, 16.43658758351255]],
    ['polygamma', 3, 2.5, -0.8, [0.08764167048878148, 0.163499777370813]],
    ['polygamma', 3, 20.5, 3, [0.00021785441660794854, -0.00010424656761263775]],
    ['polygamma', 3, -1.3, 0.2, [-238.1246131028352, 233.72054135841125]],
    ['polygamma', 3, -2.6, -0.9, [-4.404737592901939, -3.021163086271454]],
    ['sincDerivative', 0, 0.3, 0.7, [1.0665003870310157, -0.07282526832808521]],
    ['sincDerivative', 0, 2.5, -0.8, [0.20781473871402442, 0.35110089141194906]],
    ['sincDerivative', 0, -7.5, 1, [0.1967325456142477, -0.028084492488609752]],
    ['sincDerivative', 0, 0, 0.5, [1.0421906109874948, 0.0]],
    ['sincDerivative', 1, 0.3, 0.7, [-0.11407512342465895, -0.23832985870732148]],
    ['sincDerivative', 1, 2.5, -0.8, [-0.48513137269090123, -0.08307971928531722]],
    ['sincDerivative', 1, -7.5, 1, [-0.024554228301623005, -0.15399698841783518]],
    ['sincDerivative', 1, 0, 0.5, [-5.42734869893131e-48, -0.17087070843777213]],
    ['sincDerivative', 3, 0.3, 0.7, [0.07007116706651266, 0.14356013302466322]],
    ['sincDerivative', 3, 2.5, -0.8, [0.2524278011161172, 0.08195819933991018]],
    ['sincDerivative', 3, -7.5, 1, [-0.026227334417795428, 0.13823277316461083]],
    ['sincDerivative', 3, 0, 0.5, [1.4241016731883955e-47, 0.1030052669943242]],
  ])('%s of order %d of %d + %di', (name, order, re, im, right) => {
    const z = C[name](C.literal(order), { re, im });
    const size = Math.hypot(...right);
    expect(Math.abs(z.re - right[0]) / size).toBeLessThan(tolerance);
    expect(Math.abs((z.im ?? 0) - right[1]) / size).toBeLessThan(tolerance);
  }); // prettier-ignore
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
  it('has orders of families that are literals, and no steps as long as hundreds for gamma', () => {
    expect(() => C.polygamma(stepped(1), stepped(2))).toThrow(
      new Unsupported('complex step: no complex order of polygamma'),
    );
    expect(() => C.sincDerivative(stepped(1), stepped(2))).toThrow('no complex order of sinc');
    expect(() => C.gamma({ re: 2, im: 1e4 })).toThrow('too long a step for gamma and its relatives');
  });
});
