// Gradients as functions, and sweeps, of tensors.
import { expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { grad } from '../../src/grad.js';
import { sweep, type SweepOptions } from '../../src/sweep/sweep.js';

test('a gradient has the shape of what it is given', () => {
  expect(grad('sum(w.^2)')([1, 2])).toEqual([2, 4]);
  expect(grad('sum(w.^2)')([[1], [2]])).toEqual([[2], [4]]);
  expect(grad('sum(w.^2)')([new Float64Array([1, 2])])).toEqual([[2, 4]]);
  const f = grad('sum(w.^2)*x');
  expect(f({ w: [1, 2], x: 3 })).toEqual({ w: [6, 12], x: 5 });
  expect(f({ x: 3, w: [[1, 2]] })).toEqual({ w: [[6, 12]], x: 5 });
  expect(grad('sum(w.^2)*x', { wrt: 'w[2],x' })({ w: [1, 2], x: 3 })).toEqual({ 'w[2]': 12, x: 5 });
  expect(grad('w.^2')([1, 2])).toEqual([[2, 0], [0, 4]]);
  expect(grad('w.^2', { reduce: 'sum', method: 'forward' })([1, 2])).toEqual([2, 4]);
  expect(grad('[x, x^2]')(3)).toEqual([1, 6]);
  expect(grad('squaredDifference(0.75, [1, 2]*w)', { precision: 'float32' })([[0.25], [0.15]])).toEqual([[Math.fround(-0.39999998)], [Math.fround(-0.79999995)]]);
}); // prettier-ignore

test('numbers stay numbers', () => {
  expect(grad('x*cos(x)')(1.2)).toBe(-0.7560891486839978);
  expect(grad('x*y')({ x: 1, y: 2 })).toEqual({ x: 2, y: 1 });
});

const few: SweepOptions = { from: 1e-6, to: 1e-4, perDecade: 1, methods: 'central-difference,reverse' };

test('a sweep has a panel per number', async () => {
  const { references, series, exact } = await sweep('sum(w.^3)', { at: { w: [[1], [2]] }, ...few });
  expect(references.map(({ wrt, value, point }) => [wrt, value, point])).toEqual([
    ['w[1,1]', 3, { w: [[1], [2]] }],
    ['w[2,1]', 12, { w: [[1], [2]] }],
  ]);
  expect(series.map(({ wrt }) => wrt)).toEqual(['w[1,1]', 'w[2,1]']);
  expect(exact.map(({ error }) => error)).toEqual([0, 0]);
});

test('a sweep of one number of a tensor, of a sum, and at several points', async () => {
  const { references } = await sweep('w.^3', { at: ['w=[1, 2]', 'w=[3, 4]'], wrt: 'w[2]', reduce: 'sum', ...few });
  expect(references.map(({ wrt, value }) => [wrt, value])).toEqual([
    ['w[2]', 12],
    ['w[2]', 48],
  ]);
});

test.each<[string, SweepOptions, string]>([
  ['w.^3', { at: { w: [1, 2] } }, 'bad-option: a sweep is of one number, and the value has shape [2]'],
  [
    'sum(w)',
    { at: { w: Array.from({ length: 9 }, () => 1) } },
    'bad-option: that would be 9 panels, one per point and input',
  ],
  ['sum(w)', { at: { w: [1] }, wrt: 'w[2]' }, "bad-index: 'w[2]': 2 is outside 1 to 1"],
])('no sweep of %s %j', async (expression, options, said) => {
  const error: unknown = await sweep(expression, { ...options, ...few }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DiffcmpError);
  expect(`${(error as DiffcmpError).code}: ${(error as DiffcmpError).message}`).toContain(said);
});
