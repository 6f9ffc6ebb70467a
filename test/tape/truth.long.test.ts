// More random computations than in truth.test.ts, and some against the truth that diffcmp certifies.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCertified, checkGradient, checkHessian, type Tally } from './against-truth.js';
import { computationFrom, operationNames, type Computation } from './random-computation.js';

const genes = fc.array(fc.nat(999_983), { minLength: 120, maxLength: 120, size: 'max' });
/** What has no second root: its slope isn't that of its values. */
const withoutDetached = operationNames.filter((name) => name !== 'stopGradient');

const rows: readonly (readonly [what: string, runs: number, names: readonly string[], numbers: number, check: (computation: Computation, tally: Tally) => void])[] = [
  ['gradients', 20_000, operationNames, 16, checkGradient],
  ['second derivatives', 4_000, operationNames, 5, checkHessian],
  ['gradients, certified', 1_500, withoutDetached, 8, checkCertified],
]; // prettier-ignore

const seed = Number(process.env['SEED'] ?? 20261127);

test.each(rows)(
  `%s of random computations agree with the truth (seed ${seed})`,
  (_what, numRuns, names, numbers, check) => {
    const tally: Tally = { checked: 0, skipped: 0 };
    fc.assert(fc.property(genes, (drawn) => check(computationFrom(drawn, names, numbers), tally)), { numRuns, seed }); // prettier-ignore
    expect(tally.checked).toBeGreaterThan(2 * numRuns);
    expect(tally.skipped).toBeLessThan(tally.checked / 3);
  },
  300_000,
);
