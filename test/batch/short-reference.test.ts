// What a line of a batch says of the truth: the sides as they are, first and second derivatives apart.
import { expect, test } from 'vitest';
import { shortReference } from '../../src/batch/short-reference.js';
import { truth } from '../../src/compare/compare.js';

test.each([
  ['2*x + abs(x)', 1, { left: { x: 1 }, right: { x: 3 } }],
  ['x^2 + x*abs(x)', 2, { hessianLeft: { x: { x: 0 } }, hessianRight: { x: { x: 4 } } }],
] as const)('the sides of %s', async (expression, order, sides) => {
  const reference = await truth<'tensors'>(expression, { at: 0, order });
  expect(shortReference(reference)).toMatchObject(sides);
});
