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
  [300, [1000], 10_000, 2], // a tenth of the time is spent; the first may be slower than the others
  [300, [600], 10_000, 2],
  [300, [100], 500, 2],
  [10, [100], 1000, null], // the last ends in time
  [9, [...new Array<number>(8).fill(50), 2000], 1000, null], // and one that doesn't is done
  [10_000, [150, 0.1], 1400, null], // code is made in the first
  [30_000, [1], 2000, 100],
  [30_000, [0.01], 2000, null],
])('%i parts of %j ms in %i ms: given up after %s', (total, durations, time, after) => {
  expect(givenUpAfter(total, durations, time)).toBe(after);
});

test('parts that are done at once are judged when no more of them are', () => {
  // 16 passes in 50 ms say nothing of 1,024 in 60
  const plan = new PassPlan(100_000, 'passes', { maxSteps: 1, deadline: performance.now() + 10_000 });
  for (const parts of [16, 64, 256, 1024, 1024, 1024, 1024]) {
    vi.advanceTimersByTime(50 + parts / 100);
    plan.done(parts);
  }
  vi.advanceTimersByTime(1000);
  plan.done(1024); // the slowest of several
  vi.advanceTimersByTime(6000);
  expect(() => plan.done(1024)).toThrow(TimeLimit);
});
