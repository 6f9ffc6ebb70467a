// What a console shows of tensors and variables.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { constant, GradientTape, ops, Variable } from '../../src/tape/index.js';

test.each<[value: unknown, text: string]>([
  [constant([[0.25], [0.15]]), 'Tensor [2, 1] float32 [[0.25], [0.15]]'],
  [constant([0.1, -0, NaN], { dtype: 'float64' }), 'Tensor [3] float64 [0.1, -0, NaN]'],
  [constant(7, { dtype: 'int32' }), 'Tensor [] int32 7'],
  [constant([[]]), 'Tensor [1, 0] float32 [[]]'],
  [constant(Array.from({ length: 2500 }, () => 1)), 'Tensor [2500] float32, 2,500 numbers'],
  [new Variable([1e30], { name: 'w' }), "Variable 'w' [1] float32 [1e30]"],
  [new Variable(0, { name: '\u001b[2J\n' }), "Variable '\\u001b[2J\\n' [] float32 0"],
])('%s', (value, text) => {
  expect([String(value), inspect(value)]).toEqual([text, text]);
});

test('to show a tensor is not to copy its numbers out, and JSON has them', () => {
  const w = new Variable([1, 2], { name: 'w' });
  const tape = new GradientTape({ persistent: true });
  const [shown, loss] = tape.record(() => {
    const square = ops.square(w);
    return [String(square), ops.sum(square)] as const;
  });
  expect([shown, JSON.stringify({ w })]).toEqual(['Tensor [2] float32 [1, 4]', '{"w":[1,2]}']);
  expect(tape.explain(loss, w)).toBe(null);
  expect(tape.explain(loss, constant(1))).not.toContain('left the tape');
});
