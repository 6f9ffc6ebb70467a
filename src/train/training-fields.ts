// The fields of a training file as types, plain, so that the declarations show them; a schema checks values for them.
import type { Precision } from '../arithmetics/formats.js';
import type { Nested } from '../tensors/nested.js';
import type { OptimizerName } from './optimizers.js';

/** Rows in the file itself; a column `x[3]` takes three numbers of each row, as a vector. */
export interface InlineData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A CSV, JSON or YAML file, from the folder of the training file; of its columns those named, all unless given. */
export interface DataFile {
  readonly file: string;
  readonly columns?: readonly string[] | undefined;
}

/** A weight: its value, or how it begins; of the shape of the value, `[]` for a number. */
export interface WeightFields {
  readonly shape?: readonly number[] | undefined;
  readonly value?: Nested<number> | undefined;
  /** `glorot`, `normal(0, 0.1)`, `uniform(-1, 1)` or `zeros`. */
  readonly init?: string | undefined;
}

/** What is not said is as stated; options of a call win over these. */
export interface TrainingSettings {
  /** The floating-point format of data, weights, gradients and of every step: `float64`. */
  readonly precision?: Precision | undefined;
  /** `sgd`. */
  readonly optimizer?: OptimizerName | undefined;
  /** 0.01. */
  readonly learningRate?: number | undefined;
  /** How often all rows are seen: 1. */
  readonly epochs?: number | undefined;
  /** Rows of a step, whose losses are averaged: 32, or all if there are fewer. */
  readonly batchSize?: number | undefined;
  /** Whether each epoch has the rows in another order: true. */
  readonly shuffle?: boolean | undefined;
  /** Of the optimizer `momentum`: 0.9. */
  readonly momentum?: number | undefined;
  /** Of Adam: 0.9, 0.999 and 1e-8. */
  readonly beta1?: number | undefined;
  readonly beta2?: number | undefined;
  readonly epsilon?: number | undefined;
  /** Chooses initial weights, the order of rows and the rows held out: 1. */
  readonly seed?: number | undefined;
  /** The method of the gradients, or several that race: `reverse`. */
  readonly method?: string | readonly string[] | undefined;
}

/** What to train, as a file or an object has it. */
export interface TrainingSpec {
  readonly $schema?: string | undefined;
  readonly diffcmp?: 1 | undefined;
  /** Rows, or the name of a file with rows. */
  readonly data: string | DataFile | InlineData;
  readonly weights: Readonly<Record<string, WeightFields>>;
  /** A text of weights and columns. */
  readonly model: string;
  /** A text of weights, columns and `output`, which is what the model gives; its values are averaged over a batch. */
  readonly loss: string;
  readonly training?: TrainingSettings | undefined;
  /** Rows that are not trained with but judged at the end: a share, such as 0.3 or `1/3`, or their numbers from 1. */
  readonly holdout?: number | string | { readonly rows: readonly number[] } | undefined;
}
