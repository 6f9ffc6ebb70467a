// Which rows a step is about: epochs of shuffled rows, cut into batches.
import { RandomNumbers, type RandomState } from '../random-numbers.js';

export interface Batch {
  /** From 1. */
  readonly step: number;
  /** From 1. */
  readonly epoch: number;
  readonly rows: readonly number[];
}

/** Where the shuffle is: the generator as it was before the rows of the epoch were shuffled. */
export interface ShufflePlace {
  /** Steps that were made. */
  readonly step: number;
  readonly random: RandomState;
}

export interface BatchPlan {
  /** Indices of the rows to train with, in the order of the data. */
  readonly rows: readonly number[];
  readonly batchSize: number;
  readonly epochs: number;
  readonly shuffle: boolean;
  readonly seed: number;
}

/** The last batch of an epoch may be smaller. */
export function stepsPerEpoch({ rows, batchSize }: Pick<BatchPlan, 'rows' | 'batchSize'>): number {
  return Math.ceil(rows.length / batchSize);
}

export function stepsOf(plan: BatchPlan): number {
  return plan.epochs * stepsPerEpoch(plan);
}

/** The batches of a training, one after the other; each row is in one batch of each epoch. */
export class Batches {
  private made: number;
  private random: RandomState;
  private order: readonly number[] | null = null;
  private readonly perEpoch: number;

  constructor(
    private readonly plan: BatchPlan,
    place: ShufflePlace | null = null,
  ) {
    this.perEpoch = stepsPerEpoch(plan);
    this.made = place?.step ?? 0;
    this.random = place?.random ?? RandomNumbers.of(plan.seed, 'shuffle').state;
  }

  /** From here, the same batches follow. */
  get place(): ShufflePlace {
    return { step: this.made, random: this.random };
  }

  /** Null: the training is at its end. */
  next(): Batch | null {
    const { batchSize } = this.plan;
    if (this.made >= stepsOf(this.plan)) return null;
    const within = this.made % this.perEpoch;
    this.order ??= this.shuffle().order;
    const rows = this.order.slice(within * batchSize, (within + 1) * batchSize);
    const epoch = Math.floor(this.made / this.perEpoch) + 1;
    this.made++;
    if (within === this.perEpoch - 1) {
      this.random = this.shuffle().after;
      this.order = null;
    }
    return { step: this.made, epoch, rows };
  }

  /** Each epoch shuffles the rows as they are in the data: so its order needs no more than the generator. */
  private shuffle(): { order: readonly number[]; after: RandomState } {
    const { rows, shuffle } = this.plan;
    if (!shuffle) return { order: rows, after: this.random };
    const random = new RandomNumbers(this.random);
    const order = random.shuffled(rows);
    return { order, after: random.state };
  }
}
