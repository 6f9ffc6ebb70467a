// The runners of straight code, and how tests hold them to its definition.
import fc from 'fast-check';
import { expect } from 'vitest';
import { javascriptRunner } from '../../src/code/javascript.js';
import type { Runner } from '../../src/code/runner.js';
import { listRunner } from '../../src/code/list.js';
import type { StraightCode } from '../../src/code/trace.js';
import { webAssemblyRunner } from '../../src/code/webassembly.js';
import { outcomeOf, randomCode, type Outcome } from './straight-lines.js';

export const makers = { javascriptRunner, webAssemblyRunner, listRunner } as const;
export const runnerNames = Object.keys(makers) as (keyof typeof makers)[];
const untouched = 0.123;

/** All outputs by a runner. Where a guard fails it must say so, return NaN and leave `out` alone. */
export function outcomeBy(runner: Runner, { outputs }: StraightCode, point: readonly number[]): Outcome {
  const failed = new Int32Array(1);
  const out = new Float64Array(outputs.length - 1).fill(untouched);
  const value = runner(point, out, failed);
  if (failed[0] === 0) return [value, ...out];
  expect(value).toBeNaN();
  expect(out.every((each) => each === untouched)).toBe(true);
  return null;
}

/** Points at which a runner doesn't come to the bits of the definitions, with both outcomes. */
export function differences(runner: Runner, code: StraightCode, points: readonly (readonly number[])[]): unknown[] {
  const isSame = (x: Outcome, y: Outcome): boolean =>
    x === null || y === null ? x === y : x.length === y.length && x.every((each, k) => Object.is(each, y[k]));
  return points
    .map((point) => ({ point, got: outcomeBy(runner, code, point), wanted: outcomeOf(code, point) }))
    .filter(({ got, wanted }) => !isSame(got, wanted));
}

/** Runs random code of 30 to `longest` lines by all runners. Returns how much was compared. */
export function compareRandomCode({ numRuns, longest }: { numRuns: number; longest: number }) {
  const seen = { runs: 0, failed: 0, numbers: 0 };
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 30, max: longest }), (seed, length) => {
      const { code, points } = randomCode(seed, length);
      for (const outcome of points.map((point) => outcomeOf(code, point))) {
        seen.runs++;
        if (outcome === null) seen.failed++;
        else seen.numbers += outcome.filter((value) => !Number.isNaN(value)).length;
      }
      for (const name of runnerNames) expect(differences(makers[name](code), code, points), name).toEqual([]);
    }),
    { numRuns },
  );
  return seen;
}
