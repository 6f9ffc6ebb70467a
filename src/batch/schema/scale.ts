// The schema of a study of cost against size, `diffcmp/scale@1`.
import * as z from 'zod';
import { familyNames } from '../../scale/families.js';
import type {
  CostEstimate,
  CostSeries,
  CostTheory,
  Crossing,
  FunctionCost,
  GrowthFit,
  GrowthLaw,
  Scale,
  StoppedAt,
  StudyStop,
} from '../../scale/scale-data.js';
import * as n from './numbers.js';

const size = z.int().positive();
const numbers = z.array(z.number().nullable());
const counts = z.array(n.whole.nullable());
const reason = z.string().nullable();

const law = z.strictObject({
  growth: z.enum(['power', 'exponential']),
  exponent: z.number().nullable().meta({ description: 'Of a power: like n^exponent.' }),
  rate: z.number().nullable().meta({ description: 'Of an exponential: like rate^n.' }),
  from: size,
  to: size,
  points: n.whole,
  residual: z.number().meta({ description: 'The root mean square factor by which it is off; 1 is exact.' }),
} satisfies n.ShapeOf<GrowthLaw>);
const fit = z.strictObject({ law: law.nullable(), reason } satisfies n.ShapeOf<GrowthFit>).meta({ id: 'GrowthFit' });

const functionCost = z.strictObject({
  size,
  inputs: n.whole,
  allInputs: n.whole,
  operations: n.whole,
  byKind: n.operations.byKind,
} satisfies n.ShapeOf<FunctionCost>);

const stopped = z.strictObject({
  size,
  reason: z.string(),
  estimate: z
    .strictObject({
      operations: z.number(),
      passes: n.whole.nullable(),
      basis: z.enum(['passes', 'growth']),
    } satisfies n.ShapeOf<CostEstimate>)
    .nullable(),
} satisfies n.ShapeOf<StoppedAt>);

const studyStop = z
  .strictObject({ size, code: n.errorCode, reason: z.string() } satisfies n.ShapeOf<StudyStop>)
  .meta({ description: 'Where the function itself could not be run; larger sizes were not tried.' });

const seriesOfCosts = z.strictObject({
  method: n.method,
  operations: counts,
  ratio: numbers,
  evaluations: counts,
  passes: counts,
  nodes: counts,
  bytes: counts,
  tree: counts,
  graph: counts,
  times: numbers.nullable().meta({ description: 'Nanoseconds per gradient; null: not asked for.' }),
  exponent: z.number().nullable(),
  fits: z.strictObject({
    operations: fit.nullable(),
    nodes: fit.nullable(),
    tree: fit.nullable(),
    graph: fit.nullable(),
    times: fit.nullable(),
  } satisfies n.ShapeOf<CostSeries['fits']>),
  stopped: stopped.nullable(),
} satisfies n.ShapeOf<CostSeries>);

const crossing = z
  .strictObject({ size: size.nullable(), refined: z.boolean(), reason } satisfies n.ShapeOf<Crossing>)
  .meta({ id: 'Crossing' });

const theory = z.strictObject({
  method: n.method,
  claim: z.string(),
  source: z.string(),
  measured: z.string(),
  holds: z.boolean().nullable(),
} satisfies n.ShapeOf<CostTheory>);

export const scaleSchema = z
  .strictObject({
    schema: z.literal('diffcmp/scale@1'),
    family: z.enum(familyNames).nullable(),
    template: z.string(),
    read: z.string(),
    meaning: z.string(),
    source: z.string().nullable(),
    precision: n.precision,
    wrt: z.array(z.string()).nullable(),
    point: z.string(),
    sizes: z.array(size),
    stopped: studyStop.nullable(),
    function: z.array(functionCost),
    functionFit: fit,
    series: z.array(seriesOfCosts),
    crossover: size.nullable(),
    crossing,
    timedCrossing: crossing.nullable(),
    theory: z.array(theory),
    warnings: z.array(n.warning),
  } satisfies n.ShapeOf<Scale>)
  .meta({ title: 'What diffcmp scale -f json prints' });
