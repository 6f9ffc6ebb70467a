// Laws on random straight-line programs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BinaryName, UnaryName } from '../../src/arithmetic.js';
import { complex } from '../../src/arithmetics/complex/complex.js';
import { counting } from '../../src/arithmetics/counting.js';
import { dual } from '../../src/arithmetics/dual.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { Tape } from '../../src/arithmetics/tape.js';
import { applyStencil, stencils, type StencilName } from '../../src/methods/stencils.js';
import { forward } from '../../src/methods/forward.js';
import { reverse } from '../../src/methods/reverse.js';
import { symbolic } from '../../src/methods/symbolic.js';
import { complexStep } from '../../src/methods/complex-step.js';
import { run } from '../program/run.js';
import { differentiate, formula, type Formula } from './formula.js';

/** Functions that are smooth everywhere and stay of moderate size. */
const tame: readonly UnaryName[] = ['sin', 'cos', 'tanh', 'atan', 'asinh', 'sigmoid', 'softplus', 'neg', 'sech'];
const wild: readonly UnaryName[] = [...tame, 'exp', 'sqrt', 'log', 'tan', 'cbrt', 'floor', 'asin', 'erf', 'gamma']; // prettier-ignore
const combining: readonly BinaryName[] = ['add', 'sub', 'mul'];
const wildCombining: readonly BinaryName[] = [...combining, 'div', 'pow', 'hypot', 'atan2', 'mod'];

function formulas(unary: readonly UnaryName[], binary: readonly BinaryName[]): fc.Arbitrary<Formula> {
  const leaf = fc.oneof(
    fc.constantFrom<Formula>('x', 'y'),
    fc.double({ min: -3, max: 3, noNaN: true }).map((value): Formula => value),
  );
  return fc.letrec<{ part: Formula }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 5, depthSize: 'large' },
      leaf,
      fc.tuple(fc.constantFrom(...unary), tie('part')).map(([name, x]): Formula => [name, x]),
      fc.tuple(fc.constantFrom(...binary), tie('part'), tie('part')).map(([name, x, y]): Formula => [name, x, y]),
    ),
  })).part;
}
const tameFormula = formulas(tame, combining);
/**
 * A choice among lifted numbers may return a zero of the other sign (abs of 0 in the direction -1 is -x), so choices
 * meet no division here, which would tell.
 */
const liftedFormula = fc.oneof(
  formulas(wild, wildCombining),
  formulas([...tame, 'exp', 'sqrt', 'log', 'abs', 'relu', 'floor', 'erf'], [...combining, 'min', 'max', 'hypot']),
);
const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
const xy = (x: number, y: number): { x: number; y: number } => ({ x, y });
/** Random tame functions cancel now and then; sizes of partials along the way stay below some thousands. */
const loose = 1e-10;
function expectNear(a: number, b: number, scale = 0): void {
  const tolerance = loose * (1 + scale + Math.abs(a) + Math.abs(b));
  expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThanOrEqual(tolerance);
}

describe('lifting leaves the value as it is, bit for bit', () => {
  it('over dual, dual of dual, tape, counting and real complex numbers', () => {
    fc.assert(
      fc.property(liftedFormula, coordinate, coordinate, (f, x, y) => {
        const program = formula(['x', 'y'], f);
        const value = run(program, float64, [x, y]);
        const D = dual(float64);
        const seeded = { primal: x, tangent: 1 };
        expect(run(program, D, [seeded, D.literal(y)]).primal).toSatisfy((v: number) => same(v, value));
        const DD = dual(D);
        const outer = { primal: seeded, tangent: D.literal(1) };
        expect(run(program, DD, [outer, DD.literal(y)]).primal.primal).toSatisfy((v: number) => same(v, value));
        const tape = new Tape(float64);
        expect(run(program, tape.arithmetic, [tape.input(x), tape.input(y)]).value).toSatisfy((v: number) => same(v, value)); // prettier-ignore
        expect(run(program, counting(float64).arithmetic, [x, y])).toSatisfy((v: number) => same(v, value));
        const C = complex(float64);
        const real = run(program, C, [
          { re: x, im: undefined },
          { re: y, im: undefined },
        ]);
        expect(real.im).toBeUndefined();
        expect(real.re).toSatisfy((v: number) => same(v, value));
      }),
      { numRuns: 400 },
    );
  });
});

/** Equal but for the sign of a zero: abs and max of a lifted 0 choose a side. */
const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

describe('exact methods agree', () => {
  it('forward, reverse and complex step to rounding, on gradients and Hessians', () => {
    fc.assert(
      fc.property(tameFormula, coordinate, coordinate, (f, x, y) => {
        const one = differentiate(forward, f, xy(x, y), { order: 2 });
        for (const method of [reverse, complexStep]) {
          const other = differentiate(method, f, xy(x, y), { order: 2 });
          for (const i of [0, 1]) {
            expectNear(one.gradient[i] as number, other.gradient[i] as number);
            for (const j of [0, 1]) expectNear(one.hessian?.[i]?.[j] as number, other.hessian?.[i]?.[j] as number, 100);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
  it('and symbolic, where mathjs has the rules', () => {
    fc.assert(
      fc.property(formulas(['sin', 'cos', 'tanh', 'atan', 'neg', 'sech', 'square'], combining), coordinate, coordinate, (f, x, y) => {
        const one = differentiate(forward, f, xy(x, y)).gradient;
        const other = differentiate(symbolic, f, xy(x, y)).gradient;
        const scale = Math.max(1, ...one.map(Math.abs));
        for (const i of [0, 1]) expectNear(one[i] as number, other[i] as number, scale);
      }),
      { numRuns: 200 },
    ); // prettier-ignore
  });
});

describe('derivatives obey', () => {
  const gradients = (f: Formula, x: number, y: number): readonly number[] =>
    differentiate(reverse, f, xy(x, y)).gradient;
  const value = (f: Formula, x: number, y: number): number => run(formula(['x', 'y'], f), float64, [x, y]);
  it('linearity', () => {
    fc.assert(
      fc.property(tameFormula, tameFormula, coordinate, coordinate, (f, g, x, y) => {
        const [sum, df, dg] = [gradients(['sub', ['mul', 3, f], g], x, y), gradients(f, x, y), gradients(g, x, y)];
        for (const i of [0, 1]) {
          const [a, b] = [df[i] as number, dg[i] as number];
          expectNear(sum[i] as number, 3 * a - b, Math.abs(a) + Math.abs(b));
        }
      }),
    );
  });
  it('the product rule', () => {
    fc.assert(
      fc.property(tameFormula, tameFormula, coordinate, coordinate, (f, g, x, y) => {
        const [product, df, dg] = [gradients(['mul', f, g], x, y), gradients(f, x, y), gradients(g, x, y)];
        for (const i of [0, 1]) {
          const [a, b] = [(df[i] as number) * value(g, x, y), (dg[i] as number) * value(f, x, y)];
          expectNear(product[i] as number, a + b, Math.abs(a) + Math.abs(b));
        }
      }),
    );
  });
  it('the chain rule', () => {
    fc.assert(
      fc.property(tameFormula, coordinate, coordinate, (f, x, y) => {
        const [outer, df] = [gradients(['sin', f], x, y), gradients(f, x, y)];
        for (const i of [0, 1]) expectNear(outer[i] as number, Math.cos(value(f, x, y)) * (df[i] as number));
      }),
    );
  });
});

describe("differences' errors fall with their order", () => {
  it.each(Object.keys(stencils) as StencilName[])('%s, first and second derivative', (name) => {
    for (const order of [1, 2] as const) {
      const stencil = stencils[name][order];
      const f = (x: number): number => Math.exp(x) * Math.sin(2 * x + 0.3);
      // the same function's derivatives by the angle-addition form: f⁽ⁿ⁾ = 5^(n/2) e^x sin(2x + 0.3 + n·atan 2)
      const truth = (x: number): number =>
        5 ** (order / 2) * Math.exp(x) * Math.sin(2 * x + 0.3 + order * Math.atan(2));
      fc.assert(
        fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
          const error = (delta: number): number => applyStencil(float64, stencil, f, x, delta) - truth(x);
          const [coarse, fine] = [error(1 / 16), error(1 / 32)];
          // not where the leading term, with the derivative of this order, nearly vanishes
          fc.pre(Math.abs(Math.sin(2 * x + 0.3 + (order + stencil.accuracy) * Math.atan(2))) > 0.3);
          expect(Math.log2(Math.abs(coarse / fine))).toBeGreaterThan(stencil.accuracy - 0.9);
          expect(Math.abs(fine)).toBeLessThan(120 * (1 / 32) ** stencil.accuracy);
        }),
      );
    }
  });
});
