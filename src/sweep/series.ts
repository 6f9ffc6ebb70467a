// The series of one family in one panel: its errors at every step taken apart, the best step, the predicted one, slopes.
import { formats } from '../arithmetics/formats.js';
import type { PlainNumber } from '../compare/comparison.js';
import { plain } from '../compare/measure.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import { bestStep } from './best-step.js';
import type { Family } from './families.js';
import type { HighPrecision } from './high-precision.js';
import { inTime, partitionsOf, type Partition } from './partition.js';
import { predictedSteps } from './predicted-step.js';
import { fitParts } from './slope.js';
import type { Place, SweepSeries } from './sweep-data.js';

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
  const halfUlp = high.problem.format.ulp(truth.nearest) / 2;
  const used = deltas.map((wanted) => family.step(wanted));
  const partitions = partitionsOf(family, high, used);
  const predicted = inTime(() => predictedSteps(family, high, truth.nearest));
  return family.methods.map((method, methodPlace) => {
    const parts = partitions.map((each) => each?.[methodPlace] ?? 'outside');
    const scaled = (part: 'error' | 'truncation' | 'roundoff'): (PlainNumber | null)[] =>
      parts.map((each) => {
        if (each === 'outside') return null;
        if (part === 'error') return plain(each.error / unit);
        return 'lacking' in each ? null : plain(each[part] / unit);
      });
    const error = scaled('error');
    const truncation = scaled('truncation');
    const roundoff = scaled('roundoff');
    // what a step that vanishes beside x gives is chance
    const candidates = error.map((each, i) => (family.vanishes(used[i] as number) ? null : each));
    const best = bestStep(used, candidates, roundoff, family.orders(method).roundoff, halfUlp / unit);
    const reach = Math.max(Math.abs(high.problem.point[high.input] ?? 0), 1);
    const isLost = (i: number): boolean =>
      error[i] === 0 ||
      family.vanishes(used[i] as number) ||
      Math.abs((Number(error[i]) * unit) / truth.nearest + 1) < lossTolerance;
    const fits = fitParts(used, truncation, roundoff, reach, isLost);
    return {
      ...place,
      method,
      deltas: used,
      error,
      truncation,
      roundoff,
      best: best ?? { delta: null, error: null },
      bits: best === null ? null : correctBits(best.error, Math.abs(truth.nearest) / unit, place),
      predicted: { delta: predicted?.get(method) ?? null },
      slopes: { roundoff: fits.roundoff?.slope ?? null, truncation: fits.truncation?.slope ?? null },
      fits: { roundoff: fits.roundoff?.fit ?? null, truncation: fits.truncation?.fit ?? null },
      counts: {
        measured: error.filter((each) => each !== null).length,
        exact: error.filter((each) => each === 0).length,
        outside: parts.filter((each) => each === 'outside').length,
        undecided: parts.filter((each) => isLacking(each, 'precision')).length,
        late: parts.filter((each) => isLacking(each, 'time')).length,
        nonFinite: error.filter((each) => typeof each === 'string').length,
      },
    };
  });
}

function isLacking(partition: Partition, what: 'precision' | 'time'): boolean {
  return typeof partition === 'object' && 'lacking' in partition && partition.lacking === what;
}

function correctBits(error: number, truth: number, { precision }: Place): number {
  const most = formats[precision].significandBits;
  if (error === 0) return most;
  return Math.max(0, Math.min(most, Math.floor(-Math.log2(error / truth))));
}
