// The schema of a scan, `diffcmp/scan@1`.
import * as z from 'zod';
import type { Scan, ScanPanel, ScanPlace, ScanSeries, ScanStretch } from '../../scan/scan-data.js';
import { why } from './comparison.js';
import * as n from './numbers.js';

const placeShape = {
  panel: n.whole,
  expression: z.string(),
  wrt: z.string(),
  method: n.method,
} satisfies n.ShapeOf<ScanPlace>;

const verdicts = z.array(n.referenceStatus);
const bits = n.whole.max(53);

const panel = z.strictObject({
  panel: n.whole,
  expression: z.string(),
  read: z.string(),
  wrt: z.string(),
  verdicts,
  kinds: z.array(n.singularKind.nullable()),
  messages: z.array(z.string().nullable()),
} satisfies n.ShapeOf<ScanPanel>);

const scanSeries = z.strictObject({
  ...placeShape,
  bits: z
    .array(bits.nullable())
    .meta({ description: 'Correct bits at each point, of 53 (24); null: there is no number.' }),
} satisfies n.ShapeOf<ScanSeries>);

const stretch = z.strictObject({
  ...placeShape,
  from: z.number(),
  to: z.number(),
  points: n.whole,
  fewest: bits.nullable(),
  at: z.number().nullable(),
  failed: n.whole,
  why: why
    .nullable()
    .meta({ description: 'What loses the bits at the point with the fewest, as measured; null: no reason is known.' }),
} satisfies n.ShapeOf<ScanStretch>);

export const scanSchema = z
  .strictObject({
    schema: z.literal('diffcmp/scan@1'),
    expression: z.string(),
    read: z.string(),
    input: z.string(),
    from: z.number(),
    to: z.number(),
    axis: z.enum(['linear', 'logarithmic']),
    point: n.byName(n.arrays.finite),
    wrt: z.string(),
    order: n.order,
    precision: n.precision,
    below: bits,
    xs: z.array(z.number()),
    verdicts,
    panels: z.array(panel),
    series: z.array(scanSeries),
    stretches: z.array(stretch),
    unsupported: z.array(z.strictObject({ ...placeShape, message: z.string() })),
    warnings: z.array(n.warning),
  } satisfies n.ShapeOf<Scan>)
  .meta({ title: 'What diffcmp scan -f json prints' });
