// The schemas of what a comparison has beside its results where it was asked for.
import * as z from 'zod';
import type { Kept, Remedy } from '../../explain/remedies/remedy.js';
import * as n from './numbers.js';

const kept = z.strictObject({ before: n.whole, after: n.whole } satisfies n.ShapeOf<Kept>);

export const remedy = z.strictObject({
  text: z.string(),
  bits: n.whole,
  derivative: kept,
  value: kept,
  points: n.whole,
  steps: z.array(z.strictObject({ from: z.string(), to: z.string() })),
} satisfies n.ShapeOf<Remedy>);

export const matrix = z
  .record(z.string(), z.record(z.string(), n.whole.nullable()))
  .meta({ description: 'Agreeing bits by the ids of two methods, or truth.' });
