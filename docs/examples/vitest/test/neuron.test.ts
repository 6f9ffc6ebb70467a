// The gradient by hand against that of the same function: as a formula, and as it is called.
import { compare, readProgram } from 'diffcmp';
import 'diffcmp/vitest';
import { describe, expect, test } from 'vitest';
import { loss, lossGradient, type Weights } from '../src/neuron.js';

const read = (name: string) => readProgram(`src/neuron.ts#${name}`);
const points: Weights[] = [
  { w: 0, b: 0 },
  { w: 0.5, b: -1.25 },
  { w: -3, b: 0.1 },
  { w: 1e-9, b: 2 },
];

describe.each(points)('at %j', (weights) => {
  test('the formula is that of the derivative', async () => {
    await expect(read('lossGradient')).toBeGradientOf(read('loss'), { at: { weights } });
  });

  test('in floating point it is right to a few units in the last place', async () => {
    await expect(read('lossGradient')).toBeGradientOf(read('loss'), { at: { weights }, tolerance: '8ulp' });
  });

  test('the function that is called has the slope of the values', async () => {
    await expect(lossGradient).toBeGradientOf(loss, { at: weights });
  });
});

test('over a box', async () => {
  await expect(read('lossGradient')).toBeGradientOf(read('loss'), {
    at: { weights: { w: 0, b: 0 } },
    range: 'weights.w=-4:4,weights.b=-4:4',
  });
});

test('a forgotten factor does not pass', async () => {
  const forgotten = (weights: Weights): Weights => ({ w: lossGradient(weights).b, b: lossGradient(weights).b });
  await expect(forgotten).not.toBeGradientOf(loss, { at: { w: 1, b: 1 } });
});

test('reverse mode keeps a tolerance', async () => {
  const { check } = await compare(read('loss'), {
    at: { weights: { w: 1, b: 1 } },
    methods: ['reverse'],
    tolerance: '16ulp',
  });
  expect(check?.failures).toEqual([]);
});
