// The schema of derivatives as formulas, `diffcmp/derive@1`.
import * as z from 'zod';
import type { DerivationStep, Derived, DerivedPartial, FormulaCheck, StepLatex } from '../../derive/derive-data.js';
import { ruleNames } from '../../derive/rule-names.js';
import * as n from './numbers.js';

const text = z.string();
const source = z.enum(['mathjs', 'diffcmp']);

const check = z
  .strictObject({
    status: z.enum(['agrees', 'wrong', 'unchecked']),
    at: n.byName(z.number()).nullable(),
    digits: n.whole.nullable(),
    claimed: text.nullable(),
    truth: text.nullable(),
    why: text.nullable(),
  } satisfies n.ShapeOf<FormulaCheck>)
  .meta({ description: 'The formula against the certified truth at a random point.' });

const step = z.strictObject({
  number: n.whole,
  rule: z.enum(ruleNames),
  function: text.nullable(),
  formula: text,
  of: text,
  by: text,
  span: z.strictObject({ start: n.whole, end: n.whole }).nullable(),
  with: n.byName(text),
  filled: text,
  result: text,
  source,
  why: text.nullable(),
  check,
  latex: z.strictObject({
    of: text,
    formula: text,
    with: n.byName(text),
    filled: text,
    result: text,
  } satisfies n.ShapeOf<StepLatex>),
} satisfies n.ShapeOf<DerivationStep>);

const partialSchema = z.strictObject({
  by: z.array(text).min(1).max(2),
  text,
  latex: text,
  source,
  why: z.array(text),
  except: z.array(text),
  check,
  steps: z.array(step).nullable(),
} satisfies n.ShapeOf<DerivedPartial>);

export const deriveSchema = z
  .strictObject({
    schema: z.literal('diffcmp/derive@1'),
    expression: text,
    read: text,
    formula: z.strictObject({ text, latex: text }),
    variables: z.array(text),
    wrt: z.array(text),
    order: n.order,
    seed: n.whole,
    derivatives: z.array(partialSchema),
    warnings: z.array(n.warning),
  } satisfies n.ShapeOf<Derived>)
  .meta({ title: 'What diffcmp derive -f json prints' });
