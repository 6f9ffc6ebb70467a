// What a comparison has beside its results where it is asked for: a remedy, the matrix of methods, conventions.
import { totalOperations } from '../arithmetics/counting.js';
import { TimeLimit } from '../errors.js';
import { findRemedy } from '../explain/remedies/remedy.js';
import type { Remedy } from '../explain/remedies/remedy-data.js';
import { isOfFile, type ReadFunction } from '../problem/read-function.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { Findings, FlatComparison } from './comparison.js';
import { conventionsOf, singularOperations } from './conventions/conventions.js';
import { agreementMatrix } from './matrix.js';
import { correctBitsIn } from './measure.js';
import type { ExplainOption } from './reasons.js';
import type { Yardstick } from './result-row.js';

/** What may be asked for; false unless given. */
export interface BesideOptions {
  /**
   * Whether to measure, for each method, where its digits are lost and why (`why` of a result), and to look for another way to write the
   * function that keeps them (`remedy`). `nodes`: with the bits that each operation keeps (`nodes` of a result).
   */
  readonly explain?: ExplainOption | undefined;
  /** Whether to compare the methods with each other too: fills `matrix`. */
  readonly matrix?: boolean | undefined;
  /** Whether to say, at a singular point, what other tools return there: fills `conventions`. */
  readonly conventions?: boolean | undefined;
}

/** @param yardstick with a problem whose budget ends when the time is over: what isn't found until then is left out */
export function besideResults(
  { explain, matrix, conventions }: BesideOptions,
  findings: Findings,
  { read, laboratory, yardstick }: { readonly read: ReadFunction; readonly laboratory: Laboratory; readonly yardstick: Yardstick }, // prettier-ignore
): Pick<FlatComparison, 'remedy' | 'matrix' | 'conventions'> {
  const { problem } = yardstick;
  const conventional = (): FlatComparison['conventions'] =>
    conventionsOf(read, problem, singularOperations(laboratory, problem), findings.results);
  return {
    ...(explain !== undefined &&
      explain !== false && { remedy: unlessOutOfTime(() => remedyFor(laboratory, read, yardstick), null) }),
    matrix: matrix === true ? agreementMatrix(findings) : null,
    conventions: conventions === true ? unlessOutOfTime(conventional, []) : null,
  };
}

function remedyFor(
  laboratory: Laboratory,
  read: ReadFunction,
  { problem, truth, operations }: Yardstick,
): Remedy | null {
  if (isOfFile(read) || read.hasTensors) return null;
  const correctBits = correctBitsIn(problem.format);
  return findRemedy(laboratory, { text: read.text, problem, truth, operations: totalOperations(operations), correctBits }); // prettier-ignore
}

function unlessOutOfTime<V>(find: () => V, otherwise: V): V {
  try {
    return find();
  } catch (error) {
    if (error instanceof TimeLimit) return otherwise;
    throw error;
  }
}
