// The schema of a comparison, `diffcmp/compare@1`.
import * as z from 'zod';
import type { Accuracy } from '../../compare/accuracy.js';
import type {
  AnnotatedNode,
  Check,
  Comparison,
  Decisive,
  Diagnosis,
  Finding,
  LeftPath,
  Result,
  SideTaken,
  Standing,
  Why,
  WorstError,
  WrongRule,
} from '../../compare/comparison.js';
import type { Reference, ReferenceLimit } from '../../compare/reference-data.js';
import { ranks } from '../../compare/ranks.js';
import { lossReasons } from '../../explain/causes.js';
import { footings, slopesTaken } from '../../explain/side-taken.js';
import * as beside from './beside.js';
import * as n from './numbers.js';

export const referenceShape = {
  status: n.referenceStatus,
  kind: n.singularKind
    .nullable()
    .meta({ description: 'What kind of point it is, where more is known than the status.' }),
  statuses: n.byName(n.arrays.status),
  kinds: n.byName(n.arrays.kind),
  bits: n.whole,
  value: n.arrays.text,
  gradient: n.byName(n.arrays.numberOrNull).meta({ description: 'The truth rounded to the nearest number.' }),
  digits: n.byName(n.arrays.text).meta({ description: 'Certified digits, with … where they go on.' }),
  enclosure: n.byName(n.arrays.enclosure),
  left: n.byName(n.arrays.numberOrNull).nullable(),
  right: n.byName(n.arrays.numberOrNull).nullable(),
  leftDigits: n.byName(n.arrays.text).optional(),
  rightDigits: n.byName(n.arrays.text).optional(),
  subgradients: n
    .byName(n.arrays.interval)
    .nullable()
    .meta({ description: 'Of a kink, between its two slopes: the generalized gradient (Clarke 1983).' }),
  limit: z
    .strictObject({
      value: n.arrays.numberOrNull,
      gradient: n.byName(n.arrays.numberOrNull),
    } satisfies n.ShapeOf<ReferenceLimit>)
    .nullable()
    .meta({ description: 'What the values beside the point tend to, where that is not the value at it.' }),
  hessian: n.byPair(n.plainNumber.nullable()).optional(),
  hessianDigits: n.byPair(z.string().nullable()).optional(),
  hessianStatuses: n.byPair(n.referenceStatus).optional(),
  hessianLeft: n.byPair(n.plainNumber.nullable()).optional(),
  hessianRight: n.byPair(n.plainNumber.nullable()).optional(),
  hessianLeftDigits: n.byPair(z.string().nullable()).optional(),
  hessianRightDigits: n.byPair(z.string().nullable()).optional(),
  message: z.string().nullable(),
} satisfies n.ShapeOf<Reference>;

const leftPath = z.strictObject({
  left: n.whole,
  of: n.whole,
  line: n.whole.nullable(),
  file: z.string().nullable(),
  place: z.string().nullable(),
} satisfies n.ShapeOf<LeftPath>);

export const why = z.strictObject({
  node: z.string(),
  line: n.whole.nullable(),
  column: n.whole.nullable(),
  cause: z.enum(lossReasons),
  lostBits: n.whole,
  condition: n.plainNumber.nullable(),
} satisfies n.ShapeOf<Why>);

const side = z.strictObject({
  wrt: z.array(z.string()),
  stands: z.enum(footings),
  slope: z.enum(slopesTaken),
  bits: n.whole.nullable(),
} satisfies n.ShapeOf<SideTaken>);

const annotatedNode = z.strictObject({
  node: z.string(),
  line: n.whole.nullable(),
  column: n.whole.nullable(),
  value: n.plainNumber,
  exact: z.string().nullable(),
  bits: n.whole.nullable(),
} satisfies n.ShapeOf<AnnotatedNode>);

export const resultShape = {
  method: n.method,
  status: n.resultStatus,
  gradient: n.byName(n.arrays.number).nullable(),
  error: n.byName(n.arrays.error).nullable(),
  hessian: n.byPair(n.plainNumber).nullable().optional(),
  hessianError: n.byPair(n.errorMeasures.nullable()).nullable().optional(),
  delta: n.byName(n.arrays.finite).nullable(),
  estimate: n.byName(n.arrays.number).nullable(),
  evaluations: n.whole,
  passes: n.whole,
  operations: z
    .strictObject({ ...n.operations, ratio: n.plainNumber, tree: n.whole.optional(), graph: n.whole.optional() })
    .nullable(),
  tape: z.strictObject({ nodes: n.whole, bytes: n.whole }).nullable(),
  derivative: n.byName(z.string()).optional(),
  time: z.number().optional(),
  path: leftPath.nullable().optional(),
  why: why.nullable().optional(),
  nodes: z.array(annotatedNode).nullable().optional(),
  side: side.nullable().optional(),
  hessianWhy: why
    .extend({ wrt: z.array(z.string()) })
    .nullable()
    .optional(),
  hessianNodes: z.array(annotatedNode).nullable().optional(),
  hessianSide: side.nullable().optional(),
  code: n.errorCode.nullable(),
  message: z.string().nullable(),
} satisfies n.ShapeOf<Result>;

const worstError = z.strictObject({
  wrt: z.array(z.string()),
  ulps: n.plainNumber,
  bits: n.whole,
} satisfies n.ShapeOf<WorstError>);

const accuracy = z.strictObject({ bits: n.whole, digits: n.whole } satisfies n.ShapeOf<Accuracy>);

const inputs = z.array(z.string());
const decisive = z.strictObject({ wrt: inputs, relative: n.plainNumber } satisfies n.ShapeOf<Decisive>).nullable();
const rank = z.enum(ranks);
const standing = z.strictObject({
  method: n.method,
  rank,
  decisive,
  elsewhere: z.strictObject({ rank, decisive }).nullable(),
  bad: z.array(inputs),
  worst: worstError.nullable(),
  wrongRule: z
    .strictObject({ function: z.string().nullable(), reversed: z.boolean() } satisfies n.ShapeOf<WrongRule>)
    .nullable(),
} satisfies n.ShapeOf<Standing>);

const findingShape = {
  standings: z.array(standing).meta({ description: 'How each method stands to the truth, in the order of results.' }),
  cause: z.enum(lossReasons).nullable(),
} satisfies n.ShapeOf<Finding>;
const diagnosis = z.strictObject({
  ...findingShape,
  hessian: z.strictObject(findingShape).optional(),
  lostValue: accuracy.nullable(),
} satisfies n.ShapeOf<Diagnosis>);

const check = z.strictObject({
  expect: n.expectationVerdicts,
  tolerance: z.string().nullable(),
  passed: z.boolean(),
  failures: n.checkFailures,
} satisfies n.ShapeOf<Check>);

export const comparisonSchema = z
  .strictObject({
    schema: z.literal('diffcmp/compare@1'),
    expression: z.string(),
    read: z.string(),
    point: n.byName(n.arrays.finite),
    wrt: z.array(z.string()),
    order: n.order,
    precision: n.precision,
    value: z.strictObject({
      computed: n.arrays.number,
      ulps: n.arrays.numberOrNull,
      operations: z.strictObject(n.operations),
    }),
    reference: z.strictObject(referenceShape),
    results: z.array(z.strictObject(resultShape)),
    diagnosis,
    remedy: beside.remedy.nullable().optional(),
    warnings: z.array(n.warning),
    check: check.nullable(),
    matrix: beside.matrix.nullable(),
    conventions: z.array(beside.convention).nullable(),
  } satisfies n.ShapeOf<Comparison>)
  .meta({ title: 'What diffcmp compare -f json prints' });
