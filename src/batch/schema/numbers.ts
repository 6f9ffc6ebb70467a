// Schemas of the values that all of diffcmp's JSON shares.
import { precisions } from '../../arithmetics/formats.js';
import * as z from 'zod';
import { operationKinds } from '../../arithmetic.js';
import type { ErrorMeasures, ExpectationVerdict } from '../../compare/comparison.js';
import { errorCodes } from '../../errors.js';
import { keysOf } from '../../keys.js';
import { methodIds } from '../../methods/table.js';

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
export const resultStatus = z.enum(['ok', 'unsupported', 'failed']);

/** One value per input. */
export const byInput = <V extends z.ZodType>(value: V) => z.record(z.string(), value);
/** One value per pair of inputs. */
export const byPair = <V extends z.ZodType>(value: V) => byInput(byInput(value));

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

export const warning = z.strictObject({ code: z.string(), message: z.string() });
export const checkFailures = z.array(z.strictObject({ method, input: z.string(), message: z.string() }));

export const expectationVerdicts = byInput(
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
