// Calls of the code of a path by a function whose text is its own.
import { ownFunction } from './own-function.js';
import type { PointRun, Runner } from './runner.js';

/** What is called: a runner that may change. */
export interface CalledCode {
  /** Null where there is none yet. */
  readonly current: Runner | null;
  /** A number; 1 where the guards of `current` did not hold. */
  readonly failed: Int32Array;
  /** A number: the runs so far. */
  readonly runs: Float64Array;
  /** A run where `current` is null, or its guards don't hold. */
  otherwise(point: ArrayLike<number>, out: number[] | Float64Array): number;
}

/** What points and arrays for derivatives must be, and what is thrown where they aren't, or the run throws. */
export interface CallTerms {
  /** How many numbers a point has. */
  readonly inputs: number;
  /** How many doubles an array that takes derivatives has at least. */
  readonly derivatives: number;
  readonly explained: (error: unknown, point: ArrayLike<number>, out: number[] | Float64Array) => unknown;
}

/** Arrays of narrower elements would round. */
const bytesOfDouble = 8;

const run = `
  runs[0]++;
  const run = code.current;
  if (run !== null) {
    const value = run(point, out, failed);
    if (value === value || failed[0] === 0) return value;
    failed[0] = 0;
  }
  return code.otherwise(point, out);
`;

/** What has no length, or throws when it is asked for it, comes to the same end as what has another. */
const runOnTerms = `
  try {
    if (
      (inputs > 0 || typeof point === 'object') && point.length === inputs &&
      (derivatives === 0 || (out.length >= derivatives && (out === known || isKnownAs(out))))
    ) {${run}}
  } catch (error) {
    throw explained(error, point, out);
  }
  throw explained(undefined, point, out);
`;

/** An array that was looked at isn't again while it is given: a look is a tenth of a short call. */
const withMemory = (text: string): string => `(() => {
  let known;
  const isKnownAs = (out) => isOfDoubles(out) && ((known = out), true);
  return ${text};
})()`;

/** Runs by the code that is the current one. */
export function directCall(code: CalledCode, terms: CallTerms | null = null): PointRun {
  const { failed, runs } = code;
  const text = terms === null ? `(point, out) => {${run}}` : withMemory(`(point, out) => {${runOnTerms}}`);
  const made = ownFunction<PointRun>({ code, failed, runs, isOfDoubles, ...terms }, text);
  return made ?? (terms === null ? plainCall(code) : callOnTerms(plainCall(code), terms));
}

/** The same without code from text: where many are called in turn, V8 has to make and to keep one function for all of them. */
export function plainCall(code: CalledCode): PointRun {
  const { failed, runs } = code;
  return (point, out) => {
    (runs[0] as number)++;
    const { current } = code;
    if (current !== null) {
      const value = current(point, out, failed);
      if (value === value || failed[0] === 0) return value;
      failed[0] = 0;
    }
    return code.otherwise(point, out);
  };
}

/** Of a typed array, whether its elements are as wide as doubles; one of integers as wide throws when it is given a number. */
const isOfDoubles = (out: object): boolean =>
  ((out as Partial<Float64Array>).BYTES_PER_ELEMENT ?? bytesOfDouble) === bytesOfDouble;

function callOnTerms(call: PointRun, { inputs, derivatives, explained }: CallTerms): PointRun {
  return (point, out) => {
    try {
      if (
        (inputs > 0 || typeof point === 'object') &&
        point.length === inputs &&
        (derivatives === 0 || (out.length >= derivatives && isOfDoubles(out)))
      )
        return call(point, out);
    } catch (error) {
      throw explained(error, point, out);
    }
    throw explained(undefined, point, out);
  };
}
