// What a run of a file's function may use up: turns of loops, calls, and elements that are moved at once.
import { LevelLimit, StepLimit } from '../../errors.js';
import type { Budget } from '../../program/program.js';
import { checkTime } from '../../program/time.js';

/** Calls that may wait for one another. */
export const maxCalls = 200_000;
const stepsPerLook = 500;

export class BudgetMeter {
  private budget: Budget = { maxSteps: 0 };
  private steps = 0;
  private nextLook = 0;

  /** Another run begins. */
  begin(budget: Budget): void {
    this.budget = budget;
    this.steps = 0;
    this.nextLook = Math.min(stepsPerLook, budget.maxSteps);
  }
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps <= this.nextLook) return;
    const { maxSteps } = this.budget;
    if (this.steps > maxSteps) throw new StepLimit(maxSteps);
    checkTime(this.budget);
    this.nextLook = Math.min(this.steps + stepsPerLook, maxSteps);
  }
  checkDepth(depth: number): void {
    if (depth > maxCalls) throw new LevelLimit(this.budget.maxSteps, maxCalls);
  }
}
