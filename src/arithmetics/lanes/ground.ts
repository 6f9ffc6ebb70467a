// What numbers of several lanes are made of: plain numbers, counted for as many runs as they are the numbers of.
import type { Arithmetic, OperationKind } from '../../arithmetic.js';
import type { Budget } from '../../program/program.js';
import { checkTime } from '../../program/time.js';
import { counting, type OperationCounts } from '../counting.js';
import type { Format } from '../formats.js';
import { lanesBefore, LanesPart, type Lanes } from './lanes.js';

/** Numbers in lanes between two looks at the clock: some milliseconds. */
const numbersPerLook = 1_000_000;
/** Numbers that one run may make, of which all may be alive: half a gigabyte. */
const mostNumbers = 2 ** 26;

export class LaneGround {
  /** Counts for as many runs as was said last. */
  readonly arithmetic: Arithmetic<number>;
  readonly counts: OperationCounts;
  /** The lanes that are run: all, and those that a choice is looked at in. */
  active: Lanes = lanesBefore(0);
  /** Numbers in lanes that this run has made so far. */
  made = 0;
  private readonly each = { runs: 1 };
  private readonly reset: () => void;
  private lanes = 0;
  private nextLook = numbersPerLook;
  private budget: Budget = { maxSteps: 0 };

  constructor(readonly format: Format) {
    const { arithmetic, counts, reset } = counting(format.arithmetic, this.each);
    this.arithmetic = arithmetic;
    this.counts = counts;
    this.reset = reset;
  }

  /** Begins a run of so many lanes. */
  begin(lanes: number, budget: Budget): void {
    this.lanes = lanes;
    this.active = lanesBefore(lanes);
    this.made = 0;
    this.nextLook = numbersPerLook;
    this.budget = budget;
    this.reset();
  }
  /** The plain numbers, whose operations now count for so many runs. */
  for(runs: number): Arithmetic<number> {
    this.each.runs = runs;
    return this.arithmetic;
  }
  count(kind: OperationKind, runs: number): void {
    this.counts[kind] += runs;
  }
  /** Room for a number in each of so many lanes. @throws as `spend` does */
  row(lanes: number): Float64Array {
    this.spend(lanes);
    return new Float64Array(lanes);
  }
  /** @throws TimeLimit, and LanesPart where fewer lanes should be run at once */
  spend(numbers: number): void {
    this.made += numbers;
    if (this.made < this.nextLook) return;
    this.nextLook = this.made + numbersPerLook;
    checkTime(this.budget);
    if (this.made > mostNumbers) throw new LanesPart(lanesBefore(this.lanes >> 1));
  }
}
