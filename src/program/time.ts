// The time for one function and point: how it is shared out, and a watch for those who take long steps.
import { TimeLimit } from '../errors.js';
import type { Budget } from './program.js';

/** Milliseconds for one function and point unless told otherwise. */
export const defaultTimeout = 10_000;

/** Time that is spent from the moment it is made. */
export class TimeBudget {
  private readonly end: number;

  constructor(milliseconds: number) {
    this.end = performance.now() + milliseconds;
  }
  /** One of so many equal shares of what is left. */
  share(of: number): TimeBudget {
    return new TimeBudget((this.end - performance.now()) / of);
  }
  /** The moment by which this part of what is left is spent. */
  deadlineFor(part: number): number {
    const now = performance.now();
    return now + Math.max(0, this.end - now) * part;
  }
}

/** Work that has a share of the time, or several. */
export interface Job<R> {
  /** Who comes earlier: the cheaper, since what they leave passes on. */
  readonly turn: number;
  readonly shares: number;
  readonly run: (deadline: number) => R;
}

/** Does each job in its turn with an equal share, or several, of the time that is left; what they give in the order of the jobs. */
export function inTurn<R>(jobs: readonly Job<R>[], time: TimeBudget): R[] {
  const given: (R | null)[] = jobs.map(() => null);
  let left = 0;
  for (const { shares } of jobs) left += shares;
  for (const place of turnsOf(jobs)) {
    const { shares, run } = jobs[place] as Job<R>;
    given[place] = run(time.deadlineFor(shares / left));
    left -= shares;
  }
  return given as R[];
}

/** The places of jobs, in the order of their turns; of equal turns the first comes first. */
function turnsOf(jobs: readonly Pick<Job<unknown>, 'turn'>[]): number[] {
  const places: number[] = [];
  jobs.forEach(({ turn }, place) => {
    let at = places.length; // there are few, and mostly they come nearly in order
    for (; at > 0 && (jobs[places[at - 1] as number]?.turn ?? 0) > turn; at--) places[at] = places[at - 1] as number;
    places[at] = place;
  });
  return places;
}

/** @throws TimeLimit after the deadline */
export function checkTime({ deadline = Infinity }: Budget): void {
  if (performance.now() > deadline) throw new TimeLimit();
}

/** Asked before a step that may take long. */
export class Watch {
  private deadline = Infinity;

  /** Does something that is to be done by a moment on `performance.now()`'s clock. */
  until<V>(deadline: number, action: () => V): V {
    const before = this.deadline;
    this.deadline = deadline;
    try {
      return action();
    } finally {
      this.deadline = before;
    }
  }
  /**
   * @param milliseconds how long the next step may take
   * @throws TimeLimit where it would end too late
   */
  look(milliseconds = 0): void {
    if (this.deadline < Infinity && performance.now() + milliseconds > this.deadline) throw new TimeLimit();
  }
}
