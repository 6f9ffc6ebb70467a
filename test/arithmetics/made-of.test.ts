// What numbers were made of: also where an operation gives back what it was given.
import { expect, it } from 'vitest';
import { MadeOf } from '../../src/arithmetics/series/made-of.js';

it('A number that is its own absolute value, or the exponential of its logarithm, is not made of itself', () => {
  const madeOf = new MadeOf(() => undefined);
  const [x, log, y] = [{}, {}, {}];
  madeOf.record(log, 'log', [x]);
  madeOf.record(x, 'exp', [log]);
  madeOf.record(y, 'abs', [y]);
  expect(madeOf.originOf(x)?.operands).toEqual([]);
  expect([x, log, y].map((each) => madeOf.fractionOf(each))).toEqual([null, null, null]);
});

it('The fraction of a sum of fractions', () => {
  const madeOf = new MadeOf(() => undefined);
  const [third, one, three, sum] = [{}, {}, {}, {}];
  madeOf.record(one, 'literal', [1]);
  madeOf.record(three, 'literal', [3]);
  madeOf.record(third, 'div', [one, three]);
  madeOf.record(sum, 'add', [third, one]);
  expect(madeOf.fractionOf(sum)).toEqual({ n: 4n, d: 3n });
});
