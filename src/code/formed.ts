// Gradients in the form of their point: a run of code between what reads the point and what writes the derivatives.
import { defaultPrecision, isBeyond, type Format } from '../arithmetics/formats.js';
import { EvaluationError } from '../errors.js';
import type { Nested } from '../tensors/nested.js';
import { ownFunction } from './own-function.js';
import type { PointRun } from './runner.js';

/** A gradient in the form in which its point was given. */
export type FormedGradient = Nested<number> | Float64Array | Record<string, Nested<number>>;
/** Undefined where the point isn't of that form, or the run fails: the interpreter then says what is wrong. */
export type FormedRun<Given> = (given: Given) => FormedGradient | undefined;

export interface FormedCode {
  readonly run: PointRun;
  readonly inputs: number;
  readonly format: Format;
}

/**
 * A run between a reader and a writer.
 *
 * @param read puts what is given into an array; false where that isn't of its form, or no finite numbers
 * @param out takes the derivatives of every call
 */
export function formed<Given, Out extends Float64Array | number[]>(
  { run, inputs, format }: FormedCode,
  read: (given: Given, into: Float64Array) => boolean,
  out: Out,
  written: (out: Out) => FormedGradient,
): FormedRun<Given> {
  const reads = withinRange(read, format);
  const parts = { point: new Float64Array(inputs), reads, run, out, written, hasNoValue };
  return ownFunction<FormedRun<Given>>(parts, formedText) ?? plainlyFormed(parts);
}

/** False too where a number is beyond the range of the format. */
function withinRange<Given>(reads: FormParts<Given, never>['reads'], format: Format): FormParts<Given, never>['reads'] {
  if (format.name === defaultPrecision) return reads; // which finite numbers are of
  return (given, into) => reads(given, into) && !into.some((value) => isBeyond(value, format));
}

/** What is given may throw when it is looked at, as a proxy that is revoked. */
const formedText = `(given) => {
  try {
    if (!reads(given, point)) return undefined;
  } catch {
    return undefined;
  }
  try {
    run(point, out);
  } catch (error) {
    if (hasNoValue(error)) return undefined;
    throw error;
  }
  return written(out);
}`;

const hasNoValue = (error: unknown): boolean => error instanceof EvaluationError;

interface FormParts<Given, Out> {
  readonly point: Float64Array;
  readonly reads: (given: Given, into: Float64Array) => boolean;
  readonly run: PointRun;
  readonly out: Out;
  readonly written: (out: Out) => FormedGradient;
}

/** The same without code from text. */
function plainlyFormed<Given, Out extends Float64Array | number[]>({
  point,
  reads,
  run,
  out,
  written,
}: FormParts<Given, Out>): FormedRun<Given> {
  return (given) => {
    if (!isQuiet(() => reads(given, point))) return undefined;
    try {
      run(point, out);
    } catch (error) {
      if (hasNoValue(error)) return undefined;
      throw error;
    }
    return written(out);
  };
}

/** Whether something is found; what is given may throw when it is looked at, as a proxy that is revoked. */
function isQuiet(finds: () => boolean): boolean {
  try {
    return finds();
  } catch {
    return false;
  }
}
