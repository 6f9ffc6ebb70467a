// The gradient by hand against the certified derivative of the same function.
import { batch, compare, truth } from 'diffcmp';
import { describe, expect, test } from 'vitest';
import { loss, lossGradient, type Weights } from '../src/neuron.js';

const expression = 'y = 1/(1 + exp(-(2*w + b))); (y - 0.25)^2';
const points: Weights[] = [
  { w: 0, b: 0 },
  { w: 0.5, b: -1.25 },
  { w: -3, b: 0.1 },
  { w: 1e-9, b: 2 },
];

describe.each(points)('at %j', (at) => {
  test('the text is the function', async () => {
    const { value } = await truth(expression, { at });
    expect(loss(at)).toBeCloseTo(parseFloat(value ?? 'NaN'), 15);
  });

  test('the gradient is right to a few units in the last place', async () => {
    const expected = lossGradient(at);
    const { check } = await compare(expression, { at, methods: 'none', expect: expected, tolerance: '8ulp' });
    expect(check?.expect).toMatchObject({ w: { verdict: 'PASS' }, b: { verdict: 'PASS' } });
  });
});

test('a forgotten factor does not pass', async () => {
  const [, at = { w: 1, b: 1 }] = points;
  const { b } = lossGradient(at);
  const { check } = await compare(expression, { at, methods: 'none', expect: { w: b, b }, tolerance: '8ulp' });
  expect(check?.expect).toMatchObject({ w: { verdict: 'FAIL' }, b: { verdict: 'PASS' } });
});

test('reverse mode keeps a tolerance at all points', async () => {
  const cases = points.map((at) => ({ expr: expression, at, methods: ['reverse'], tolerance: '16ulp' }));
  for await (const line of batch(cases, { jobs: 2 }))
    if (line.type === 'case') expect(line.failures, JSON.stringify(line.at)).toEqual([]);
});
