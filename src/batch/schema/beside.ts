// The schemas of what a comparison has beside its results where it was asked for.
import * as z from 'zod';
import type { Convention } from '../../compare/conventions/convention-data.js';
import type { Kept, Remedy } from '../../explain/remedies/remedy-data.js';
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

const returns = z.union([n.plainNumber, z.literal('exception')]).nullable();

export const convention = z.strictObject({
  wrt: z.string(),
  operation: z
    .string()
    .meta({ description: 'The primitive that makes the singular point, or the relation of a condition.' }),
  node: z.string(),
  line: n.whole.nullable(),
  column: n.whole.nullable(),
  seen: z.strictObject({ expression: z.string(), at: z.number(), unassigned: z.string().nullable() }).nullable(),
  tools: z.array(z.strictObject({ tool: z.string(), version: z.string(), returns })),
  methods: z.array(z.strictObject({ method: n.method, returns: n.plainNumber.nullable() })),
} satisfies n.ShapeOf<Convention>);
