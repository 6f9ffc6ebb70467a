// Steps share the bench of high precision, and the program that is linked to it, literals and all: each gives what it would give alone.
import { expect, test, vi } from 'vitest';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { sweep } from '../../src/sweep/sweep.js';
import type { SweptMethod } from '../../src/methods/table.js';

const terms = Array.from({ length: 30 }, (_, k) => k + 1);
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const sum = (term: (k: number) => number): number => terms.map(term).reduceRight((total, each) => total + each, 0);

/** What methods miss of the derivatives of e^x at 0, as power series of the step. */
const missed: Readonly<Partial<Record<SweptMethod, (order: 1 | 2) => (delta: number) => number>>> = {
  'forward-difference': (order) => (delta) =>
    sum((k) => (delta ** k / factorial(k + order)) * (order === 1 ? 1 : 2 ** (k + 2) - 2)),
  'central-difference': (order) => (delta) => sum((k) => (delta ** (2 * k) / factorial(2 * k + order)) * order),
  'complex-step': () => (delta) => sum((k) => (-1) ** k * (delta ** (2 * k) / factorial(2 * k + 1))),
};

test.each([1, 2] as const)('truncation errors of order %d are right at each of a thousand steps', async (order) => {
  const methods = Object.keys(missed) as SweptMethod[];
  const { series } = await sweep('3*exp(x)+y*7-2*exp(x)', { at: { x: 0, y: 5 }, wrt: 'x', perDecade: 60, order, methods });
  expect(series.map(({ method }) => method).toSorted()).toEqual(methods.toSorted());
  for (const { method, deltas, truncation } of series) {
    const right = missed[method]?.(order) ?? (() => NaN);
    const far = deltas.filter((delta, i) => !(Math.abs(Number(truncation[i]) / right(delta) - 1) < 1e-11));
    expect([method, deltas.length, far]).toEqual([method, 961, []]);
  }
}); // prettier-ignore

test('the bench is cleared now and then, not for each step', async () => {
  const { checkBench } = await theLaboratory();
  const clearing = vi.spyOn(checkBench.mpfr, 'reset');
  await sweep('abs(x - 1.2)*cos(x)', { at: 1.2, from: 1e-6, perDecade: 100, methods: 'complex-step' }); // no series there: a kink
  expect(clearing.mock.calls.length).toBeGreaterThan(20);
  expect(clearing.mock.calls.length).toBeLessThan(150);
  clearing.mockRestore();
});
