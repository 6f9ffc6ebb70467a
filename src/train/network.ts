// The network as programs: what model and loss give for a row, and the loss of a batch as one program of all weights.
import type { Arithmetic } from '../arithmetic.js';
import { EvaluationError } from '../errors.js';
import type { Budget, Program, TensorProgram } from '../program/program.js';
import { shapeText, type Shape, type TensorOf } from '../tensors/shape.js';

/** Where the numbers of a text's variable come from: from `start` on, among the weights, in the row, or of the output. */
export interface Supply {
  readonly from: 'weights' | 'row' | 'output';
  readonly start: number;
  readonly count: number;
}

/** A text with shapes, and where the numbers of its inputs come from, in their order. */
export interface SuppliedProgram {
  readonly program: TensorProgram;
  readonly supplies: readonly Supply[];
}

/** Which text of a network. */
export type NetworkText = 'model' | 'loss';

export interface NetworkParts {
  /** The names of all numbers of all weights. */
  readonly weights: readonly string[];
  readonly model: SuppliedProgram;
  readonly loss: SuppliedProgram;
  /** The shape of what the model gives. */
  readonly outputShape: Shape;
  /** The numbers of a row, by its index. */
  readonly row: (index: number) => readonly number[];
}

interface Linked<T> {
  readonly output: (weights: readonly T[], row: readonly T[], budget: Budget) => TensorOf<T>;
  readonly loss: (weights: readonly T[], row: readonly T[], budget: Budget) => T;
}

export class Network {
  /** Which text runs, or ran last: that is where an error belongs. */
  running: NetworkText = 'model';
  /** Texts are linked once for each arithmetic, not for each batch. */
  private readonly linked = new Map<unknown, unknown>();
  /** Programs of batches, by how many rows they are of. */
  private readonly open = new Map<number, Program>();

  constructor(private readonly parts: NetworkParts) {}

  /**
   * The loss of a batch: model and loss row by row, added from the first to the last, and divided by their number if there
   * are several. What the rows hold is literal. A program of its own for each batch, since methods may remember programs.
   */
  batch(rows: readonly number[]): Program {
    return {
      inputs: this.parts.weights,
      link: <T>(A: Arithmetic<T>) => {
        const { loss } = this.over(A);
        const literals = rows.map((row) => this.literals(A, row));
        return (weights: readonly T[], budget: Budget): T => meanOf(A, literals, (row) => loss(weights, row, budget));
      },
    };
  }

  /**
   * The same of any batch of so many rows, whose numbers are inputs behind the weights: one program, so that what is found out of
   * it once, such as code, serves all batches.
   */
  batchOf(count: number): Program {
    let program = this.open.get(count);
    if (program === undefined) this.open.set(count, (program = this.openBatch(count)));
    return program;
  }

  /** The numbers of rows, one behind the other. */
  numbersOf(rows: readonly number[]): number[] {
    return rows.flatMap((row) => this.parts.row(row));
  }

  private openBatch(count: number): Program {
    const { weights } = this.parts;
    const width = this.parts.row(0).length;
    const places = Array.from({ length: count }, (_, k) => weights.length + k * width);
    return {
      inputs: [...weights, ...Array.from({ length: count * width }, (_, k) => `row ${Math.floor(k / width) + 1}, ${k % width + 1}`)], // prettier-ignore
      link: <T>(A: Arithmetic<T>) => {
        const { loss } = this.over(A);
        return (inputs: readonly T[], budget: Budget): T =>
          meanOf(A, places, (place) => loss(inputs, inputs.slice(place, place + width), budget));
      },
    };
  }

  /** What the model gives for a row. */
  output<T>(A: Arithmetic<T>, weights: readonly T[], row: number, budget: Budget): readonly T[] {
    return this.over(A).output(weights, this.literals(A, row), budget).items;
  }

  private literals<T>(A: Arithmetic<T>, row: number): T[] {
    return this.parts.row(row).map((value) => A.literal(value));
  }

  private over<T>(A: Arithmetic<T>): Linked<T> {
    let linked = this.linked.get(A) as Linked<T> | undefined;
    if (linked === undefined) this.linked.set(A, (linked = this.link(A)));
    return linked;
  }

  private link<T>(A: Arithmetic<T>): Linked<T> {
    const { model, loss, outputShape } = this.parts;
    const runModel = model.program.link(A);
    const runLoss = loss.program.link(A);
    const output: Linked<T>['output'] = (weights, row, budget) => {
      this.running = 'model';
      const result = runModel(gather(model.supplies, weights, row, []), budget);
      if (isSame(result.shape, outputShape)) return result;
      throw new EvaluationError(
        `the model gives ${shapeText(result.shape)} for one row, and ${shapeText(outputShape)} for another`,
      );
    };
    return {
      output,
      loss: (weights, row, budget) => {
        const { items } = output(weights, row, budget);
        this.running = 'loss';
        const { items: values, shape } = runLoss(gather(loss.supplies, weights, row, items), budget);
        if (values.length !== 1) throw new EvaluationError(severalLosses(shape));
        return values[0] as T;
      },
    };
  }
}

/** The sum from the first to the last, divided by their number if there are several. */
function meanOf<T, R>(A: Arithmetic<T>, rows: readonly R[], loss: (row: R) => T): T {
  let sum: T | undefined;
  for (const row of rows) {
    const value = loss(row);
    sum = sum === undefined ? value : A.add(sum, value);
  }
  if (sum === undefined) throw new Error('a batch has no rows');
  return rows.length === 1 ? sum : A.div(sum, A.literal(rows.length));
}

export const severalLosses = (shape: Shape): string => `the loss of a row must be one number, and has the shape ${shapeText(shape)}`; // prettier-ignore

const isSame = (one: Shape, other: Shape): boolean =>
  one.length === other.length && one.every((length, axis) => length === other[axis]);

/** The inputs of a text, from where they are. */
export function gather<T>(
  supplies: readonly Supply[],
  weights: readonly T[],
  row: readonly T[],
  output: readonly T[],
): T[] {
  const inputs: T[] = [];
  for (const { from, start, count } of supplies) {
    const numbers = from === 'weights' ? weights : from === 'row' ? row : output;
    for (let i = start; i < start + count; i++) inputs.push(numbers[i] as T);
  }
  return inputs;
}
