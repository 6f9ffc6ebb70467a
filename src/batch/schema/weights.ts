// The schema of what a training saves, `diffcmp/weights@1`.
import * as z from 'zod';
import { operationKinds } from '../../arithmetic.js';
import type { Ending } from '../../train/train-data.js';
import type { SavedTraining } from '../../train/saved-data.js';
import * as n from './numbers.js';

const exactNumber = z.union([n.plainNumber, z.literal('-0')]);
const exactNumbers = z.array(exactNumber);
const word = z.int().min(0).max(0xffff_ffff);

const run = z.strictObject({
  method: z.string(),
  weights: z.record(z.string(), z.strictObject({ shape: z.array(n.whole), values: exactNumbers })),
  memory: z.array(exactNumbers),
  losses: exactNumbers,
  norms: exactNumbers,
  trace: z.array(exactNumbers).nullable(),
  evaluations: n.whole,
  operations: z.record(z.enum(operationKinds), n.whole),
  ending: z
    .strictObject({
      status: z.enum(['diverged', 'unsupported', 'failed']),
      code: n.errorCode.nullable(),
      message: z.string(),
    } satisfies n.ShapeOf<Ending>)
    .nullable(),
  parting: z.strictObject({ step: n.whole, place: n.whole, difference: exactNumber, last: exactNumber }).nullable(),
} satisfies n.ShapeOf<SavedTraining['runs'][number]>);

export const savedSchema = z.strictObject({
  schema: z.literal('diffcmp/weights@1'),
  of: z.record(z.string(), z.string()),
  step: n.whole,
  epochs: n.whole,
  random: z.tuple([word, word, word, word]),
  runs: z.array(run),
} satisfies n.ShapeOf<SavedTraining>);
