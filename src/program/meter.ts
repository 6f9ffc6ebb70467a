// The steps that operations on many numbers take of a run's budget.
import { StepLimit } from '../errors.js';
import { defaultMaxSteps, type Budget } from './program.js';
import { checkTime } from './time.js';

/** Steps between two looks at the clock. */
const stepsPerLook = 10_000;

/** Counts the operations on numbers that one instruction does many of. */
export class Meter {
  /** Steps taken in this run. */
  spent = 0;
  private budget: Budget = { maxSteps: defaultMaxSteps };
  private nextLook = 0;

  /** Begins a run. */
  begin(budget: Budget): void {
    this.budget = budget;
    this.spent = this.nextLook = 0;
  }
  /**
   * Asked before so many operations are done.
   *
   * @throws StepLimit or TimeLimit
   */
  spend(steps: number): void {
    this.spent += steps;
    if (this.spent > this.nextLook) this.look();
  }
  private look(): void {
    const { maxSteps } = this.budget;
    if (this.spent > maxSteps) throw new StepLimit(maxSteps);
    checkTime(this.budget);
    this.nextLook = Math.min(maxSteps, this.spent + stepsPerLook);
  }
}
