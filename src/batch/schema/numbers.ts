// Schemas of the values that all of diffcmp's JSON shares.
import { precisions } from '../../arithmetics/formats.js';
import * as z from 'zod';
import { operationKinds } from '../../arithmetic.js';
import type { ErrorMeasures, ExpectationVerdict } from '../../compare/comparison.js';
import { errorCodes } from '../../error-table.js';
import { keysOf } from '../../keys.js';
import type { Nested } from '../../tensors/nested.js';
import { methodIds } from '../../methods/table.js';
import { singularKinds } from '../../reference/kind-names.js';

/** The shape of an object of type T: every field of it, and no other. */
export type ShapeOf<T> = { readonly [K in keyof Required<T>]: z.ZodType };

export const plainNumber = z
  .union([z.number(), z.enum(['Infinity', '-Infinity', 'NaN'])])
  .meta({ id: 'PlainNumber', description: 'A number; what JSON has no number for, as text.' });
export const whole = z.int().nonnegative();
export const method = z.enum(methodIds);
export const precision = z.enum(precisions);
export const order = z.literal([1, 2]);
export const errorCode = z.enum(keysOf(errorCodes));
export const referenceStatus = z.enum(['certified', 'kink', 'jump', 'infinite', 'undefined', 'undecided']);
export const singularKind = z.enum(singularKinds);
export const resultStatus = z.enum(['ok', 'unsupported', 'failed']);

/** A value, or arrays in arrays of them, as for a tensor; `id` is the name of the schema. */
function nestedOf<V>(id: string, value: z.ZodType<V>): z.ZodType<Nested<V>> {
  const whole: z.ZodType<Nested<V>> = z.lazy(() => z.union([value, z.array(whole)])).meta({ id });
  return whole;
}
/** One value per name. */
export const byName = <V extends z.ZodType>(value: V) => z.record(z.string(), value);
/** One value per pair of inputs. */
export const byPair = <V extends z.ZodType>(value: V) => byName(byName(value));

export const operations = {
  total: whole,
  byKind: z.partialRecord(z.enum(operationKinds), whole),
};

export const errorMeasures = z
  .strictObject({
    absolute: plainNumber,
    relative: plainNumber,
    ulps: plainNumber.meta({ description: 'Units in the last place of the truth.' }),
    bits: whole.max(53).meta({ description: 'Correct bits, of 53 (24).' }),
  } satisfies ShapeOf<ErrorMeasures>)
  .meta({ id: 'ErrorMeasures' });

/** What may be arrays in arrays: of a tensor, or of a value of several numbers. */
export const arrays = {
  finite: nestedOf('Tensor', z.number()),
  number: nestedOf('NumberTensor', plainNumber),
  numberOrNull: nestedOf('NumberOrNullTensor', plainNumber.nullable()),
  text: nestedOf('TextTensor', z.string().nullable()),
  status: nestedOf('StatusTensor', referenceStatus),
  kind: nestedOf('KindTensor', singularKind.nullable()),
  interval: nestedOf('IntervalTensor', z.tuple([z.number(), z.number()]).nullable()),
  enclosure: nestedOf('EnclosureTensor', z.tuple([z.string(), z.string()]).nullable()),
  error: nestedOf('ErrorTensor', errorMeasures.nullable()),
};

export const warning = z.strictObject({ code: z.string(), message: z.string() });
export const checkFailures = z.array(z.strictObject({ method, input: z.string(), message: z.string() }));

export const expectationVerdicts = byName(
  z.strictObject({
    verdict: z.enum(['PASS', 'FAIL', 'INCONCLUSIVE']),
    given: z.string(),
    value: z.string().nullable(),
    truth: z.string().nullable(),
    message: z.string(),
  } satisfies ShapeOf<ExpectationVerdict>),
)
  .nullable()
  .meta({ description: 'What was expected, judged against the truth; null: nothing was.' });
