// When work in many parts is given up: not for a first part that was slow, and soon where there is no hope.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TimeLimit } from '../../src/errors.js';
import { PassPlan } from '../../src/methods/pass-plan.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** After how many of the parts, of these milliseconds and then of the last of them, the work is given up; null: never. */
function givenUpAfter(total: number, durations: readonly number[], time: number): number | null {
  const plan = new PassPlan(total, 'passes', { maxSteps: 1, deadline: performance.now() + time });
  for (let part = 1; part <= total; part++) {
    vi.advanceTimersByTime(durations[Math.min(part, durations.length) - 1] as number);
    try {
      plan.done();
    } catch (error) {
      expect(error).toBeInstanceOf(TimeLimit);
      return part;
    }
  }
  return null;
}

test.each([
  [300, [120, 1], 10_000, null], // the first is slow
  [300, [120, 50, 30, 20, 10, 1], 10_000, null],
  [300, [100], 10_000, 8], // all are: told after several
  [3, [1000], 10_000, null],
  [300, [1000], 10_000, 1], // a tenth of the time is spent
  [300, [100], 500, 1],
  [30_000, [1], 2000, 100],
  [30_000, [0.01], 2000, null],
])('%i parts of %j ms in %i ms: given up after %s', (total, durations, time, after) => {
  expect(givenUpAfter(total, durations, time)).toBe(after);
});
