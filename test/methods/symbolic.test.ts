// The symbolic method: texts, sizes, inlining, and the reasons for which it can't.
import { kitOf } from '../../src/methods/kit.js';
import { describe, expect, it } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { StepLimit, Unsupported } from '../../src/errors.js';
import { lowerNode, readExpression, type ReadProgram } from '../../src/language/expression.js';
import { derivative, parse, SymbolNode } from '../../src/language/mathjs.js';
import { printNode } from '../../src/language/print.js';
import type { Derivatives } from '../../src/methods/method.js';
import { symbolic } from '../../src/methods/symbolic.js';
import { sizeOf, tidy } from '../../src/methods/tidy.js';
import { problemOf } from '../../src/problem/problem.js';
import type { ProblemOptions } from '../../src/problem/problem-options.js';
import { run } from '../program/run.js';
import { differentiate, type Formula } from './formula.js';

function of(text: string, point: Record<string, number>, order: 1 | 2 = 1): Derivatives {
  const { program } = readExpression(text);
  const ordered = Object.fromEntries(program.inputs.map((name) => [name, point[name] ?? NaN]));
  return differentiate(symbolic, program, ordered, { order });
}
const text = (source: string, point: Record<string, number>): string | undefined =>
  of(source, point).symbolic?.texts[0];

describe('texts read well', () => {
  it.each([
    ['x*cos(x)', 'cos(x) - x * sin(x)'],
    ['x^2', '2 * x'],
    ['x^3', '3 * x^2'],
    ['-(-x)', '1'],
    ['3*x + 5', '3'],
    ['exp(-x)', '-exp(-x)'],
    ['1/x', '-(1 / x^2)'],
    ['sin(x)^2', '2 * (cos(x) * sin(x))'],
  ])("(%s)' = %s", (source, expected) => {
    expect(text(source, { x: 1 })).toBe(expected);
  });
  it('inlines steps, calls and recursion on known numbers', () => {
    expect(text('a = x*x; b = sin(a); b', { x: 2 })).toBe('(x + x) * cos(x * x)');
    const recursive = of('f(n, t) = n <= 0 ? 1 : t*f(n-1, t); f(3, x)', { x: 2 });
    expect(recursive.gradient).toEqual([12]);
  });
  it('tells equal factors apart, which mathjs does by identity', () => {
    expect(of('a = sin(x); a*a', { x: 1 }).gradient[0]).toBeCloseTo(Math.sin(2), 14);
  });
});

describe('tidying', () => {
  const values = [0, -0, 1, -1, 2.5, -7, 1e308, -1e-308, Infinity, -Infinity, NaN];
  it('keeps every double, infinities and NaN included, up to the sign of 0', () => {
    const sources = ['x+0', '0+x', 'x-0', '0-x', '1*x', 'x*1', '-1*x', 'x*-1', 'x/1', 'x^1', '-(-x)', 'x + -y', 'x - -y',
      '(-x)*y', 'x*(-y)', '(-x)/y', '(-x)*(-y)', 'x*(2-1)', 'x^(3-1)', '2*3*x', '0*x', 'x^0', '1 - 1*y', '-(0*x)', '(2/3)*x']; // prettier-ignore
    for (const source of sources) {
      const tidied = printNode(tidy(parse(source)));
      const plain = lowerNode(parse(source), ['x', 'y']);
      const neat = lowerNode(tidy(parse(source)), ['x', 'y']);
      for (const x of values)
        for (const y of values)
          expect(run(neat, float64, [x, y]) + 0, `${source} → ${tidied} at ${x}, ${y}`).toBe(
            run(plain, float64, [x, y]) + 0,
          );
    }
  });
  it('leaves 0*x, thirds and what is no arithmetic as they are', () => {
    const relation = parse('x + 0 < 1');
    expect(tidy(relation)).toBe(relation);
    expect(printNode(tidy(parse('0*x')))).toBe('0 * x');
    expect(printNode(tidy(parse('(2/3)*x')))).toBe('2 / 3 * x');
  });
});

describe('sizes', () => {
  it('count operations as a tree, and as a graph in which equal subexpressions are one', () => {
    expect(sizeOf([parse('sin(x*y) + cos(x*y)')])).toEqual({ nodes: 9, tree: 5, graph: 4 });
    expect(sizeOf([parse('-x'), parse('(x + 1) * (x + 1)')])).toMatchObject({ tree: 3, graph: 2 });
    expect(of('x*cos(x)', { x: 1 }).symbolic).toMatchObject({ tree: 4, graph: 4 });
  });
});

describe('reasons', () => {
  const reason = (action: () => unknown): string => {
    try {
      action();
    } catch (error) {
      if (error instanceof Unsupported) return error.message;
      throw error;
    }
    return 'none';
  };
  it.each(['log1p', 'expm1', 'floor', 'sign', 'round', 'fix', 'relu', 'erf', 'erfc', 'gamma', 'lgamma'] as const)(
    'no rule for %s',
    (name) => {
      expect(reason(() => differentiate(symbolic, [name, 'x'], { x: 1 }))).toBe(
        `symbolic: mathjs has no rule for ${name}`,
      );
    },
  );
  it.each(['min', 'max', 'mod', 'hypot', 'atan2'] as const)('no rule for %s', (name) => {
    expect(reason(() => differentiate(symbolic, [name, 'x', 2], { x: 1 }))).toBe(
      `symbolic: mathjs has no rule for ${name}`,
    );
  });
  it('works out what has no rule where no input is inside', () => {
    expect(differentiate(symbolic, ['mul', ['gamma', 5], 'x'], { x: 1 }).gradient).toEqual([24]);
  });
  it('conditions on inputs', () => {
    expect(reason(() => of('x > 1 ? x : 2', { x: 1 }))).toBe('symbolic: a condition on x is not an expression');
  });
  it('sizes beyond what mathjs can follow', () => {
    const long = Array.from({ length: 3000 }).reduce<Formula>((sum) => ['add', sum, 'x'], 'x');
    expect(reason(() => differentiate(symbolic, long, { x: 1 }))).toContain('more than 2,000 nodes');
    const swelling = `f0 = x; ${Array.from({ length: 12 }, (_, i) => `f${i + 1} = sin(f${i})*f${i}`).join('; ')}`;
    expect(reason(() => of(swelling, { x: 1 }))).toContain('more than 2,000 nodes');
    const sum = Array.from({ length: 900 }).reduce<Formula>((total) => ['add', total, ['sin', 'x']], 'x');
    expect(reason(() => differentiate(symbolic, sum, { x: 1 }))).toContain('nodes');
    const fits = Array.from({ length: 600 }).reduce<Formula>((total) => ['add', total, ['sin', 'x']], 'x');
    expect(differentiate(symbolic, fits, { x: 0 }).gradient).toEqual([601]);
  });
  it('derivatives beyond measure', () => {
    const product = (factors: number): Formula =>
      Array.from({ length: factors }, (_, i) => i).reduce<Formula>((f, i) => ['mul', f, ['sin', ['add', 'x', i]]], 'x');
    expect(differentiate(symbolic, product(87), { x: 1 }).symbolic?.tree).toBe(11743);
    expect(reason(() => differentiate(symbolic, product(88), { x: 1 }))).toBe(
      'symbolic: the derivative has 20,017 nodes, more than 20,000',
    );
  });
  it('constants that are not finite', () => {
    expect(reason(() => differentiate(symbolic, ['mul', 'x', ['exp', 1000]], { x: 1 }))).toContain(
      'not a finite number',
    );
  });
});

describe("mathjs's own rules stay visible", () => {
  it('has the wrong sign for acoth, as mathjs does', () => {
    expect(differentiate(symbolic, ['acoth', 'x'], { x: 2 }).gradient[0]).toBeCloseTo(1 / 3, 14);
    expect(printNode(derivative(parse('acoth(x)'), new SymbolNode('x'), { simplify: false }))).toContain(
      '-1 / (1 - x^2)',
    );
  });
  it('gives NaN for the cube root of negative numbers', () => {
    expect(differentiate(symbolic, ['cbrt', 'x'], { x: -8 }).gradient[0]).toBeNaN();
  });
});

describe('a derivation is made once per program', () => {
  const source = 'f(n, t) = n <= 0 ? 1 : t*f(n-1, t); f(4, x)*sin(y)';
  const questions: readonly ProblemOptions[] = [
    { at: { x: 1, y: 2 } },
    { at: { x: 3, y: 0.5 } },
    { at: { x: 3, y: 0.5 }, wrt: ['y'] },
    { at: { x: 3, y: 0.5 }, wrt: ['y', 'x'] },
    { at: { x: 3, y: 0.5 }, order: 2 },
    { at: { x: 3, y: 0.5 }, precision: 'float32' },
  ];
  const byMathjs = (read: ReadProgram, options: ProblemOptions): Derivatives => {
    const problem = problemOf(read, options);
    return symbolic.differentiate(problem, kitOf(problem.format));
  };
  it('and serves every point, choice of inputs, order and precision as a fresh one does', () => {
    const read = readExpression(source);
    for (const options of [...questions, ...questions]) {
      const fresh = byMathjs(readExpression(source), options);
      expect(byMathjs(read, options)).toEqual(fresh);
    }
  });
  it('but a budget that would not have sufficed still does not', () => {
    const read = readExpression('f(n) = n <= 0 ? 0 : f(n-1); x + f(50)'); // long to inline, short to evaluate
    const at = { x: 1 };
    byMathjs(read, { at });
    expect(() => byMathjs(read, { at, maxSteps: 20 })).toThrow(StepLimit);
  });
});
