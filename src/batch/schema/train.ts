// The schema of what a training comes to, `diffcmp/train@1`.
import * as z from 'zod';
import { optimizerNames } from '../../train/optimizers.js';
import type { Parting, Score, TrainedColumn, Training, TrainingRun, TrainingStep } from '../../train/train-data.js';
import * as n from './numbers.js';

const shape = z.array(n.whole).meta({ description: 'The length of each axis; [] of a number.' });
const nestedNumbers = z
  .union([n.plainNumber, z.array(z.unknown())])
  .meta({ description: 'Arrays in arrays of numbers, in the shape of the weight; of a scalar weight a number.' });
const weightValues = z.record(z.string(), nestedNumbers).meta({ id: 'WeightValues' });

const step = z.strictObject({
  step: n.whole,
  epoch: n.whole,
  loss: n.plainNumber.meta({ description: 'Of the batch, before the step.' }),
  gradientNorm: n.plainNumber,
  weights: weightValues.nullable().meta({ description: 'After the step; null where that would be too much.' }),
} satisfies n.ShapeOf<TrainingStep>);

const score = z
  .strictObject({
    rows: n.whole,
    loss: n.plainNumber,
    accuracy: z.number().min(0).max(1).nullable(),
  } satisfies n.ShapeOf<Score>)
  .meta({ id: 'Score' });

const run = z.strictObject({
  method: n.method,
  status: z.enum(['ok', 'stopped', 'diverged', 'unsupported', 'failed']),
  steps: z.array(step),
  weights: weightValues,
  evaluations: n.whole,
  operations: z.strictObject(n.operations),
  trained: score,
  holdout: score.nullable(),
  parted: z
    .strictObject({
      step: n.whole,
      weight: z.string(),
      difference: n.plainNumber,
      last: n.plainNumber,
    } satisfies n.ShapeOf<Parting>)
    .nullable(),
  code: n.errorCode.nullable(),
  message: z.string().nullable(),
} satisfies n.ShapeOf<TrainingRun>);

const column = z.strictObject({
  name: z.string(),
  shape,
  classes: z.array(z.string()).nullable(),
} satisfies n.ShapeOf<TrainedColumn>);

export const trainSchema = z
  .strictObject({
    schema: z.literal('diffcmp/train@1'),
    file: z.string().nullable(),
    model: z.string(),
    loss: z.string(),
    data: z.strictObject({
      name: z.string(),
      rows: n.whole,
      columns: z.array(column),
      heldOut: z.array(n.whole),
    } satisfies n.ShapeOf<Training['data']>),
    weights: z.array(z.strictObject({ name: z.string(), shape })),
    training: z.strictObject({
      precision: n.precision,
      optimizer: z.enum(optimizerNames),
      rates: z.record(z.string(), z.number()),
      epochs: n.whole,
      batchSize: n.whole,
      shuffle: z.boolean(),
      seed: n.whole,
    } satisfies n.ShapeOf<Training['training']>),
    runs: z.array(run),
  } satisfies n.ShapeOf<Training>)
  .meta({ title: 'What diffcmp train -f json prints' });
