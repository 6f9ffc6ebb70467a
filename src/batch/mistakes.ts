// The mistakes of an input that is read as it comes: once there is one, the rest is only looked through for more, for a while.
import { maxProblems, type LocatedProblem } from './problems.js';
import type { Finished } from './schedule.js';

/** Lines that are looked through for more. */
const lookedThrough = 10_000;
/** Milliseconds without news: an input may stay open and bring nothing. */
const patience = 1000;

export class Mistakes {
  readonly problems: LocatedProblem[] = [];
  private lookedAt = 0;
  private readonly idle = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  get found(): boolean {
    return this.problems.length > 0;
  }

  /** Aborted when nothing more came for a while. */
  get silence(): AbortSignal {
    return this.idle.signal;
  }

  /** Adds those of cases that were looked at; whether that is enough of them. */
  add({ problems, slots }: Pick<Finished, 'problems' | 'slots'>): boolean {
    this.problems.push(...problems);
    if (!this.found) return false;
    this.lookedAt += slots.length;
    clearTimeout(this.timer);
    if (this.problems.length > maxProblems || this.lookedAt > lookedThrough) return true;
    this.timer = setTimeout(() => this.idle.abort(), patience).unref();
    return false;
  }
}
