// Work in many equal parts: given up early where it would not end in time, with what it would have cost.
import { TimeLimit } from '../errors.js';
import type { Budget } from '../program/program.js';
import { roughDuration } from '../text/rough-duration.js';

/** Milliseconds from which on the mean of so many parts says what the others take: the first few are slow, until they are compiled. */
const enough = 100;
const several = 8;
/** Of the time that there is: with that spent, fewer parts will do. */
const muchTime = 0.1;

export class PassPlan {
  private readonly begun = performance.now();
  /** Since when parts are counted for the mean, and how many of them. */
  private start = this.begun;
  private parts = 0;
  private last = this.begun;
  private slowest = { time: 0, parts: 0 };
  private left: number;
  private atOnce = 1;

  /**
   * @param total how many parts there will be
   * @param work what they are called, in the plural: `passes`
   */
  constructor(
    private readonly total: number,
    private readonly work: string,
    private readonly budget: Budget,
  ) {
    this.left = total;
  }

  /**
   * Told after each part, or after several that were done at once. While more and more are done at once, these say nothing of
   * the others; nor does the slowest, in which code is made that the others run by.
   *
   * @throws TimeLimit where the others would end too late
   */
  done(parts = 1): void {
    this.left -= parts;
    const { deadline = Infinity } = this.budget;
    if (deadline === Infinity || this.left <= 0) return;
    const now = performance.now();
    const time = now - this.last;
    this.last = now;
    if (parts > this.atOnce) {
      this.atOnce = parts;
      this.start = now;
      this.parts = 0;
      this.slowest = { time: 0, parts: 0 };
      return;
    }
    this.parts += parts;
    if (time >= this.slowest.time) this.slowest = { time, parts };
    const spent = now - this.start;
    const given = deadline - this.begun;
    const typical = this.parts - this.slowest.parts;
    if (typical === 0 || spent < enough || (this.parts < several && spent < given * muchTime)) return;
    const each = (spent - this.slowest.time) / typical;
    if (now + each * this.left <= deadline) return;
    throw new TimeLimit(
      `${this.total.toLocaleString('en')} ${this.work} of ${roughDuration(each)} each would take about ` +
        `${roughDuration(each * this.total)}; the time for this method is ${roughDuration(Math.max(0, given))}`,
    );
  }
}
