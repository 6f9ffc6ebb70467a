// Exact costs: operations by kind, evaluations, passes, tape sizes.
import { describe, expect, it } from 'vitest';
import { methods } from '../../src/methods/index.js';
import type { MethodId } from '../../src/methods/table.js';
import type { Method } from '../../src/methods/method.js';
import { differentiate, type Formula } from './formula.js';

const method = (id: MethodId): Method => methods.find((candidate) => candidate.id === id) as Method;
const xCosX: Formula = ['mul', 'x', ['cos', 'x']];
const none = { add: 0, mul: 0, div: 0, pow: 0, elementary: 0, compare: 0 };

describe('x*cos(x)', () => {
  it.each([
    ['forward', { mul: 4, add: 1, elementary: 2 }, 1, 1], // 2 of the function, sin, three products, a sum
    ['reverse', { mul: 4, add: 1, elementary: 2 }, 1, 1], // the same, the product with the seed included
    ['symbolic', { mul: 1, add: 1, elementary: 2 }, 1, 1], // cos(x) - x * sin(x), without the function's value
    ['forward-difference', { mul: 2, elementary: 2, add: 2, div: 1 }, 2, 2],
    ['backward-difference', { mul: 2, elementary: 2, add: 2, div: 1 }, 2, 2],
    ['central-difference', { mul: 3, elementary: 2, add: 3, div: 1 }, 2, 2],
    ['five-point', { mul: 9, elementary: 4, add: 7, div: 1 }, 4, 4],
    ['complex-step', { mul: 6, elementary: 4, add: 2, div: 1 }, 1, 1], // cos takes cos, cosh, sin, sinh and two products
  ] as const)('costs %s %o, %d evaluations and %d passes', (id, operations, evaluations, passes) => {
    const result = differentiate(method(id), xCosX, { x: 1.2 });
    expect(result.operations).toEqual({ ...none, ...operations });
    expect([result.evaluations, result.passes]).toEqual([evaluations, passes]);
  });
  it('takes a tape of 3 nodes and 96 bytes, and 168 bytes for second derivatives', () => {
    expect(differentiate(method('reverse'), xCosX, { x: 1.2 }).tape).toEqual({ nodes: 3, bytes: 96 });
    expect(differentiate(method('reverse'), xCosX, { x: 1.2 }, { order: 2 }).tape).toEqual({ nodes: 3, bytes: 168 });
  });
  it('costs Richardson an evaluation per side and row', () => {
    const { evaluations, operations } = differentiate(method('richardson'), xCosX, { x: 1.2 });
    expect(operations.elementary).toBe(evaluations);
    expect(evaluations).toBeLessThan(30);
  });
  it('costs Richardson a sum per place, and of each step that it keeps a difference, a factor and a sum', () => {
    const { evaluations, operations } = differentiate(method('richardson'), ['sin', 'x'], { x: 1.2 });
    const places = evaluations - 1; // the point itself is one more
    const kept = operations.mul;
    expect(kept).toBeGreaterThanOrEqual(10);
    expect(kept).toBeLessThanOrEqual(places / 2);
    expect(operations).toEqual({ ...none, elementary: evaluations, add: places + kept + (kept - 1), mul: kept });
  });
});

describe('several inputs', () => {
  const f: Formula = ['mul', ['mul', 'x', 'y'], ['sin', 'z']];
  const at = { x: 1, y: 2, z: 3 };
  it.each([
    ['forward', 3, 6],
    ['reverse', 1, 3],
    ['complex-step', 3, 6],
    ['forward-difference', 4, 4 + 3 * 2 + 3 * 3], // the point itself is shared by all
    ['central-difference', 6, 6 + 1 + 3 * 2 + 3 * 4],
  ] as const)('%s makes %d evaluations, and %d with second derivatives', (id, first, second) => {
    expect(differentiate(method(id), f, at).evaluations).toBe(first);
    const result = differentiate(method(id), f, at, { order: 2 });
    expect(result.evaluations).toBe(second);
  });
  it('keeps constants and inactive inputs off the tape', () => {
    expect(differentiate(method('reverse'), f, at, { wrt: [0] }).tape?.nodes).toBe(3); // x, x*y, the product
    expect(differentiate(method('reverse'), ['add', 'x', ['exp', 2]], { x: 1 }).tape?.nodes).toBe(2);
  });
  it('takes the largest tape of those that a Hessian records, which may take different sides of a tie', () => {
    const f: Formula = ['if', '>', 'x', 'y', ['sin', 'x'], 'y']; // x > y just beside x = y in the direction of x alone
    expect(differentiate(method('reverse'), f, { x: 1, y: 1 }, { order: 2 }).tape?.nodes).toBe(3);
    expect(differentiate(method('reverse'), f, { y: 1, x: 1 }, { order: 2 }).tape?.nodes).toBe(3);
  });
  it('costs reverse mode less than forward mode as inputs grow', () => {
    const names = Array.from({ length: 20 }, (_, i) => `x${i}`);
    const sum = names.reduce<Formula>((total, name) => ['add', total, ['sin', name]], 0);
    const point = Object.fromEntries(names.map((name, i) => [name, i]));
    const total = (id: MethodId): number =>
      Object.values(differentiate(method(id), sum, point).operations).reduce((a, b) => a + b);
    expect(total('reverse')).toBe(20 + 20 + 20 + 20); // the function's sines and sums, a cosine and a product each
    expect(total('forward')).toBe(20 * (20 + 20 + 2));
  });
});
