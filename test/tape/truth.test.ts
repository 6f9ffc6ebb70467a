// Gradients of random computations with every operation agree with the truth, and so do second derivatives. A failure prints its
// seed and the computation.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ops, type Tensor } from '../../src/tape/index.js';
import { checkGradient, checkHessian, type Tally } from './against-truth.js';
import { computationFrom, operationNames, type Computation } from './random-computation.js';

const genes = fc.array(fc.nat(999_983), { minLength: 120, maxLength: 120, size: 'max' });

/** What was held against the truth, in so many random computations of those operations. */
function held(numRuns: number, names: readonly string[], mostNumbers: number, check: (computation: Computation, tally: Tally) => void): Tally {
  const tally: Tally = { checked: 0, skipped: 0 };
  fc.assert(fc.property(genes, (drawn) => check(computationFrom(drawn, names, mostNumbers), tally)), { numRuns }); // prettier-ignore
  return tally;
} // prettier-ignore

describe('agree with the truth:', () => {
  test('gradients of compositions', () => {
    const { checked, skipped } = held(200, operationNames, 8, checkGradient);
    expect(checked).toBeGreaterThan(200);
    expect(skipped).toBeLessThan(checked / 3); // ties, and what 53 bits leave open
  });

  test('second derivatives of compositions, from nested tapes', () => {
    const { checked, skipped } = held(50, operationNames, 4, checkHessian);
    expect(checked).toBeGreaterThan(100);
    expect(skipped).toBeLessThan(checked / 2);
  });

  // some random shapes hold no number, or don't fit the operation
  test.each(operationNames)('gradient and second derivatives of %s', (name) => {
    for (const check of [checkGradient, checkHessian])
      for (let checked = 0; checked < 6;) checked += held(3, [name], 4, check).checked;
  });
});

describe('a wrong rule is found:', () => {
  const wrong = (slope: (x: Tensor) => Tensor): ((x: Tensor) => Tensor) =>
    ops.customGradient((x) => ({ value: ops.sin(x), gradFunc: (dy) => ops.mul(dy, slope(x)) }));
  test.each([
    ['a sign', wrong((x) => ops.neg(ops.cos(x)))],
    ['a factor', wrong((x) => ops.mul(1 + 1e-12, ops.cos(x)))],
    ['the function itself', wrong((x) => ops.sin(x))],
  ])('%s, in the slope of sin', (_what, sabotaged) => {
    const found = fc.sample(genes, 60).filter((drawn) => {
      const computation = computationFrom(drawn, ['sin'], 4);
      const steps = computation.steps.map((step) => ({ ...step, record: ([x]: readonly Tensor[]) => sabotaged(x as Tensor) })); // prettier-ignore
      try {
        checkGradient({ ...computation, steps }, { checked: 0, skipped: 0 });
        return false;
      } catch {
        return true;
      }
    });
    expect(found.length).toBeGreaterThan(10); // in some there is no number at all
  });
});
