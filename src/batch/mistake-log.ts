// The mistakes of an input that is read as it comes: once there is one, the rest is only looked through for more, for a while.
import { maxMistakes, type PlacedMistake } from './mistakes.js';
import type { Finished } from './schedule.js';

/** Lines that are looked through for more. */
const lookedThrough = 10_000;
/** Milliseconds without news: an input may stay open and bring nothing. */
const longestSilence = 1000;

export class MistakeLog {
  readonly mistakes: PlacedMistake[] = [];
  private lookedAt = 0;
  private readonly idle = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  get found(): boolean {
    return this.mistakes.length > 0;
  }

  /** Aborted when nothing more came for a while. */
  get silence(): AbortSignal {
    return this.idle.signal;
  }

  /** Adds those of cases that were looked at; whether that is enough of them. */
  add({ mistakes, slots }: Pick<Finished, 'mistakes' | 'slots'>): boolean {
    this.mistakes.push(...mistakes);
    if (!this.found) return false;
    this.lookedAt += slots.length;
    clearTimeout(this.timer);
    if (this.mistakes.length > maxMistakes || this.lookedAt > lookedThrough) return true;
    this.timer = setTimeout(() => this.idle.abort(), longestSilence).unref();
    return false;
  }
}
