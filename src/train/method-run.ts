// One training by the gradients of one method, step by step.
import { noOperations, occurringOperations, totalOperations, type OperationCounts } from '../arithmetics/counting.js';
import { operationKinds } from '../arithmetic.js';
import type { Operations } from '../compare/comparison.js';
import { DiffcmpError, EvaluationError, StepLimit, TimeLimit, Unsupported } from '../errors.js';
import { countingKitOf, kitOf } from '../methods/kit.js';
import type { Method, Problem } from '../methods/method.js';
import { methodTable } from '../methods/table.js';
import { elementName } from '../tensors/shape.js';
import { numeral } from '../text/numeral.js';
import type { Batch } from './batches.js';
import { optimizers, type Memory } from './optimizers.js';
import type { TrainingTask } from './task.js';
import type { Ending } from './train-data.js';

/** All that a run is, and all that is saved of it. */
export interface RunState {
  weights: number[];
  memory: number[][];
  /** Of each step. */
  readonly losses: number[];
  readonly norms: number[];
  /** The weights after each step; null where that would be too much. */
  readonly trace: number[][] | null;
  evaluations: number;
  readonly operations: OperationCounts;
  /** Null: it goes on, or came to its end. */
  ending: Ending | null;
}

export function initialState({ initial, settings }: TrainingTask, keepsTrace: boolean): RunState {
  const { lists } = optimizers[settings.optimizer];
  return {
    weights: [...initial],
    memory: Array.from({ length: lists }, () => initial.map(() => 0)),
    losses: [],
    norms: [],
    trace: keepsTrace ? [] : null,
    evaluations: 0,
    operations: noOperations(),
    ending: null,
  };
}

export class MethodRun {
  private readonly update: (weights: number[], gradient: readonly number[], memory: Memory, step: number) => void;
  private readonly all: readonly number[];

  constructor(
    readonly method: Method,
    private readonly task: TrainingTask,
    readonly state: RunState,
  ) {
    const { optimizer, rates, format } = task.settings;
    this.update = optimizers[optimizer].update(rates, format);
    this.all = task.initial.map((_, i) => i);
  }

  get operations(): Operations {
    const { operations } = this.state;
    return { total: totalOperations(operations), byKind: occurringOperations(operations) };
  }

  /** One step. Where its loss, its gradient or its weights are not finite, or the method fails, the run ends before it. */
  advance({ rows, step }: Batch): void {
    const { task, state } = this;
    const { format } = task.settings;
    const budget = { maxSteps: task.maxSteps, deadline: performance.now() + task.timeout };
    try {
      const problem: Problem = { ...this.programOf(rows), wrt: this.all, order: 1, format, budget };
      const [loss = NaN] = kitOf(format).values(problem).all(problem.point, budget);
      if (!Number.isFinite(loss)) return this.diverge(`the loss of step ${step} is ${numeral(loss)}`);
      const gradient = this.gradient(problem);
      if (gradient === null) return;
      const norm = euclideanNorm(gradient);
      if (!Number.isFinite(norm)) return this.diverge(`the gradient of step ${step} is not finite`);
      const weights = [...state.weights];
      const memory = state.memory.map((list) => [...list]);
      this.update(weights, gradient, memory, step);
      if (!weights.every(Number.isFinite)) return this.diverge(`the weights after step ${step} are not finite`);
      state.weights = weights;
      state.memory = memory;
      state.losses.push(loss);
      state.norms.push(norm);
      state.trace?.push(weights);
    } catch (error) {
      this.state.ending = endingOf(error);
    }
  }

  /** What is differentiated: where the method follows the program step by step, one program for all batches of a size. */
  private programOf(rows: readonly number[]): Pick<Problem, 'program' | 'point'> {
    const { network } = this.task;
    const { weights } = this.state;
    // mathjs would differentiate another text: one of which it works out less
    if (methodTable[this.method.id].group === 'symbolic') return { program: network.batch(rows), point: weights };
    return { program: network.batchOf(rows.length), point: [...weights, ...network.numbersOf(rows)] };
  }

  /** Null: the method has none, and the run ends. */
  private gradient(problem: Problem): readonly number[] | null {
    const { method, state } = this;
    const { result, operations } = countingKitOf(problem.format).count((kit) => method.differentiate(problem, kit));
    const failure = result.failures?.find((each) => each !== null) ?? null;
    if (failure !== null) {
      this.state.ending = { status: 'failed', code: 'no-convergence', message: failure };
      return null;
    }
    state.evaluations += result.evaluations;
    for (const kind of operationKinds) state.operations[kind] += operations[kind];
    return result.gradient;
  }

  /** With the weight that is farthest from 0: it is most likely what went wrong first. */
  private diverge(what: string): void {
    const { weights } = this.state;
    let place = 0;
    weights.forEach((weight, i) => {
      if (Math.abs(weight) > Math.abs(weights[place] as number)) place = i;
    });
    // nine digits tell any two numbers of float32 apart
    const value = weights[place] as number;
    const shown = this.task.settings.format.significandBits > 24 ? value : Number(value.toPrecision(9));
    const largest = `${weightName(this.task, place)} = ${numeral(shown)}`;
    this.state.ending = { status: 'diverged', code: 'diverged', message: `${what}; the largest weight before it is ${largest}` };
  } // prettier-ignore
}

/** The name of a number among all weights, such as `w[2,1]`. */
export function weightName({ weights }: Pick<TrainingTask, 'weights'>, place: number): string {
  const owner = weights.findLast(({ start }) => start <= place);
  return owner === undefined ? '' : elementName(owner.name, owner.shape, place - owner.start);
}

/** Without overflow on the way. */
function euclideanNorm(values: readonly number[]): number {
  let greatest = 0;
  for (const value of values) {
    if (Number.isNaN(value)) return NaN;
    greatest = Math.max(greatest, Math.abs(value));
  }
  if (greatest === 0 || greatest === Infinity) return greatest;
  let sum = 0;
  for (const value of values) sum += (value / greatest) ** 2;
  return greatest * Math.sqrt(sum);
}

/** @throws what is no trouble of a method */
function endingOf(error: unknown): Ending {
  if (error instanceof Unsupported) return { status: 'unsupported', code: 'unsupported', message: error.message };
  if (error instanceof StepLimit) return { status: 'failed', code: 'step-limit', message: error.message };
  if (error instanceof TimeLimit) return { status: 'failed', code: 'timeout', message: error.message };
  if (error instanceof EvaluationError) return { status: 'failed', code: null, message: error.message };
  if (error instanceof DiffcmpError) return { status: 'failed', code: error.code, message: error.message };
  throw error;
}
