// One suite for every method: the same functions, the same points, each method's own tolerance.
import { describe, expect, it } from 'vitest';
import { methods } from '../../src/methods/index.js';
import { applyStencil, stencils, type Stencil } from '../../src/methods/stencils.js';
import { isStencil, stencilNames, type MethodId, type OwnMethodId } from '../../src/methods/table.js';
import type { Method } from '../../src/methods/method.js';
import { EvaluationError, StepLimit, Unsupported } from '../../src/errors.js';
import { formats, type Format } from '../../src/arithmetics/formats.js';
import { differentiate, formula, type Formula } from './formula.js';

interface Row {
  readonly f: Formula;
  readonly at: Readonly<Record<string, number>>;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
  /** Methods that have no means for it, with the reason. */
  readonly unsupported?: Partial<Record<MethodId, string>>;
}
const { sin, cos, exp, log, tanh, PI } = Math;
const s = 1 / (1 + exp(-0.3));

/* prettier-ignore */
const rows: Readonly<Record<string, Row>> = {
  'x*cos(x)':      { f: ['mul', 'x', ['cos', 'x']], at: { x: 1.2 }, gradient: [cos(1.2) - 1.2 * sin(1.2)], hessian: [[-2 * sin(1.2) - 1.2 * cos(1.2)]] },
  'x^3':           { f: ['pow', 'x', 3], at: { x: -2 }, gradient: [12], hessian: [[-12]] },
  'x^2.5':         { f: ['pow', 'x', 2.5], at: { x: 4 }, gradient: [20], hessian: [[7.5]] },
  '2^x':           { f: ['pow', 2, 'x'], at: { x: 3 }, gradient: [8 * log(2)], hessian: [[8 * log(2) ** 2]] },
  'exp(-x^2)':     { f: ['exp', ['neg', ['square', 'x']]], at: { x: 0.5 }, gradient: [-exp(-0.25)], hessian: [[-exp(-0.25)]] },
  'log(x)/x':      { f: ['div', ['log', 'x'], 'x'], at: { x: 2 }, gradient: [(1 - log(2)) / 4], hessian: [[(2 * log(2) - 3) / 8]] },
  'sqrt(1+x^2)':   { f: ['sqrt', ['add', 1, ['square', 'x']]], at: { x: 0.75 }, gradient: [0.6], hessian: [[0.512]] },
  'atan(x)':       { f: ['atan', 'x'], at: { x: 0.5 }, gradient: [0.8], hessian: [[-0.64]] },
  'tanh(x)':       { f: ['tanh', 'x'], at: { x: 0.4 }, gradient: [1 - tanh(0.4) ** 2], hessian: [[-2 * tanh(0.4) * (1 - tanh(0.4) ** 2)]] },
  'sigmoid(x)':    { f: ['sigmoid', 'x'], at: { x: 0.3 }, gradient: [s * (1 - s)], hessian: [[s * (1 - s) * (1 - 2 * s)]] },
  'abs(x)*x':      { f: ['mul', ['abs', 'x'], 'x'], at: { x: -1.5 }, gradient: [3], hessian: [[-2]] },
  '3 (constant)':  { f: 3, at: { x: 7 }, gradient: [0], hessian: [[0]] },
  'x*y + sin(x)':  { f: ['add', ['mul', 'x', 'y'], ['sin', 'x']], at: { x: 1, y: 2 }, gradient: [2 + cos(1), 1], hessian: [[-sin(1), 1], [1, 0]] },
  'x^2*y^3':       { f: ['mul', ['square', 'x'], ['pow', 'y', 3]], at: { x: 1.5, y: -2 }, gradient: [-24, 27], hessian: [[-16, 36], [36, -27]] },
  'exp(x)*y, y of another size': { f: ['mul', ['exp', 'x'], 'y'], at: { x: 0.5, y: 2 ** 33 }, gradient: [exp(0.5) * 2 ** 33, exp(0.5)], hessian: [[exp(0.5) * 2 ** 33, exp(0.5)], [exp(0.5), 0]] },
  'max(x, y)*y':   { f: ['mul', ['max', 'x', 'y'], 'y'], at: { x: 3, y: 2 }, gradient: [2, 3], hessian: [[0, 1], [1, 0]], unsupported: { symbolic: 'symbolic: mathjs has no rule for max' } },
  'atan2(y, x)':   { f: ['atan2', 'y', 'x'], at: { x: 1, y: 1 }, gradient: [-0.5, 0.5], hessian: [[0.5, 0], [0, -0.5]], unsupported: { symbolic: 'symbolic: mathjs has no rule for atan2' } },
  'gamma(x)':      { f: ['gamma', 'x'], at: { x: 1 }, gradient: [-0.5772156649015329], hessian: [[0.5772156649015329 ** 2 + PI ** 2 / 6]],
                     unsupported: { symbolic: 'symbolic: mathjs has no rule for gamma' } },
  'x > 0 ? x^2 : -x': { f: ['if', '>', 'x', 0, ['square', 'x'], ['neg', 'x']], at: { x: 1.25 }, gradient: [2.5], hessian: [[2]],
                     unsupported: { symbolic: 'symbolic: a condition on x is not an expression' } },
};

type Tolerance = readonly [first: (ε: number) => number, second: (ε: number) => number];

/** Errors allowed, relative to 1 + |f'|, of methods that are exact but for a few roundings, or nearly so. */
const tolerances: Readonly<Record<OwnMethodId, Tolerance>> = {
  forward: [(ε) => 4 * ε, (ε) => 8 * ε],
  reverse: [(ε) => 4 * ε, (ε) => 8 * ε],
  symbolic: [(ε) => 8 * ε, (ε) => 16 * ε],
  'complex-step': [(ε) => 8 * ε, (ε) => 16 * ε],
  richardson: [(ε) => 50 * ε, (ε) => 5e3 * ε],
};

/**
 * Of differences: truncation and round-off at their default δ are of the size ε^(accuracy/(accuracy+order)). The factor
 * leaves room for the higher derivatives of these functions, whose values and derivatives are of the size 1.
 */
function toleranceOf(id: MethodId): Tolerance {
  if (!isStencil(id)) return tolerances[id];
  const { accuracy } = stencils[id][1];
  return [
    (ε) => Math.max(10, 5 * accuracy) * ε ** (accuracy / (accuracy + 1)),
    (ε) => Math.max(20, 20 * (accuracy - 1)) * ε ** (accuracy / (accuracy + 2)),
  ];
}

function expectClose(actual: number, truth: number, tolerance: number): void {
  expect(Math.abs(actual - truth) / (1 + Math.abs(truth)), `${actual} for ${truth}`).toBeLessThanOrEqual(tolerance);
}

describe.each(methods.map((method) => [method.id, method] as [string, Method]))('%s', (_id, method) => {
  const id = method.id;
  const [first, second] = toleranceOf(id);
  describe.each(Object.entries(rows))('of %s', (_text, { f, at, gradient, hessian, unsupported }) => {
    const reason = unsupported?.[id];
    if (reason !== undefined) {
      it('says why it has no means for it', () => {
        expect(() => differentiate(method, f, at)).toThrow(new Unsupported(reason));
      });
      return;
    }
    it('gives the gradient', () => {
      const result = differentiate(method, f, at);
      expect(result.gradient).toHaveLength(gradient.length);
      gradient.forEach((truth, i) => expectClose(result.gradient[i] as number, truth, first(2 ** -52)));
      expect(result).not.toHaveProperty('hessian');
    });
    it('gives the gradient in float32, as float32 numbers', () => {
      const result = differentiate(method, f, at, { format: formats.float32 });
      gradient.forEach((truth, i) => expectClose(result.gradient[i] as number, truth, first(2 ** -23)));
      for (const value of result.gradient) expect(Math.fround(value)).toBe(value);
    });
    it('gives the Hessian beside the gradient', () => {
      const result = differentiate(method, f, at, { order: 2 });
      gradient.forEach((truth, i) => expectClose(result.gradient[i] as number, truth, first(2 ** -52)));
      hessian.forEach((row, i) => {
        row.forEach((truth, j) => expectClose(result.hessian?.[i]?.[j] as number, truth, second(2 ** -52)));
      });
    });
    it('repeats itself exactly', () => {
      expect(differentiate(method, f, at)).toEqual(differentiate(method, f, at));
    });
  });

  it('differentiates only the inputs asked for, in that order', () => {
    const f: Formula = ['mul', 'x', ['mul', ['square', 'y'], 'z']];
    const result = differentiate(method, f, { x: 2, y: 3, z: 5 }, { wrt: [2, 0], order: 2 });
    expectClose(result.gradient[0] as number, 18, first(2 ** -52) * 20);
    expectClose(result.gradient[1] as number, 45, first(2 ** -52) * 20);
    expectClose(result.hessian?.[1]?.[0] as number, 9, second(2 ** -52) * 200);
  });
  it('begins at the number of the format', () => {
    const at = (x: number) => differentiate(method, ['exp', 'x'], { x }, { order: 2, format: formats.float32 });
    expect(at(0.1)).toEqual(at(Math.fround(0.1)));
  });
  it('says NaN outside the real domain', () => {
    expect(differentiate(method, ['sqrt', 'x'], { x: -1 }).gradient[0]).toBeNaN();
    expect(differentiate(method, ['mul', 'x', ['asin', 'x']], { x: 2 }).gradient[0]).toBeNaN();
  });
  it('stops a program that runs too long, and starts the next one afresh', () => {
    const f: Formula = ['add', ['sin', 'x'], ['cos', 'x']];
    const before = differentiate(method, f, { x: 1 });
    expect(() => differentiate(method, f, { x: 1 }, { budget: { maxSteps: 3 } })).toThrow(StepLimit);
    expect(differentiate(method, f, { x: 1 })).toEqual(before);
  });
});

describe('conventions at edges', () => {
  const at0 = (f: Formula): Record<string, number> =>
    Object.fromEntries(
      methods.flatMap((method) => {
        try {
          return [[method.id, differentiate(method, f, { x: 0 }).gradient[0] as number]];
        } catch (error) {
          if (error instanceof Unsupported) return [];
          throw error;
        }
      }),
    );
  const rounded = (values: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [id, Math.round(value * 100) / 100]));

  /** What each stencil makes, at 0 and with δ = 1, of a function that is linear on either side of 0. */
  const differencesOf = (f: (x: number) => number): Record<string, number> =>
    Object.fromEntries(
      stencilNames.map((name) => {
        const { terms, divisor } = stencils[name][1];
        return [name, terms.reduce((sum, [weight, offset]) => sum + weight * f(offset), 0) / divisor];
      }),
    );
  it('abs at its kink: the right derivative for duals, 0 for the tape and the complex step, NaN for abs(x)/x and what does not converge', () => {
    expect(rounded(at0(['abs', 'x']))).toEqual({
      forward: 1, reverse: 0, symbolic: NaN, 'complex-step': 0, richardson: NaN, ...differencesOf(Math.abs),
    }); // prettier-ignore
    expect(differencesOf(Math.abs)).toMatchObject({ 'central-difference': 0, 'five-point': 0, 'forward-difference': 1, 'backward-difference': -1 }); // prettier-ignore
  });
  it('relu at its kink', () => {
    const relu = (x: number): number => Math.max(x, 0);
    expect(rounded(at0(['relu', 'x']))).toEqual({
      forward: 1, reverse: 0, 'complex-step': 0, richardson: NaN, ...differencesOf(relu),
    }); // prettier-ignore
    expect(differencesOf(relu)).toMatchObject({ 'central-difference': 0.5, 'five-point': 0.5, 'forward-difference': 1, 'backward-difference': 0 }); // prettier-ignore
  });
  it('max(x, 0) and min(x, 0) at a tie follow their first argument on the tape, the side ahead for duals', () => {
    expect(at0(['max', 'x', 0])).toMatchObject({ forward: 1, reverse: 1, 'complex-step': 1 });
    expect(at0(['min', 'x', 0])).toMatchObject({ forward: 0, reverse: 1, 'complex-step': 1 });
  });
  it('steps have slope 0, and x^0 too, even at 0', () => {
    expect(at0(['floor', ['add', 'x', 0.5]])).toMatchObject({ forward: 0, reverse: 0, 'complex-step': 0 });
    expect(at0(['pow', 'x', 0])).toMatchObject({ forward: 0, reverse: 0, 'complex-step': 0, symbolic: 0 });
  });
  it('a condition that holds at the point alone has the right slope by duals', () => {
    const f: Formula = ['if', '==', 'x', 1, 1, ['square', 'x']];
    const slope = (id: MethodId): number | undefined =>
      differentiate(methods.find((method) => method.id === id) as Method, f, { x: 1 }).gradient[0];
    expect(slope('forward')).toBe(2);
    expect(slope('reverse')).toBe(0);
  });
  it('a side not taken is not run: its NaN stays out', () => {
    for (const value of Object.values(at0(['if', '>', 'x', -1, 'x', ['sqrt', ['sub', 'x', 5]]])))
      expect(value).toBeCloseTo(1, 6);
  });
});

describe('steps of differences', () => {
  const method = (id: MethodId): Method => methods.find((candidate) => candidate.id === id) as Method;
  it.each(['forward-difference', 'backward-difference', 'central-difference', 'five-point'] as const)(
    '%s takes steps that reach a number',
    (id) => {
      for (const x of [0, 1.2, -1.2, 0.1, -7.3, 1.999999999, -4.00000001, 1e10, 123456.789]) {
        const delta = differentiate(method(id), 'x', { x }).delta?.[0] as number;
        expect(Math.abs(x) + delta - Math.abs(x)).toBe(delta);
        expect(Math.abs(x) - (Math.abs(x) - delta)).toBe(delta);
        const chosen = differentiate(method(id), 'x', { x }, { delta: 1e-3 }).delta?.[0] as number;
        expect(Math.abs(chosen - 1e-3)).toBeLessThan(1e-6);
        expect(Math.abs(x) + chosen - Math.abs(x)).toBe(chosen);
      }
    },
  );
  it('scale with |x| beyond 1, and with the precision', () => {
    const delta = (x: number, format = formats.float64): number =>
      differentiate(method('forward-difference'), 'x', { x }, { format }).delta?.[0] as number;
    expect(delta(0)).toBe(2 ** -26);
    expect(delta(1024)).toBe(2 ** -16);
    expect(delta(0, formats.float32)).toBeCloseTo(2 ** -11.5, 8);
  });
  it.each(['central-difference', 'richardson'] as const)(
    'that vanish beside x are an error that says so, by %s',
    (id) => {
      expect(() => differentiate(method(id), 'x', { x: 1.5 }, { delta: 1e-18 })).toThrow(
        new EvaluationError('the step 1e-18 vanishes at x = 1.5: x + δ rounds to x in float64'),
      );
    },
  );
  it('may have any weight first', () => {
    const backward: Stencil = { terms: [[-1, -1], [1, 0]], divisor: 1, order: 1, accuracy: 1 }; // prettier-ignore
    expect(applyStencil(formats.float64.arithmetic, backward, (x) => x ** 2, 3, 0.5)).toBe(5.5);
  });
  it('the complex step has no derivative of a function that is no number, though the imaginary part is one', () => {
    expect(differentiate(method('complex-step'), ['add', 'x', ['sqrt', -1]], { x: 1 }).gradient[0]).toBeNaN();
  });
  it('the complex step takes 1e-20, whose square vanishes beside any double, and in float32, whose range is less, 1e-15', () => {
    const delta = (format: Format): number | undefined =>
      differentiate(method('complex-step'), 'x', { x: 3 }, { format }).delta?.[0];
    expect([delta(formats.float64), delta(formats.float32)]).toEqual([1e-20, Math.fround(1e-15)]);
  });
  it('the complex step takes any δ', () => {
    const f: Formula = ['pow', 'x', 3];
    expect(differentiate(method('complex-step'), f, { x: 2 }, { delta: 1e-150 }).gradient[0]).toBe(12);
    expect(differentiate(method('complex-step'), f, { x: 2 }, { delta: 0.5 }).gradient[0]).toBeCloseTo(12 - 0.25, 12);
  });
});

it('runs a formula of one input over its own program object', () => {
  expect(differentiate(methods[0] as Method, formula(['x'], ['square', 'x']), { x: 3 }).gradient).toEqual([6]);
});
