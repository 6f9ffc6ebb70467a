// The data of a training, exactly as `train()` returns it and `-f json` prints it. Types only.
import type { Precision } from '../arithmetics/formats.js';
import type { Operations } from '../compare/comparison.js';
import type { PlainNumber } from '../compare/reference-data.js';
import type { ErrorCode } from '../error-table.js';
import type { MethodId } from '../methods/table.js';
import type { Nested } from '../tensors/nested.js';
import type { OptimizerName } from './optimizers.js';

/** The numbers of each weight by its name, as arrays in arrays in its shape; of a scalar weight a number. */
export type WeightValues = Record<string, Nested<PlainNumber>>;

/** One step of gradient descent: a batch, and the weights moved against its gradient. */
export interface TrainingStep {
  /** From 1. */
  readonly step: number;
  /** From 1. */
  readonly epoch: number;
  /** Of the batch, before the step. */
  readonly loss: PlainNumber;
  /** The Euclidean norm of the gradient, over all weights. */
  readonly gradientNorm: PlainNumber;
  /** The weights after the step; null where all steps together would hold more than 100,000 numbers. */
  readonly weights: WeightValues | null;
}

/** What the final weights do with some rows. */
export interface Score {
  /** How many. */
  readonly rows: number;
  /** The mean. */
  readonly loss: PlainNumber;
  /** The share of rows whose class is where the output is greatest; null: the loss is about no class. */
  readonly accuracy: number | null;
}

/** Where the weights of a method differ from those of the first one for the first time. */
export interface Parting {
  /** After this step. */
  readonly step: number;
  /** The weight that differs most then, such as `w[2,1]`, and by how much: this method less the first. */
  readonly weight: string;
  readonly difference: PlainNumber;
  /** The greatest difference of a weight after the last step that both made. */
  readonly last: PlainNumber;
}

/** `stopped`: before its end, by whoever called. */
export type RunStatus = 'ok' | 'stopped' | 'diverged' | 'unsupported' | 'failed';

/** Why a run ended early. */
export interface Ending {
  readonly status: Exclude<RunStatus, 'ok' | 'stopped'>;
  readonly code: ErrorCode | null;
  readonly message: string;
}

/** A training by the gradients of one method. */
export interface TrainingRun {
  readonly method: MethodId;
  readonly status: RunStatus;
  readonly steps: readonly TrainingStep[];
  /** After the last step; of one that diverged, the last that are finite. */
  readonly weights: WeightValues;
  /** Evaluations of the loss of a batch for gradients, as methods count them. */
  readonly evaluations: number;
  /** Operations of all gradients together. */
  readonly operations: Operations;
  /** How the final weights do with the rows that were trained with, and with those held out; null: none was. */
  readonly trained: Score;
  readonly holdout: Score | null;
  /** Null: of the first method, and of one whose weights are the same to the last bit. */
  readonly parted: Parting | null;
  /** Why it ended early. */
  readonly code: ErrorCode | null;
  readonly message: string | null;
}

export interface TrainedColumn {
  readonly name: string;
  readonly shape: readonly number[];
  readonly classes: readonly string[] | null;
}

export interface Training {
  readonly schema: 'diffcmp/train@1';
  /** The training file as it was named; null: an object. */
  readonly file: string | null;
  /** How the texts were read, fully explicit. */
  readonly model: string;
  readonly loss: string;
  readonly data: {
    readonly name: string;
    readonly rows: number;
    readonly columns: readonly TrainedColumn[];
    /** The rows held out, by their numbers from 1. */
    readonly heldOut: readonly number[];
  };
  readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly training: {
    readonly precision: Precision;
    readonly optimizer: OptimizerName;
    /** Those of the optimizer: `learningRate`, and what else it uses. */
    readonly rates: Readonly<Record<string, number>>;
    readonly epochs: number;
    readonly batchSize: number;
    readonly shuffle: boolean;
    readonly seed: number;
  };
  readonly runs: readonly TrainingRun[];
}
