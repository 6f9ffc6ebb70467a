// Work that is done again and again at other points: interpreted until code would have paid, then by code; counted alike.
import type { OperationCounts } from '../arithmetics/counting.js';
import type { Budget, RunOfOutputs } from '../program/program.js';
import { checkTime } from '../program/time.js';
import { madeRunner } from './choose-runner.js';
import { plainCall } from './direct-call.js';
import type { TracingEngine } from './engine.js';
import { CodePaths } from './paths.js';
import { handOut, type PointRun, type Runner } from './runner.js';
import type { CountedCode } from './tracing.js';

/**
 * Runs from which on code pays: so many that trace and interpreter cost the same, and a function more. Measured on sums of
 * sines: code of 10 operations costs 160 µs and saves 1 µs a run of a value, 2 µs one of derivatives; of 1,000 as much as 60
 * runs, or 30.
 */
const runsForTrace = 40;
const operationsForFunction = 1_000;
/** Operations between two looks at the clock. */
const operationsPerLook = 10_000;

/** What is done: numbers at a point, of which there are `outputs`. */
export interface RepeatedWork {
  readonly outputs: number;
  /** A run by the interpreter, with the operations that it takes. */
  readonly measured: (interpret: RunOfOutputs<number>, point: readonly number[], budget: Budget) => MeasuredRun;
  /** Code of the path at a point; null where there is none. @throws whatever the run throws there */
  readonly trace: (point: ArrayLike<number>, budget: Budget) => CountedCode | null;
}

export interface MeasuredRun {
  readonly outputs: readonly number[];
  readonly operations: number;
}

export class RepeatedRun {
  /** Runs that are still to be interpreted. */
  private left: number;
  /** Of a run; -1 before the first. */
  private operations = -1;
  private expected = 0;
  private coded: PointRun | null = null;
  /** Runs by code between two looks at the clock, and those since the last. */
  private runsPerLook = 1;
  private unseen = 0;
  private budget: Budget = { maxSteps: 0 };
  /** All numbers of a run but the first, for the time of a call. */
  private readonly others: number[] = [];

  /**
   * @param interpret the work without code; it may be told anew before each run
   * @param counts what the interpreter counts its operations into, if it does: code adds the same
   */
  constructor(
    public interpret: RunOfOutputs<number>,
    private readonly work: RepeatedWork,
    private readonly engine: TracingEngine,
    private readonly counts: OperationCounts | null,
  ) {
    this.left = engine === 'auto' ? runsForTrace + operationsForFunction : 1;
  }

  /** Says that so many more runs will be asked for: code that will pay is made at once. */
  expect(runs: number): void {
    if (this.operations < 0) this.expected = Math.max(this.expected, runs);
    else if (runs >= this.left) this.left = 0;
  }

  first(point: readonly number[], budget: Budget): number {
    return this.isCoded() ? this.byCode(point, budget) : (this.interpreted(point, budget)[0] as number);
  }

  all(point: readonly number[], budget: Budget): readonly number[] {
    if (!this.isCoded()) return this.interpreted(point, budget);
    const numbers = [this.byCode(point, budget)];
    const { others } = this;
    for (let place = 0; place < this.work.outputs - 1; place++) numbers.push(others[place] as number);
    return numbers;
  }

  private isCoded(): boolean {
    return --this.left < 0 && this.work.outputs > 0;
  }

  private interpreted(point: readonly number[], budget: Budget): readonly number[] {
    if (this.operations >= 0) return this.interpret(point, budget);
    const { outputs, operations } = this.work.measured(this.interpret, point, budget);
    this.operations = operations;
    if (this.engine === 'auto') this.left = runsForTrace + operationsForFunction / (operations + 1);
    if (this.expected >= this.left) this.left = 0;
    return outputs;
  }

  private byCode(point: readonly number[], budget: Budget): number {
    this.budget = budget;
    this.coded ??= this.begunCode();
    if (++this.unseen >= this.runsPerLook) {
      this.unseen = 0;
      checkTime(budget);
    }
    return this.coded(point, this.others);
  }

  private begunCode(): PointRun {
    const { work, engine, counts } = this;
    this.runsPerLook = Math.ceil(operationsPerLook / (Math.max(0, this.operations) + 1));
    const paths = new CodePaths({
      interpret: (point, out) => handOut(this.interpret(Array.from(point), this.budget), out),
      trace: (point) => {
        const counted = work.trace(point, this.budget);
        return counted && countedRunner(counted, engine, counts);
      },
    });
    return plainCall(paths); // one for all programs: one of its own, each has its machine code to make and to keep
  }
}

/** Code that adds to the counts what the interpreter would. */
function countedRunner(
  { code, operations }: CountedCode,
  engine: TracingEngine,
  counts: OperationCounts | null,
): Runner {
  const { runner } = madeRunner(code, engine);
  if (counts === null) return runner;
  const { add, mul, div, pow, elementary, compare } = operations;
  return (point, out, failed) => {
    const value = runner(point, out, failed);
    if (failed[0] !== 0) return value;
    counts.add += add;
    counts.mul += mul;
    counts.div += div;
    counts.pow += pow;
    counts.elementary += elementary;
    counts.compare += compare;
    return value;
  };
}
