// The schema of a computation node by node, `diffcmp/graph@1`.
import * as z from 'zod';
import type {
  CertifiedEntry,
  Graph,
  GraphCondition,
  GraphDerivative,
  GraphFrame,
  GraphNode,
  GraphPath,
  SweepLine,
  SweepTerm,
} from '../../graph/graph-data.js';
import * as n from './numbers.js';

const value = n.arrays.number;
const optional = value.nullable();
const text = z.string().nullable();
const index = n.whole.nullable();
const input = z.union([z.string(), z.number(), z.array(z.unknown())]).meta({
  description: 'The name of a node, or a number of the text; of vectors and matrices of them arrays in arrays.',
});

const entry = z
  .strictObject({
    number: n.plainNumber,
    digits: z.string(),
    ulps: n.plainNumber.nullable(),
  } satisfies n.ShapeOf<CertifiedEntry>)
  .meta({ id: 'CertifiedEntry' });

const node = z
  .strictObject({
    name: z.string(),
    operation: z.string(),
    inputs: z.array(input),
    formula: z.string(),
    shape: z.array(n.whole).meta({ description: 'The length of each axis; [] of a number.' }),
    value,
    partials: z.array(optional).meta({ description: 'One for each of the inputs; with tensors Jacobians.' }),
    rules: z.array(text),
    tied: z.boolean().meta({ description: 'Whether its partials are those of one side of a tie.' }),
    tangent: optional,
    adjoint: optional,
    constant: z.boolean(),
    needed: z.boolean().meta({ description: 'Whether a tape has to record it for the question.' }),
    frame: index.meta({ description: 'Index into frames; null in the main program.' }),
    span: z.strictObject({ start: n.whole, end: n.whole }).nullable(),
    certified: z.strictObject({ value: z.array(entry.nullable()), partials: z.array(entry.nullable()) }).nullable(),
  } satisfies n.ShapeOf<GraphNode>)
  .meta({ id: 'GraphNode' });

const frame = z.strictObject({
  function: z.string(),
  call: z.string(),
  depth: n.whole,
  parent: index,
  nodes: n.whole,
} satisfies n.ShapeOf<GraphFrame>);

const condition = z.strictObject({
  condition: z.string(),
  holds: z.boolean(),
  inputs: z.array(z.string()),
  untaken: text,
  after: n.whole,
  constant: z.boolean(),
  frame: index,
} satisfies n.ShapeOf<GraphCondition>);

const path = z.strictObject({
  nodes: z.array(z.string()),
  factors: z.array(n.plainNumber.nullable()),
  product: n.plainNumber,
} satisfies n.ShapeOf<GraphPath>);

const graphDerivative = z.strictObject({
  of: z.string(),
  wrt: z.string(),
  forward: optional,
  reverse: optional,
  certified: optional,
  truth: z.array(
    z.strictObject({
      status: n.referenceStatus,
      digits: text,
      message: text,
      ulps: z.strictObject({ forward: n.plainNumber.nullable(), reverse: n.plainNumber.nullable() }),
    } satisfies n.ShapeOf<GraphDerivative['truth'][number]>),
  ),
  paths: z.union([n.whole, z.string()]).meta({ description: 'How many; beyond 2^53 as a decimal string.' }),
  products: z.array(path).nullable(),
  sum: n.plainNumber.nullable(),
  why: text,
  reason: z.enum(['no-path', 'constant', 'step']).nullable(),
} satisfies n.ShapeOf<GraphDerivative>);

const term = z.strictObject({
  node: z.string(),
  rule: text,
  partial: optional,
  factor: value,
  product: value,
  total: value,
} satisfies n.ShapeOf<SweepTerm>);

const lines = z
  .array(
    z.strictObject({
      node: z.string(),
      formula: z.string(),
      kind: z.enum(['seed', 'apply', 'skip']),
      value,
      derivative: optional,
      terms: z.array(term),
    } satisfies n.ShapeOf<SweepLine>),
  )
  .nullable();

export const graphSchema = z
  .strictObject({
    schema: z.literal('diffcmp/graph@1'),
    expression: z.string(),
    read: z.string(),
    point: n.byName(value),
    precision: n.precision,
    of: z.string(),
    wrt: text,
    output: z.string(),
    nodes: z.array(node),
    frames: z.array(frame),
    conditions: z.array(condition),
    derivative: graphDerivative.nullable(),
    trace: z.strictObject({ forward: lines, reverse: lines }).nullable(),
    tape: z.strictObject({ operations: n.whole, needed: n.whole } satisfies n.ShapeOf<Graph['tape']>),
    warnings: z.array(n.warning),
  } satisfies n.ShapeOf<Graph>)
  .meta({ title: 'What diffcmp graph -f json prints' });
