// Time shared out, by a clock that the tests set.
import { afterEach, expect, test, vi } from 'vitest';
import { TimeLimit } from '../../src/errors.js';
import { checkTime, inTurn, TimeBudget, Watch, type Job } from '../../src/program/time.js';

let now = 0;
vi.spyOn(performance, 'now').mockImplementation(() => now);
afterEach(() => (now = 0));

/** A job that takes so long, or until its deadline. */
function lasting(name: string, turn: number, takes: number, log: string[], shares = 1): Job<string> {
  const run = (deadline: number): string => {
    log.push(`${name} at ${now} until ${deadline}`);
    now = Math.min(now + takes, deadline);
    return name;
  };
  return { turn, shares, run };
}

test('jobs are done in their turns, with equal shares; what is unused passes on; results keep their order', () => {
  const log: string[] = [];
  const jobs = [
    lasting('c', 3, 10, log),
    lasting('a', 1, 100, log),
    lasting('d', 3, 1e9, log),
    lasting('b', 2, 500, log),
  ];
  expect(inTurn(jobs, new TimeBudget(1000))).toEqual(['c', 'a', 'd', 'b']);
  // 1000/4 and 100 used; 900/3; 600/2 and 10 used; the rest
  expect(log).toEqual(['a at 0 until 250', 'b at 100 until 400', 'c at 400 until 700', 'd at 410 until 1000']);
});

test('a job may count for several', () => {
  const log: string[] = [];
  inTurn([lasting('a', 1, 1e9, log, 3), lasting('b', 2, 1e9, log)], new TimeBudget(400));
  expect(log).toEqual(['a at 0 until 300', 'b at 300 until 400']);
});

test('time that is spent leaves none, and no limit leaves no limit', () => {
  const time = new TimeBudget(100);
  now = 150;
  expect(time.deadlineFor(1 / 2)).toBe(150);
  expect(new TimeBudget(Infinity).deadlineFor(1 / 2)).toBe(Infinity);
  expect(new TimeBudget(Infinity).share(3).deadlineFor(1 / 2)).toBe(Infinity);
  expect(new TimeBudget(90).share(3).deadlineFor(1 / 2)).toBe(165);
});

test('a watch knows a deadline while something is done by it, and the one before afterwards', () => {
  const watch = new Watch();
  watch.look(Infinity);
  watch.until(100, () => {
    watch.look(100);
    expect(() => watch.look(101)).toThrow(TimeLimit);
    expect(() => watch.until(50, () => watch.look(60))).toThrow(TimeLimit);
    watch.look(60);
    now = 101;
    expect(() => watch.look()).toThrow(TimeLimit);
  });
  watch.look(Infinity);
});

test('a budget without a deadline has no end', () => {
  now = 1e12;
  expect(() => checkTime({ maxSteps: 1 })).not.toThrow();
  expect(() => checkTime({ maxSteps: 1, deadline: 1e12 - 1 })).toThrow(TimeLimit);
});
