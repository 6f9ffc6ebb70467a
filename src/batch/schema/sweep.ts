// The schema of a sweep, `diffcmp/sweep@1`.
import * as z from 'zod';
import type {
  Counts,
  ExactMethod,
  Fit,
  Place,
  Sweep,
  SweepGap,
  SweepReference,
  SweepSeries,
} from '../../sweep/sweep-data.js';
import * as n from './numbers.js';

const nullable = n.plainNumber.nullable();
const sweptMethod = n.method;

const placeShape = {
  panel: n.whole,
  expression: z.string(),
  point: n.byName(n.arrays.finite),
  wrt: z.string(),
  precision: n.precision,
} satisfies n.ShapeOf<Place>;

const fit = z.strictObject({ from: z.number(), to: z.number(), points: n.whole } satisfies n.ShapeOf<Fit>).nullable();

const reference = z.strictObject({
  ...placeShape,
  read: z.string(),
  status: n.referenceStatus,
  kind: n.singularKind.nullable(),
  side: z.enum(['left', 'right']).nullable(),
  value: z.number(),
  digits: z.string(),
  message: z.string().nullable(),
} satisfies n.ShapeOf<SweepReference>);

const seriesSchema = z.strictObject({
  ...placeShape,
  method: sweptMethod,
  deltas: z.array(z.number()),
  error: z.array(nullable),
  truncation: z.array(nullable),
  roundoff: z.array(nullable),
  best: z.strictObject({ delta: z.number().nullable(), error: nullable }),
  bits: z.number().nullable(),
  predicted: z.strictObject({ delta: z.number().nullable() }),
  slopes: z.strictObject({ roundoff: z.number().nullable(), truncation: z.number().nullable() }),
  fits: z.strictObject({ roundoff: fit, truncation: fit }),
  counts: z.strictObject({
    measured: n.whole,
    exact: n.whole,
    outside: n.whole,
    undecided: n.whole,
    late: n.whole,
    nonFinite: n.whole,
  } satisfies n.ShapeOf<Counts>),
} satisfies n.ShapeOf<SweepSeries>);

const exact = z.strictObject({
  ...placeShape,
  method: n.method,
  error: nullable,
  bits: z.number().nullable(),
  message: z.string().nullable(),
} satisfies n.ShapeOf<ExactMethod>);

const gap = z.strictObject({
  expression: z.string(),
  method: sweptMethod,
  message: z.string(),
} satisfies n.ShapeOf<SweepGap>);

export const sweepSchema = z
  .strictObject({
    schema: z.literal('diffcmp/sweep@1'),
    expression: z.string(),
    read: z.string(),
    order: n.order,
    yUnit: z.enum(['absolute', 'relative', 'ulps']),
    deltas: z.array(z.number()),
    references: z.array(reference),
    series: z.array(seriesSchema),
    exact: z.array(exact),
    unsupported: z.array(gap),
    warnings: z.array(n.warning),
  } satisfies n.ShapeOf<Sweep>)
  .meta({ title: 'What diffcmp sweep -f json prints' });
