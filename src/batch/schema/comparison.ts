// The schema of a comparison, `diffcmp/compare@1`.
import * as z from 'zod';
import type {
  Check,
  Comparison,
  Diagnosis,
  Reference,
  Result,
  Standing,
  WorstError,
  WrongRule,
} from '../../compare/comparison.js';
import { lossCauses, ranks } from '../../compare/ranks.js';
import * as n from './numbers.js';

export const referenceShape = {
  status: n.referenceStatus,
  statuses: n.byInput(n.referenceStatus),
  bits: n.whole,
  value: z.string().nullable(),
  gradient: n.byInput(n.plainNumber.nullable()).meta({ description: 'The truth rounded to the nearest number.' }),
  digits: n.byInput(z.string().nullable()).meta({ description: 'Certified digits, with … where they go on.' }),
  enclosure: n.byInput(z.tuple([z.string(), z.string()]).nullable()),
  left: n.byInput(n.plainNumber.nullable()).nullable(),
  right: n.byInput(n.plainNumber.nullable()).nullable(),
  leftDigits: n.byInput(z.string().nullable()).optional(),
  rightDigits: n.byInput(z.string().nullable()).optional(),
  hessian: n.byPair(n.plainNumber.nullable()).optional(),
  hessianDigits: n.byPair(z.string().nullable()).optional(),
  hessianStatuses: n.byPair(n.referenceStatus).optional(),
  message: z.string().nullable(),
} satisfies n.ShapeOf<Reference>;

export const resultShape = {
  method: n.method,
  status: n.resultStatus,
  gradient: n.byInput(n.plainNumber).nullable(),
  error: n.byInput(n.errorMeasures.nullable()).nullable(),
  hessian: n.byPair(n.plainNumber).nullable().optional(),
  hessianError: n.byPair(n.errorMeasures.nullable()).nullable().optional(),
  delta: n.byInput(z.number()).nullable(),
  estimate: n.byInput(n.plainNumber).nullable(),
  evaluations: n.whole,
  passes: n.whole,
  operations: z
    .strictObject({ ...n.operations, ratio: n.plainNumber, tree: n.whole.optional(), graph: n.whole.optional() })
    .nullable(),
  tape: z.strictObject({ nodes: n.whole, bytes: n.whole }).nullable(),
  derivative: n.byInput(z.string()).optional(),
  time: z.number().optional(),
  code: n.errorCode.nullable(),
  message: z.string().nullable(),
} satisfies n.ShapeOf<Result>;

const worstError = z.strictObject({
  wrt: z.array(z.string()),
  ulps: n.plainNumber,
  bits: n.whole,
} satisfies n.ShapeOf<WorstError>);

const standing = z.strictObject({
  method: n.method,
  rank: z.enum(ranks),
  decisive: z.strictObject({ wrt: z.array(z.string()), relative: n.plainNumber }).nullable(),
  worst: worstError.nullable(),
  hessianWorst: worstError.nullable().optional(),
  wrongRule: z
    .strictObject({ function: z.string().nullable(), reversed: z.boolean() } satisfies n.ShapeOf<WrongRule>)
    .nullable(),
} satisfies n.ShapeOf<Standing>);

const diagnosis = z.strictObject({
  standings: z.array(standing).meta({ description: 'How each method stands to the truth, in the order of results.' }),
  cause: z.enum(lossCauses).nullable(),
  lostValue: z.strictObject({ digits: z.number() }).nullable(),
} satisfies n.ShapeOf<Diagnosis>);

const check = z.strictObject({
  expect: n.byInput(z.string()).nullable(),
  tolerance: z.string(),
  passed: z.boolean(),
  failures: n.checkFailures,
} satisfies n.ShapeOf<Check>);

export const comparisonSchema = z
  .strictObject({
    schema: z.literal('diffcmp/compare@1'),
    expression: z.string(),
    read: z.string(),
    point: z.record(z.string(), z.number()),
    wrt: z.array(z.string()),
    order: n.order,
    precision: n.precision,
    value: z.strictObject({
      computed: n.plainNumber,
      ulps: n.plainNumber.nullable(),
      operations: z.strictObject(n.operations),
    }),
    reference: z.strictObject(referenceShape),
    results: z.array(z.strictObject(resultShape)),
    diagnosis,
    warnings: z.array(n.warning),
    check: check.nullable(),
  } satisfies n.ShapeOf<Comparison>)
  .meta({ title: 'What diffcmp compare -f json prints' });
