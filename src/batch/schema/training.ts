// The schema of the files that `diffcmp train` reads. Each `error` is what a message says after "must be".
import * as z from 'zod';
import { precisions } from '../../arithmetics/formats.js';
import { optimizerNames } from '../../train/optimizers.js';
import { methodChoice } from './fixture.js';

const finite = z.number({ error: 'a finite number' });
const nonEmptyText = (error: string) => z.string({ error }).min(1);
const wholeFrom = (least: number, error: string) => z.int({ error }).min(least, { error });

const columnsWanted = 'a list of names, such as [a, b, target]';
const columns = z
  .array(nonEmptyText('the name of a column'), { error: columnsWanted })
  .min(1, { error: columnsWanted })
  .meta({ description: 'Names; x[3] takes three numbers of each row, in a file those of x1 to x3, as a vector x.' });

const dataWanted = 'the name of a file, or a mapping with columns and rows';
const dataFile = z.strictObject({ file: nonEmptyText('the name of a file'), columns: columns.optional() });
const inlineData = z.strictObject({
  columns,
  rows: z.array(z.array(z.unknown(), { error: 'a list of values' }), { error: 'a list of rows' }),
});
const data = z.union([nonEmptyText(dataWanted), dataFile, inlineData], { error: dataWanted });

const lengthWanted = 'the length of an axis, a whole number from 1';
const weight = z.strictObject(
  {
    shape: z
      .array(wholeFrom(1, lengthWanted), { error: 'a list of lengths, such as [2, 1]; [] for a number' })
      .optional()
      .meta({ description: 'The length of each axis; [] for a number. That of the value, unless given.' }),
    value: z
      .union([finite, z.array(z.unknown())], { error: 'a number, or arrays of numbers' })
      .optional()
      .meta({ description: 'A number, or arrays in arrays, in the shape.' }),
    init: nonEmptyText('a way to begin, such as glorot')
      .optional()
      .meta({ description: 'glorot, normal(MEAN, DEVIATION), uniform(LEAST, GREATEST) or zeros.' }),
  },
  { error: 'a mapping with value, or with shape and init' },
);

const betweenWanted = 'a number from 0 to below 1';
const betweenZeroAndOne = finite.min(0, { error: betweenWanted }).lt(1, { error: betweenWanted });
const positiveWanted = 'a positive number';
const positive = z.number({ error: positiveWanted }).positive({ error: positiveWanted });
const positiveWhole = wholeFrom(1, 'a positive whole number');

const settings = z.strictObject(
  {
    precision: z.enum(precisions, { error: precisions.join(' or ') }).optional(),
    optimizer: z.enum(optimizerNames, { error: optimizerNames.join(', ').replace(/, (?=[^,]*$)/, ' or ') }).optional(),
    learningRate: positive.optional(),
    epochs: positiveWhole.optional().meta({ description: 'How often all rows are seen.' }),
    batchSize: positiveWhole.optional().meta({ description: 'Rows of a step, whose losses are averaged.' }),
    shuffle: z.boolean({ error: 'true or false' }).optional(),
    momentum: betweenZeroAndOne.optional().meta({ description: 'Of the optimizer momentum.' }),
    beta1: betweenZeroAndOne.optional().meta({ description: 'Of Adam.' }),
    beta2: betweenZeroAndOne.optional().meta({ description: 'Of Adam.' }),
    epsilon: positive.optional().meta({ description: 'Of Adam.' }),
    seed: wholeFrom(0, 'a whole number from 0').optional(),
    method: methodChoice.optional(),
  },
  { error: 'a mapping of settings' },
);

const shareWanted = 'a share from 0 to below 1, such as 0.3 or 1/3, or rows: with a list of their numbers';
const heldRows = z.strictObject({
  rows: z.array(wholeFrom(1, 'the number of a row, from 1'), { error: 'a list of numbers of rows' }),
});
const holdout = z
  .union(
    [
      z.number({ error: shareWanted }).min(0, { error: shareWanted }).lt(1, { error: shareWanted }),
      z.string({ error: shareWanted }).regex(/^\s*\d+\s*\/\s*[1-9]\d*\s*$/, { error: shareWanted }),
      heldRows,
    ],
    { error: shareWanted },
  )
  .meta({ description: 'Rows that are judged and not trained with: a share, or their numbers from 1.' });

export const trainingSchema = z
  .strictObject(
    {
      $schema: z.string({ error: 'the address of a schema' }).optional(),
      diffcmp: z.literal(1, { error: '1, the version of the format' }).optional(),
      data,
      weights: z.record(z.string(), weight, { error: 'a mapping of weights by name' }),
      model: nonEmptyText('an expression of weights and columns').meta({
        description: 'What the network gives, of weights and columns.',
      }),
      loss: nonEmptyText('an expression of output, columns and weights').meta({
        description: 'Of weights, columns and output, which is what the model gives; averaged over a batch.',
      }),
      training: settings.optional(),
      holdout: holdout.optional(),
    },
    { error: 'a mapping with data, weights, model and loss' },
  )
  .meta({ title: 'A network for diffcmp train' });

/** The same in parts, each checked on its own, so that a mistake is that of the part that was meant. */
export const trainingParts = {
  frame: trainingSchema.extend({
    data: z.unknown().optional(),
    weights: z.record(z.string(), z.unknown(), { error: 'a mapping of weights by name' }),
    training: z.unknown().optional(),
    holdout: z.unknown().optional(),
  }),
  data,
  dataFile,
  inlineData,
  weight,
  settings,
  holdout,
  heldRows,
} as const;

/** Field names that a person may have meant, by what has them. */
export const trainingFieldNames = {
  file: Object.keys(trainingSchema.shape),
  weight: Object.keys(weight.shape),
  training: Object.keys(settings.shape),
  data: ['file', 'columns', 'rows'],
  holdout: ['rows'],
} as const;
