// The schema of code to paste, `diffcmp/code@1`.
import * as z from 'zod';
import { modes } from '../../code/engine.js';
import { languageNames, type CodeParameter } from '../../code/languages/language.js';
import type { CodeListing, CodeTest } from '../../code/languages/listing-data.js';
import * as n from './numbers.js';

const text = z.string();
const counted = z.strictObject(n.operations);

export const codeSchema = z
  .strictObject({
    schema: z.literal('diffcmp/code@1'),
    expression: text,
    read: text,
    language: z.enum(languageNames),
    precision: n.precision,
    mode: z.enum(modes).nullable(),
    function: text.meta({ description: 'Its name in the code.' }),
    parameters: z.array(z.strictObject({ name: text, of: text, shape: z.array(n.whole) } satisfies n.ShapeOf<CodeParameter>)), // prettier-ignore
    inputs: z.array(text),
    wrt: z.array(text),
    operations: counted,
    valueOperations: counted,
    guards: z.array(text).meta({ description: 'Conditions that the code holds under.' }),
    test: z.strictObject({
      point: z.array(z.number()),
      value: z.number(),
      gradient: z.array(z.number()).nullable(),
    } satisfies n.ShapeOf<CodeTest>),
    code: text,
  } satisfies n.ShapeOf<CodeListing>)
  .meta({ title: 'What diffcmp code -f json prints' });
