// The series of one family in one panel: its errors at every step taken apart, the best step, the predicted one, slopes.
import { formats } from '../arithmetics/formats.js';
import type { PlainNumber } from '../compare/reference-data.js';
import { plain } from '../compare/measure.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import { bestStep } from './best-step.js';
import type { Family } from './families.js';
import type { HighPrecision } from './high-precision.js';
import type { Errors, Knowledge } from './errors.js';
import { errorsOf, inTime, Partitioner } from './partition.js';
import { predictedSteps } from './predicted-step.js';
import { fitParts } from './slope.js';
import type { Counts, Place, SweepSeries } from './sweep-data.js';

/** An error this near to minus the truth is that of a result of 0. */
const lossTolerance = 1e-6;

/** @throws TimeLimit where there is no time even for what the methods themselves compute; StepLimit, Unsupported */
export function seriesOf(
  family: Family,
  high: HighPrecision,
  deltas: readonly number[],
  place: Place,
  truth: CertifiedNumber,
  unit: number,
): SweepSeries[] {
  const used = deltas.map((wanted) => family.step(wanted));
  const partitioner = new Partitioner(family, high, used.length);
  const errors = errorsOf(partitioner, used);
  const predicted = inTime(() => predictedSteps(partitioner, truth.nearest));
  // what a step that vanishes beside x gives is chance
  const vanishing = Uint8Array.from(used, (delta) => (family.vanishes(delta) ? 1 : 0));
  const { format, point } = high.problem;
  const reach = Math.max(Math.abs(point[high.input] ?? 0), 1);
  const floor = format.ulp(truth.nearest) / 2 / unit;
  return family.methods.map((method, methodPlace) => {
    const { known, ...columns } = errors[methodPlace] as Errors;
    const inUnits = (column: Float64Array): Float64Array => column.map((value) => value / unit);
    const error = inUnits(columns.error);
    const truncation = inUnits(columns.truncation);
    const roundoff = inUnits(columns.roundoff);
    const candidates = error.map((each, i) => (vanishing[i] === 1 ? NaN : each));
    const best = bestStep(used, candidates, roundoff, family.orders(method).roundoff, floor);
    const isLost = (i: number): boolean =>
      error[i] === 0 ||
      vanishing[i] === 1 ||
      Math.abs(((error[i] as number) * unit) / truth.nearest + 1) < lossTolerance;
    const fits = fitParts(used, truncation, roundoff, reach, isLost);
    return {
      ...place,
      method,
      deltas: used,
      error: listOf(error, (i) => known[i] !== 'outside'),
      truncation: listOf(truncation, (i) => known[i] === 'parts'),
      roundoff: listOf(roundoff, (i) => known[i] === 'parts'),
      best: best ?? { delta: null, error: null },
      bits: best === null ? null : correctBits(best.error, Math.abs(truth.nearest) / unit, place),
      predicted: { delta: predicted?.get(method) ?? null },
      slopes: { roundoff: fits.roundoff?.slope ?? null, truncation: fits.truncation?.slope ?? null },
      fits: { roundoff: fits.roundoff?.fit ?? null, truncation: fits.truncation?.fit ?? null },
      counts: countsOf(error, known),
    };
  });
}

/** As JSON has it: null where there is none. */
function listOf(column: Float64Array, isThere: (i: number) => boolean): (PlainNumber | null)[] {
  const list: (PlainNumber | null)[] = [];
  for (let i = 0; i < column.length; i++) list.push(isThere(i) ? plain(column[i] as number) : null);
  return list;
}

function countsOf(error: Float64Array, known: readonly (Knowledge | undefined)[]): Counts {
  const counts = { measured: 0, exact: 0, outside: 0, undecided: 0, late: 0, nonFinite: 0 };
  known.forEach((each, i) => {
    if (each === 'outside') {
      counts.outside++;
      return;
    }
    counts.measured++;
    if (each === 'precision') counts.undecided++;
    if (each === 'time') counts.late++;
    if (error[i] === 0) counts.exact++;
    if (!Number.isFinite(error[i])) counts.nonFinite++;
  });
  return counts;
}

function correctBits(error: number, truth: number, { precision }: Place): number {
  const most = formats[precision].significandBits;
  if (error === 0) return most;
  return Math.max(0, Math.min(most, Math.floor(-Math.log2(error / truth))));
}
