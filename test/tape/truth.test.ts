// Gradients of random computations with every operation agree with the truth, and so do second derivatives. A failure prints its
// seed and the computation.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradientFault, hessianFault, type Tally } from './against-truth.js';
import { computationFrom, operationNames } from './random-computation.js';

const genes = fc.array(fc.nat(999_983), { minLength: 120, maxLength: 120, size: 'max' });

describe('agree with the truth:', () => {
  test('gradients of compositions', () => {
    const tally: Tally = { checked: 0, skipped: 0 };
    fc.assert(
      fc.property(genes, (drawn) => {
        expect(gradientFault(computationFrom(drawn, operationNames, 8), tally)).toBe(null);
      }),
      { numRuns: 150 },
    );
    expect(tally.checked).toBeGreaterThan(300);
    expect(tally.skipped).toBeLessThan(tally.checked / 4);
  });

  test.each(operationNames)('gradient and second derivatives of %s', (name) => {
    const tally: Tally = { checked: 0, skipped: 0 };
    fc.assert(
      fc.property(genes, (drawn) => {
        expect(gradientFault(computationFrom(drawn, [name], 4), tally)).toBe(null);
        expect(hessianFault(computationFrom(drawn, [name], 4), tally)).toBe(null);
      }),
      { numRuns: 5 },
    );
  });

  test('second derivatives of compositions', () => {
    const tally: Tally = { checked: 0, skipped: 0 };
    fc.assert(
      fc.property(genes, (drawn) => {
        expect(hessianFault(computationFrom(drawn, operationNames, 4), tally)).toBe(null);
      }),
      { numRuns: 40 },
    );
    expect(tally.checked).toBeGreaterThan(100);
  });
});
