// Intervals enclose, exactly where they can; the table's partials agree with differences of values to 25 digits.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { binaryNames, unaryNames, type Arithmetic, type PrimitiveName } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { downward, Mpfr, nearest, startMpfr, upward } from '../../src/arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../../src/errors.js';
import { binaryRules, unaryRules } from '../../src/primitives.js';

const mpfr = await startMpfr(100);
const A = intervalArithmetic(mpfr);

/** A primitive of either arity. */
const primitive = <T>(arithmetic: Arithmetic<T>, name: PrimitiveName): ((...all: T[]) => T) => arithmetic[name];
const apply = (name: PrimitiveName, args: Interval[]): Interval => primitive(A, name)(...args);
const ends = (x: Interval): [number, number] => [mpfr.toDouble(x.lo, downward), mpfr.toDouble(x.hi, upward)];

/** Runs at a precision; null where the arithmetic, rightly or not, has no answer there. */
function attempt<V>(bits: number, step: () => V): V | null {
  mpfr.reset(bits);
  try {
    return step();
  } catch (error) {
    if (error instanceof OutsideDomain || error instanceof Undecided) return null;
    throw error;
  }
}

const orders = ['polygamma', 'sincDerivative'];
const argumentsOf = (name: PrimitiveName): fc.Arbitrary<number[]> => {
  const real = fc
    .oneof(
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: -0.99, max: 0.99, noNaN: true }),
      fc.integer({ min: -5, max: 30 }),
    )
    .map((value) => (value === 0 ? 0 : value)); /* a real number has no -0 */
  if (unaryNames.some((unary) => unary === name)) return fc.tuple(real);
  if (orders.includes(name)) return fc.tuple(fc.integer({ min: 0, max: 3 }), real);
  return fc.tuple(real, fc.oneof(real, fc.integer({ min: 1, max: 5 })));
};

describe('An interval', () => {
  test.each([...unaryNames, ...binaryNames])(
    'of %s at a point holds the value, and is one ulp of its precision wide at most where it settles',
    (name) => {
      fc.assert(
        fc.property(argumentsOf(name), (args) => {
          const fine = attempt(300, () =>
            apply(
              name,
              args.map((value) => A.literal(value)),
            ),
          );
          if (fine === null) return;
          const [lo, hi] = ends(fine);
          const value = primitive(float64, name)(...args);
          // floating point is off by some ulps, more where the function is ill-conditioned (gamma, polygamma near poles, mod)
          // and fround, to which intervals add no rounding, by half an ulp of a single
          const relative = name === 'fround' ? 2 ** -24 : 1e-9;
          const slack = relative * Math.max(Math.abs(lo), Math.abs(hi)) + 1e-13;
          expect(lo).toBeLessThanOrEqual(hi);
          if (Number.isFinite(value)) expect(value >= lo - slack && value <= hi + slack).toBe(true);
        }),
        { numRuns: 150 },
      );
    },
  );

  test.each([...unaryNames, ...binaryNames])('of %s over a wide argument holds the values at points inside', (name) => {
    fc.assert(
      fc.property(
        argumentsOf(name),
        fc.double({ min: 1e-6, max: 0.2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (args, width, where) => {
          const isFixed = (index: number): boolean => orders.includes(name) && index === 0;
          const wide = attempt(128, () => {
            const result = apply(
              name,
              args.map((value, index) =>
                isFixed(index) ? A.literal(value) : { lo: mpfr.fromDouble(value), hi: mpfr.fromDouble(value + width) },
              ),
            );
            return { text: ends(result) };
          });
          if (wide === null) return;
          const inside = attempt(128, () =>
            ends(
              apply(
                name,
                args.map((value, index) =>
                  A.literal(isFixed(index) ? value : Math.min(value + where * width, value + width)),
                ),
              ),
            ),
          );
          if (inside === null) return;
          expect(wide.text[0]).toBeLessThanOrEqual(inside[1]);
          expect(wide.text[1]).toBeGreaterThanOrEqual(inside[0]);
          // stronger: the point's enclosure lies within the wide one, up to outward rounding to doubles
          const size = Math.max(Math.abs(inside[0]), Math.abs(inside[1]), 1e-290);
          const slack = Number.isFinite(size) ? 1e-15 * size : 0;
          expect(wide.text[0]).toBeLessThanOrEqual(inside[0] + slack);
          expect(wide.text[1]).toBeGreaterThanOrEqual(inside[1] - slack);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('knows exact results as exact, so that ties and integers survive', () => {
    mpfr.reset(128);
    const exact: [PrimitiveName, number[], number][] = [
      ['add', [0.5, 0.25], 0.75], ['mul', [3, -7], -21], ['div', [1, 8], 0.125], ['sqrt', [2.25], 1.5], ['cbrt', [-27], -3],
      ['pow', [2, 10], 1024], ['pow', [0, 0], 1], ['log2', [8], 3], ['exp', [0], 1], ['cos', [0], 1], ['sin', [0], 0], ['hypot', [3, 4], 5],
      ['floor', [-0.5], -1], ['round', [2.5], 3], ['round', [-2.5], -3], ['mod', [-1, 3], 2], ['rem', [-1, 3], -1], ['rem', [7, -3], 1], ['fround', [0.1], 0.1], ['gamma', [5], 24], ['nthRoot', [32, 5], 2],
      ['lgamma', [1], 0], ['lgamma', [2], 0], ['erfc', [0], 1], ['gaussian', [0], 1], ['fix', [2.7], 2], ['fix', [-2.7], -2],
      ['sincDerivative', [0, 0], 1], ['sincDerivative', [1, 0], 0], ['atan2', [0, 1], 0], ['abs', [-3], 3],
    ]; // prettier-ignore
    for (const [name, args, value] of exact) {
      const result = apply(
        name,
        args.map((arg) => A.literal(arg)),
      );
      expect([name, A.isExact(result), mpfr.toDouble(result.lo, nearest)]).toEqual([name, true, value]);
    }
    expect(A.isExact(A.div(A.literal(1), A.literal(3)))).toBe(false);
  });

  test.each([
    ['log', [0]], ['log', [-1]], ['sqrt', [-1]], ['asin', [1.5]], ['acosh', [0.5]], ['atanh', [1]], ['div', [1, 0]], ['pow', [0, -1]],
    ['pow', [-2, 0.5]], ['gamma', [-3]], ['lgamma', [0]], ['lgamma', [-3]], ['polygamma', [0, 0]], ['polygamma', [1, -2]], ['mod', [1, 0]], ['rem', [1, 0]], ['atan2', [0, 0]], ['csc', [0]], ['acoth', [1]],
  ] as const)('of %s at %j lies outside the domain', (name, args) => {
    mpfr.reset(128);
    expect(() => apply(name, args.map((value) => A.literal(value)))).toThrow(OutsideDomain);
  }); // prettier-ignore

  test('decides no relation that its width leaves open', () => {
    mpfr.reset(64);
    const third = A.div(A.literal(1), A.literal(3));
    const sum = A.add(A.add(third, third), third);
    expect(() => A.decide('==', sum, A.literal(1))).toThrow(Undecided);
    expect(() => A.decide('<', sum, A.literal(1))).toThrow(Undecided);
    expect(A.decide('<', sum, A.literal(1.01))).toBe(true);
  });

  test('of a derivative of sin(x)/x keeps its digits next to 0, where the first term is the whole of it', () => {
    mpfr.reset(128);
    const x = A.pow(A.literal(2), A.literal(-600));
    for (const order of [0, 1, 2, 3]) {
      const wide = A.sincDerivative(A.literal(order), x);
      // 1 - x²/6 + x⁴/120 - …
      const right = [
        A.literal(1),
        A.div(A.neg(x), A.literal(3)),
        A.div(A.literal(-1), A.literal(3)),
        A.div(x, A.literal(5)),
      ];
      const error = A.div(A.sub(wide, right[order] as Interval), wide);
      expect(mpfr.exponent(A.symmetric(error).hi)).toBeLessThan(-120);
    }
  });

  test('of polygamma is settled to its precision, but for the last digits', () => {
    for (const [order, at] of [[1, 0.3], [1, 2.5], [2, 7.25], [5, 1.5]] as const) {
      mpfr.reset(256);
      const wide = A.polygamma(A.literal(order), A.literal(at));
      const width = A.div(A.sub({ lo: wide.hi, hi: wide.hi }, { lo: wide.lo, hi: wide.lo }), wide);
      expect(mpfr.exponent(width.hi)).toBeLessThan(-240);
    }
  }); // prettier-ignore

  test('of an overflow reaches to infinity and is no exact number', () => {
    mpfr.reset(64);
    const huge = A.exp(A.exp(A.literal(30)));
    expect(mpfr.isInfinite(huge.hi)).toBe(true);
    expect(mpfr.isInfinite(huge.lo)).toBe(false);
  });
});

describe('The table of partials', () => {
  const pointOf: Record<string, number[]> = {
    acosh: [1.7],
    asec: [-1.7, 1.2],
    acsc: [1.7, -3],
    acoth: [1.7, -1.1],
    asech: [0.3, 0.9],
    gamma: [0.4, -1.3, 5.2],
    lgamma: [0.4, -1.3, 5.2, 1e-4, -1e-4],
    erfc: [0.4, -1.3, 12],
  };
  const inUnit = ['asin', 'acos', 'atanh'];

  /** Central differences of values with h = 2^-100 and h/2, extrapolated: an error of about 2^-400. */
  const slope = (f: (h: Interval) => Interval): Interval => {
    const difference = (size: number): Interval => {
      const h = A.literal(2 ** -size);
      return A.div(A.sub(f(h), f(A.neg(h))), A.mul(A.literal(2), h));
    };
    return A.div(A.sub(A.mul(A.literal(4), difference(101)), difference(100)), A.literal(3));
  };
  const relativeError = (x: Interval, y: Interval): number =>
    Math.abs(mpfr.toDouble(A.div(A.sub(x, y), y).lo, nearest));

  test.each(
    unaryNames.flatMap((name) => {
      const rule = unaryRules[name];
      return rule.kind === 'smooth' ? [[name, rule] as const] : [];
    }),
  )('has the derivative of %s to 25 digits', (name, { partials: [partial] }) => {
    for (const point of pointOf[name] ?? (inUnit.includes(name) ? [0.3, -0.8] : [0.3, 0.8, 2.6])) {
      mpfr.reset(600);
      const x = A.literal(point);
      const rule = typeof partial === 'number' ? A.literal(partial) : partial(A, A[name](x), x);
      expect(
        relativeError(
          slope((h) => A[name](A.add(x, h))),
          rule,
        ),
      ).toBeLessThan(1e-25);
    }
  });

  test.each(
    binaryNames.flatMap((name) => {
      const rule = binaryRules[name];
      return rule.kind === 'smooth' ? [[name, rule] as const] : [];
    }),
  )('has the partials of %s to 25 digits', (name, { partials }) => {
    const points: [number, number][] = orders.includes(name) ? [[0, 0.7], [1, 2.3], [2, -0.4]] : [[1.7, 0.6], [0.4, 2.3]]; // prettier-ignore
    for (const point of points) {
      partials.forEach((partial, position) => {
        if (partial === null) return;
        mpfr.reset(600);
        const x = A.literal(point[0]);
        const t = A.literal(point[1]);
        const rule = typeof partial === 'number' ? A.literal(partial) : partial(A, A[name](x, t), x, t);
        const measured = slope((h) => (position === 0 ? A[name](A.add(x, h), t) : A[name](x, A.add(t, h))));
        if (A.isExactZero(rule)) expect(Math.abs(mpfr.toDouble(measured.hi, nearest))).toBeLessThan(1e-25);
        else expect(relativeError(measured, rule)).toBeLessThan(1e-25);
      });
    }
  });

  // the check of the truth by differences sees their slopes, not their values
  test.each(['mod', 'rem'] as const)('has steps of %s that are the same function', (name) => {
    const { viaSteps } = binaryRules[name];
    if (viaSteps === undefined) throw new Error('no steps');
    for (const [x, t] of [[5, 2], [-5, 2], [5, -2], [-5, -2], [4, 2], [-4, 2], [0, -2], [0.7, 2], [-0.7, 2], [-1e20, 7]] as const) {
      mpfr.reset(128);
      const [steps, value] = [viaSteps(A, A.literal(x), A.literal(t)), A.literal(float64[name](x, t))];
      expect([A.isExact(steps), A.decide('==', steps, value)], `${x}, ${t}`).toEqual([true, true]);
    }
  }); // prettier-ignore
});

describe('MPFR', () => {
  test('starts from the file of its package, and in the way of the package where that file looks different', async () => {
    const { startGmpWasm, startThePackagesWay } = await import('../../src/arithmetics/interval/gmp-wasm.js');
    for (const start of [startGmpWasm, startThePackagesWay]) {
      const library = await start();
      const other = new Mpfr(library, 2);
      const B = intervalArithmetic(other);
      other.reset(200);
      expect(other.decimal(B.sin(B.literal(1)).lo, 20, nearest).digits).toBe('84147098480789650665');
    }
  });
});
