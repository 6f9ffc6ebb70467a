// Asked for second derivatives too, a method gives the first ones as it gives them alone, bit for bit; and what it says of
// a pair of inputs it says in either order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryNames, unaryNames } from '../../src/arithmetic.js';
import { formats, precisions, type Precision } from '../../src/arithmetics/formats.js';
import { EvaluationError } from '../../src/errors.js';
import { methods } from '../../src/methods/index.js';
import type { Derivatives, Method } from '../../src/methods/method.js';
import { binaryPoints, unaryPoints } from '../arithmetics/samples.js';
import { differentiate, type Formula } from './formula.js';

type Point = Readonly<Record<string, number>>;

/** What the method gives; undefined where it has no means for that order. */
function derivatives(
  method: Method,
  f: Formula,
  at: Point,
  order: 1 | 2,
  precision: Precision,
): Derivatives | undefined {
  try {
    return differentiate(method, f, at, { order, format: formats[precision] });
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

function expectSameGradient(method: Method, f: Formula, at: Point, precision: Precision = 'float64'): void {
  const [first, second] = ([1, 2] as const).map((order) => derivatives(method, f, at, order, precision));
  if (first === undefined || second === undefined) return;
  const parts = ['gradient', 'delta', 'estimate'] as const;
  const isSymmetric = second.hessian?.every((row, i) => row.every((entry, j) => Object.is(second.hessian?.[j]?.[i], entry))); // prettier-ignore
  // what is the same is not told to `expect`, which would take most of the time
  if (isSymmetric !== false && parts.every((part) => isSame(first[part], second[part]))) return;
  const told = `${method.id} of ${JSON.stringify(f)} at ${JSON.stringify(at)} in ${precision}`;
  for (const part of parts) expect(second[part]?.map(written), told).toEqual(first[part]?.map(written));
  expect.fail(`${told}: ${JSON.stringify(second.hessian)} is not symmetric`);
}
type Reals = readonly number[] | undefined;
const isSame = (a: Reals, b: Reals): boolean => a?.length === b?.length && (a ?? []).every((x, i) => Object.is(x, b?.[i])); // prettier-ignore
/** Told apart: 0 and -0, and any NaN from any number. */
const written = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

describe.each(methods.map((method) => [method.id, method] as const))('%s', (_id, method) => {
  it.each(precisions)('of all primitives, at their samples and at edges, in %s', (precision) => {
    for (const name of unaryNames)
      for (const x of [...unaryPoints[name], 0, -0, 1, -1, 0.5, -2, 3, 1e-300])
        expectSameGradient(method, [name, 'x'], { x }, precision);
    for (const name of binaryNames) {
      if (name === 'polygamma' || name === 'sincDerivative') continue;
      for (const [x, t] of [...binaryPoints[name], [0, 0], [2, 2], [-1, -1], [0, 1], [1, 0], [6, 3], [0, -1]] as const)
        expectSameGradient(method, [name, 'x', 't'], { x, t }, precision);
    }
  });
  it.each<[string, Formula, Point]>([
    ['abs(x)', ['abs', 'x'], { x: 0 }],
    ['abs(x)^2', ['square', ['abs', 'x']], { x: 0 }],
    ['abs(x*x)', ['abs', ['mul', 'x', 'x']], { x: 0 }],
    ['max(x^2, 0), a tie in first order too', ['max', ['square', 'x'], 0], { x: 0 }],
    ['max(0, x^2)', ['max', 0, ['square', 'x']], { x: 0 }],
    ['x^2 > 0 ? x : 2x', ['if', '>', ['square', 'x'], 0, 'x', ['mul', 2, 'x']], { x: 0 }],
    ['x > 0 ? x : 2x', ['if', '>', 'x', 0, 'x', ['mul', 2, 'x']], { x: 0 }],
    ['x == 0 ? x : 2x', ['if', '==', 'x', 0, 'x', ['mul', 2, 'x']], { x: 0 }],
    ['max(x, y)', ['max', 'x', 'y'], { x: 1, y: 1 }],
    ['max(x, y)*min(x, y)', ['mul', ['max', 'x', 'y'], ['min', 'x', 'y']], { x: 1, y: 1 }],
    ['x > y ? sin(x) : y', ['if', '>', 'x', 'y', ['sin', 'x'], 'y'], { x: 1, y: 1 }],
    ['abs(x - y)', ['abs', ['sub', 'x', 'y']], { x: 3, y: 3 }],
    ['abs(x)*y', ['mul', ['abs', 'x'], 'y'], { x: 0, y: 2 }],
    ['hypot(x, y)', ['hypot', 'x', 'y'], { x: 0, y: 0 }],
    ['sqrt(x*y)', ['sqrt', ['mul', 'x', 'y']], { x: 0, y: 2 }],
    ['x^t', ['pow', 'x', 't'], { x: 0, t: 1 }],
    ['atan2(x, y)', ['atan2', 'x', 'y'], { x: 0, y: -1 }],
  ])('of %s', (_text, f, at) => {
    for (const precision of precisions) expectSameGradient(method, f, at, precision);
  });
  it('of random programs whose inputs tie', () => {
    const leaf = fc.constantFrom<Formula>('x', 'y', 0, 1);
    const { part } = fc.letrec<{ part: Formula }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 4, depthSize: 'large' },
        leaf,
        fc.tuple(fc.constantFrom('abs', 'relu', 'square', 'sin', 'sqrt', 'floor', 'neg'), tie('part')).map(([name, x]): Formula => [name, x]),
        fc.tuple(fc.constantFrom('add', 'sub', 'mul', 'max', 'min', 'hypot', 'mod'), tie('part'), tie('part')).map(([name, x, y]): Formula => [name, x, y]),
      ),
    })); // prettier-ignore
    const whole = fc.constantFrom(0, 1, -1, 2);
    fc.assert(
      fc.property(part, whole, whole, (f, x, y) => {
        expectSameGradient(method, f, { x, y });
      }),
      { numRuns: 300 },
    );
  });
});
