// Runs of several methods on equal steps, side by side, so that where their weights part is seen when it happens.
import { Batches, stepsOf, type ShufflePlace } from './batches.js';
import { initialState, MethodRun, type RunState } from './method-run.js';
import type { TrainingTask } from './task.js';

/** Where the weights of a run left those of the first: after a step, at a weight, by how much; and by how much in the end. */
export interface PartingState {
  readonly step: number;
  readonly place: number;
  readonly difference: number;
  last: number;
}

/** All that is saved of a training. */
export interface RaceState {
  readonly place: ShufflePlace;
  readonly runs: readonly RunState[];
  /** Per run; null: not so far. */
  readonly partings: readonly (PartingState | null)[];
}

/** Numbers that the weights after all steps may have together, to be kept. */
const mostTraced = 100_000;

export class Race {
  readonly runs: readonly MethodRun[];
  readonly steps: number;
  private batches: Batches;
  private readonly partings: (PartingState | null)[];
  /** Of the last step. */
  epoch = 1;

  constructor(
    private readonly task: TrainingTask,
    saved: RaceState | null = null,
  ) {
    const { plan, settings, initial } = task;
    this.steps = stepsOf(plan);
    const keepsTrace = this.steps * initial.length * settings.methods.length <= mostTraced;
    this.batches = new Batches(plan, saved?.place);
    this.runs = settings.methods.map(
      (method, i) => new MethodRun(method, task, saved?.runs[i] ?? initialState(task, keepsTrace)),
    );
    this.partings = saved === null ? this.runs.map(() => null) : [...saved.partings];
    if (this.isOver) for (const { state } of this.runs) if (state.losses.length === this.step) state.ending = null; // once more
  }

  /** Steps that were made. */
  get step(): number {
    return this.batches.place.step;
  }

  get state(): RaceState {
    return { place: this.batches.place, runs: this.runs.map(({ state }) => state), partings: this.partings };
  }

  /** Makes a step with every run that goes on; false: there is nothing more to do. */
  advance(): boolean {
    if (this.isOver) return false;
    const { place } = this.batches;
    const batch = this.batches.next();
    if (batch === null) return false;
    this.epoch = batch.epoch;
    for (const run of this.runs) if (run.state.ending === null) run.advance(batch);
    if (this.isOver)
      this.batches = new Batches(this.task.plan, place); // nobody made the step
    else this.compare(batch.step);
    return true;
  }

  /** Whether every run ended early. */
  private get isOver(): boolean {
    return this.runs.every(({ state }) => state.ending !== null);
  }

  partingOf(index: number): PartingState | null {
    return this.partings[index] ?? null;
  }

  private compare(step: number): void {
    const [first, ...others] = this.runs;
    if (first === undefined || first.state.ending !== null) return;
    const { weights } = first.state;
    others.forEach(({ state }, i) => {
      if (state.ending !== null) return;
      let place = -1;
      let greatest = 0;
      state.weights.forEach((weight, k) => {
        const distance = Math.abs(weight - (weights[k] as number));
        if (distance > greatest || (place < 0 && !Object.is(weight, weights[k]))) {
          greatest = distance;
          place = k;
        }
      });
      const known = this.partings[i + 1] ?? null;
      if (known !== null) known.last = greatest;
      else if (place >= 0) {
        const difference = (state.weights[place] as number) - (weights[place] as number);
        this.partings[i + 1] = { step, place, difference, last: greatest };
      }
    });
  }
}
