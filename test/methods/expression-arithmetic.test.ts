// Symbolic tracing: closed numbers, open ones, budgets, reasons.
import { describe, expect, it } from 'vitest';
import { unaryNames } from '../../src/arithmetic.js';
import { expression, inputExpression, nodeOf } from '../../src/methods/expression-arithmetic.js';
import { sizeOf } from '../../src/methods/tidy.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { Unsupported } from '../../src/errors.js';
import { lowerNode } from '../../src/language/expression.js';
import { run } from '../program/run.js';
import { unaryPoints } from '../arithmetics/samples.js';

const E = expression(float64);
const x = inputExpression('x');
const evaluate = (node: ReturnType<typeof nodeOf>, value: number): number =>
  run(lowerNode(node, ['x']), float64, [value]);

describe('symbolic tracing', () => {
  it('works out numbers without inputs, and decides relations among them', () => {
    expect(E.gamma(E.literal(5))).toEqual({ kind: 'closed', value: 24 });
    expect(E.decide('<', E.literal(1), E.mul(E.literal(2), E.literal(3)))).toBe(true);
  });
  it('keeps literals as the exact doubles', () => {
    for (const value of [0.1, 1e-20, -3, 5e-324, 1.7976931348623157e308, 1 / 3])
      expect(evaluate(nodeOf(E.literal(value)), 0)).toBe(value);
  });
  it('writes negative constants so that powers of them read as meant', () => {
    expect(evaluate(nodeOf(E.pow(E.literal(-2), x)), 2)).toBe(4);
  });
  it('refuses conditions on inputs, on either side', () => {
    const message = 'symbolic: a condition on x is not an expression';
    expect(() => E.decide('<', x, E.literal(1))).toThrow(new Unsupported(message));
    expect(() => E.decide('<', E.literal(1), x)).toThrow(message);
  });
  it('counts nodes as a tree, with multiplicity', () => {
    const product = E.mul(E.sin(x), E.sin(x));
    expect(product).toMatchObject({ kind: 'open', nodes: 5, input: 'x' });
    expect(E.mul(product, product)).toMatchObject({ nodes: 11 });
  });
  it.each(unaryNames)('%s means the same when written out and read back, or has no rule', (name) => {
    let traced;
    try {
      traced = E[name](x);
    } catch (error) {
      expect(error).toHaveProperty('message', `symbolic: mathjs has no rule for ${name}`);
      return;
    }
    const node = nodeOf(traced);
    expect(traced).toMatchObject({ kind: 'open', nodes: sizeOf([node]).nodes });
    for (const point of unaryPoints[name].filter((value) => Math.abs(value) < 300)) {
      const [value, truth] = [evaluate(node, point), float64[name](point)];
      // softplus and sigmoid are written by their definitions, which lose digits far out
      if (name === 'softplus' || name === 'sigmoid') expect(value).toBeCloseTo(truth, 12);
      else expect(Math.abs(value - truth)).toBeLessThanOrEqual(4e-16 * Math.abs(truth));
    }
  });
});
