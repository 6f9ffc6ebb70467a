// The schemas by name, as JSON Schema: made from what validates.
import * as z from 'zod';
import { batchSchema } from './batch.js';
import { checkSchema } from './check.js';
import { codeSchema } from './code.js';
import { comparisonSchema } from './comparison.js';
import { deriveSchema } from './derive.js';
import { fixtureSchema } from './fixture.js';
import { graphSchema } from './graph.js';
import { scaleSchema } from './scale.js';
import { scanSchema } from './scan.js';
import { sweepSchema } from './sweep.js';
import { trainSchema } from './train.js';
import { trainingSchema } from './training.js';

const schemas = {
  fixture: fixtureSchema,
  compare: comparisonSchema,
  sweep: sweepSchema,
  scan: scanSchema,
  graph: graphSchema,
  batch: batchSchema,
  training: trainingSchema,
  train: trainSchema,
  scale: scaleSchema,
  derive: deriveSchema,
  code: codeSchema,
  check: checkSchema,
} as const;

export type SchemaName = keyof typeof schemas;

/** JSON Schema, draft 2020-12. */
export function jsonSchema(name: SchemaName): object {
  return z.toJSONSchema(schemas[name], { io: 'input', target: 'draft-2020-12' });
}
