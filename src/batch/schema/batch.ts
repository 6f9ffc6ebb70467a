// The schema of what a batch writes, `diffcmp/batch@1`: a line of NDJSON, or the whole as one document.
import * as z from 'zod';
import type { BatchCase, BatchHeader, BatchResult, BatchSummary, MethodSummary, WorstCase } from '../record.js';
import { checkSchema } from './check.js';
import { referenceShape, resultShape } from './comparison.js';
import { caseSchema } from './fixture.js';
import * as n from './numbers.js';

const { at, set, tags, wrt, reduce, methods, order, precision, delta, expect, tolerance, maxSteps } = caseSchema.shape;
const { gradient: givenGradient, range, points, seed, jacobian, verdict } = caseSchema.shape;
const givenAt = at.unwrap().nullable();
const caseOptions = z.strictObject({
  ...{ set, wrt, reduce, methods, order, precision, delta, expect, tolerance, maxSteps },
  ...{ range, points, seed, jacobian, verdict },
  gradient: givenGradient.unwrap().nullable().optional().meta({
    description:
      'Where the gradient of the expression is checked: what is said to be it; null: the function gives it itself.',
  }),
});

const header = z.strictObject({
  type: z.literal('header'),
  schema: z.literal('diffcmp/batch@1'),
  version: z.string(),
  node: z.int().positive().meta({ description: 'The major version of Node.' }),
  platform: z.string().meta({ description: 'The operating system and the kind of processor.' }),
  paths: z.array(z.string()),
  options: z.strictObject({
    methods: z.string().optional(),
    tolerance: z.string().optional(),
    reduce,
    precision,
    delta,
    maxSteps,
    timeout: z.number(),
    allowOutside: z.literal(true).optional(),
  }),
  filter: z.string().nullable(),
  shard: z.strictObject({ index: z.int().positive(), count: z.int().positive() }).nullable(),
  order: z.enum(['input', 'done']),
} satisfies n.ShapeOf<BatchHeader>);

const { status, kind, value, gradient, digits, left, right, leftDigits, rightDigits, subgradients, limit, hessian } =
  referenceShape;
const { hessianStatuses, hessianLeft, hessianRight, hessianLeftDigits, hessianRightDigits } = referenceShape;
const { method, evaluations, code, message, error, hessianError } = resultShape;
const result = z.strictObject({
  method,
  status: resultShape.status,
  gradient: resultShape.gradient,
  error,
  hessian: resultShape.hessian,
  hessianError,
  evaluations,
  operations: z.strictObject({ total: n.whole }).nullable(),
  estimate: resultShape.estimate.unwrap().optional(),
  path: resultShape.path.unwrap().unwrap().pick({ left: true, of: true, line: true }).optional(),
  code,
  message,
} satisfies n.ShapeOf<BatchResult>);

const record = z.strictObject({
  type: z.literal('case'),
  index: n.whole.meta({ description: 'Among all cases of the input, from 0.' }),
  file: z.string(),
  number: z.int().positive().meta({ description: 'Among the cases of the file, from 1.' }),
  id: z.string().nullable(),
  tags: tags.unwrap(),
  key: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .meta({ description: 'Changes with everything that the result depends on.' }),
  status: z.enum(['passed', 'failed', 'skipped']),
  code: n.errorCode.nullable(),
  message: z.string().nullable(),
  hint: z.string().optional().meta({ description: 'What to do about it, where something is known to help.' }),
  expression: z.string().nullable(),
  at: givenAt,
  options: caseOptions,
  reference: z
    .strictObject({
      ...{ status, kind, value, gradient, digits, left, right, leftDigits, rightDigits, subgradients, limit, hessian },
      ...{ hessianStatuses, hessianLeft, hessianRight, hessianLeftDigits, hessianRightDigits },
    })
    .nullable(),
  results: z.array(result),
  expect: n.expectationVerdicts,
  failures: n.checkFailures,
  check: checkSchema.optional(),
} satisfies n.ShapeOf<BatchCase>);

const worst = z.strictObject({
  index: n.whole,
  name: z.string(),
  ulps: n.plainNumber,
  bits: n.whole,
  expression: z.string().nullable(),
  at: givenAt,
  options: caseOptions,
} satisfies n.ShapeOf<WorstCase>);

const methodSummary = z.strictObject({
  method,
  cases: n.whole,
  measured: n.whole,
  unsupported: n.whole,
  failed: n.whole,
  operations: n.whole,
  estimates: z.strictObject({ held: n.whole, of: n.whole }).optional(),
  ulps: z.strictObject({ median: n.plainNumber, p95: n.plainNumber, worst: n.plainNumber }).nullable(),
  bits: z.strictObject({ median: n.whole, worst: n.whole, histogram: z.array(n.whole).length(54) }).nullable(),
  worst: z.array(worst),
} satisfies n.ShapeOf<MethodSummary>);

const summary = z.strictObject({
  type: z.literal('summary'),
  schema: z.literal('diffcmp/batch@1'),
  cases: z.strictObject({ total: n.whole, passed: n.whole, failed: n.whole, skipped: n.whole }),
  codes: z.partialRecord(n.errorCode, n.whole),
  methods: z.array(methodSummary),
} satisfies n.ShapeOf<BatchSummary>);

const document = z.strictObject({
  schema: z.literal('diffcmp/batch@1'),
  header,
  cases: z.array(record),
  summary,
});

/** By the type of the line. */
export const lineSchemas = { header, case: record, summary } as const;

export const batchSchema = z
  .union([header, record, summary, document])
  .meta({ title: 'A line of what diffcmp batch writes, or all of it with -f json' });
