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
  private readonly start = performance.now();
  private parts = 0;

  /**
   * @param total how many parts there will be
   * @param work what they are called, in the plural: `passes`
   */
  constructor(
    private readonly total: number,
    private readonly work: string,
    private readonly budget: Budget,
  ) {}

  /** Told after each part, or after several. @throws TimeLimit where the others would end too late */
  done(parts = 1): void {
    this.parts += parts;
    const { deadline = Infinity } = this.budget;
    if (deadline === Infinity || this.parts === this.total) return;
    const spent = performance.now() - this.start;
    const given = deadline - this.start;
    if (spent < enough || (this.parts < several && spent < given * muchTime)) return;
    const each = spent / this.parts;
    if (each * this.total <= given) return;
    throw new TimeLimit(
      `${this.total.toLocaleString('en')} ${this.work} of ${roughDuration(each)} each would take about ` +
        `${roughDuration(each * this.total)}; the time for this method is ${roughDuration(Math.max(0, given))}`,
    );
  }
}
