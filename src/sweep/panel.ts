// One panel in one precision: every swept method at every step, the lines of the others, and what both are measured by.
import { isStencil, type SweptMethod } from '../methods/table.js';
import { kitOf } from '../methods/kit.js';
import { DiffcmpError, EvaluationError, OutsideDomain, StepLimit, TimeLimit, Unsupported } from '../errors.js';
import { measureError, plain } from '../compare/measure.js';
import { nonFiniteValue } from '../compare/warnings.js';
import { formats, type Format } from '../arithmetics/formats.js';
import type { PlainNumber } from '../compare/comparison.js';
import { Neighbourhood } from '../methods/differences.js';
import type { Method, Problem } from '../methods/method.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import { findTruth, type Verdict } from '../reference/truth.js';
import { complexSteps, differences, type Family } from './families.js';
import { HighPrecision } from './high-precision.js';
import { Partitioner, type Partition } from './partition.js';
import { predictedSteps } from './predicted-step.js';
import { bestStep } from './best-step.js';
import { fitParts } from './slope.js';
import type { ErrorUnit, ExactMethod, Place, SweepReference, SweepSeries } from './sweep-data.js';

export interface PanelQuestion {
  readonly place: Place;
  /** With the one input of the panel in `wrt`. */
  readonly problem: Problem;
  readonly swept: readonly SweptMethod[];
  readonly lines: readonly Method[];
  /** Ascending. */
  readonly deltas: readonly number[];
  readonly unit: ErrorUnit;
}

export interface PanelAnswer {
  readonly reference: SweepReference;
  readonly series: readonly SweepSeries[];
  readonly exact: readonly ExactMethod[];
  readonly unsupported: readonly { readonly method: SweptMethod; readonly message: string }[];
}

/**
 * @throws OutsideDomain, StepLimit, TimeLimit
 * @throws DiffcmpError where there is no finite derivative to measure against
 */
export function sweepPanel(laboratory: Laboratory, question: PanelQuestion): PanelAnswer {
  const { problem, place, swept, lines } = question;
  const { order, format, wrt } = problem;
  const truth = findTruth(laboratory, problem);
  const overflow = nonFiniteValue(new Neighbourhood(problem, format.arithmetic).atPoint(), truth, format.name);
  if (overflow !== null) throw new DiffcmpError('non-finite', overflow);
  const verdict = (order === 1 ? truth.gradient[0] : truth.hessian?.[0]?.[0]) as Verdict;
  const { number, side } = standardOf(verdict, place);
  const reference: SweepReference = {
    ...place,
    status: verdict.status,
    side,
    value: number.nearest,
    digits: number.digits,
    message: 'message' in verdict ? verdict.message : null,
  };
  const unit = unitOf(question.unit, number, format);
  const exact = lines.map((method) => lineOf(method, question, number, unit));
  const high = new HighPrecision(laboratory, problem, wrt[0] as number, side === 'left' ? -1 : 1, number, truth.bits);
  const stencilMethods = swept.filter(isStencil);
  const families = [
    ...(stencilMethods.length === 0 ? [] : [differences(stencilMethods, problem, high)]),
    ...(stencilMethods.length < swept.length ? [complexSteps(problem, high)] : []),
  ];
  const series = new Map<SweptMethod, SweepSeries>();
  const unsupported: { method: SweptMethod; message: string }[] = [];
  for (const family of families) {
    try {
      for (const each of sweepFamily(family, high, question, number, unit)) series.set(each.method, each);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      unsupported.push(...family.methods.map((method) => ({ method, message: error.message })));
    }
  }
  return { reference, series: swept.flatMap((method) => series.get(method) ?? []), exact, unsupported };
}

/** The number that errors are measured against: the derivative, or a one-sided one where only that exists. */
function standardOf(verdict: Verdict, place: Place): { number: CertifiedNumber; side: SweepReference['side'] } {
  if (verdict.status === 'certified') {
    if (Number.isFinite(verdict.number.nearest)) return { number: verdict.number, side: null };
    const message = `the derivative by ${place.wrt} is beyond the range of ${place.precision}: ${verdict.number.digits}`;
    throw new DiffcmpError('non-finite', message);
  }
  if ('left' in verdict && verdict.status !== 'undefined')
    for (const side of ['right', 'left'] as const) {
      const number = verdict[side];
      if (number !== null && typeof number === 'object' && Number.isFinite(number.nearest)) return { number, side };
    }
  const where = `${place.wrt} = ${place.point[place.wrt]}`;
  const what = verdict.status === 'infinite' ? 'is infinite' : `is ${verdict.status}`;
  throw new DiffcmpError(
    'no-derivative',
    `the derivative ${what} at ${where}: there is nothing to measure errors against`,
    {
      hint: `${verdict.message}; sweep a point beside it`,
    },
  );
}

/** What one of the errors' units is worth, as a number to divide by. */
function unitOf(unit: ErrorUnit, { nearest }: CertifiedNumber, format: Format): number {
  if (unit === 'absolute') return 1;
  if (nearest === 0) {
    const message = `the derivative is 0, so its errors have no ${unit === 'relative' ? 'relative size' : 'ulps'}`;
    throw new DiffcmpError('bad-option', message, { hint: [{ error: 'absolute' }] });
  }
  return unit === 'relative' ? Math.abs(nearest) : format.ulp(nearest);
}

function lineOf(method: Method, { place, problem }: PanelQuestion, truth: CertifiedNumber, unit: number): ExactMethod {
  const none = { ...place, method: method.id, error: null, bits: null };
  try {
    const { gradient, hessian } = method.differentiate(problem, kitOf(problem.format));
    const computed = (problem.order === 1 ? gradient[0] : hessian?.[0]?.[0]) ?? NaN;
    if (!Number.isFinite(computed)) return { ...none, message: 'the result is not a finite number' };
    const { absolute, bits } = measureError(computed, truth, problem.format);
    return { ...none, error: plain(Number(absolute) / unit), bits, message: null };
  } catch (error) {
    if (!(error instanceof EvaluationError) || isEnd(error)) throw error;
    return { ...none, message: error.message };
  }
}

const isEnd = (error: EvaluationError): boolean =>
  error instanceof StepLimit || error instanceof TimeLimit || error instanceof OutsideDomain;

/** An error this near to minus the truth is that of a result of 0. */
const lossTolerance = 1e-6;

function sweepFamily(
  family: Family,
  high: HighPrecision,
  { deltas, place, problem }: PanelQuestion,
  truth: CertifiedNumber,
  unit: number,
): SweepSeries[] {
  const halfUlp = problem.format.ulp(truth.nearest) / 2;
  const predicted = predictedSteps(family, high, truth.nearest);
  const used = deltas.map((wanted) => family.step(wanted));
  const partitioner = new Partitioner(family, high);
  const partitions = used.map((): Map<SweptMethod, Partition> | undefined => undefined);
  // from the widest step down: the precision that a step needs follows from the one before
  for (let i = used.length - 1; i >= 0; i--) {
    const delta = used[i] as number;
    if (delta > 0) partitions[i] = delta === used[i + 1] ? partitions[i + 1] : partitioner.at(delta);
  }
  return family.methods.map((method) => {
    const parts = partitions.map((each) => each?.get(method) ?? 'outside');
    const scaled = (part: 'error' | 'truncation' | 'roundoff'): (PlainNumber | null)[] =>
      parts.map((each) => {
        if (each === 'outside') return null;
        if (part === 'error') return plain(each.error / unit);
        return 'undecided' in each ? null : plain(each[part] / unit);
      });
    const error = scaled('error');
    const truncation = scaled('truncation');
    const roundoff = scaled('roundoff');
    // what a step that vanishes beside x gives is chance
    const candidates = error.map((each, i) => (family.vanishes(used[i] as number) ? null : each));
    const best = bestStep(used, candidates, roundoff, family.orders(method).roundoff, halfUlp / unit);
    const reach = Math.max(Math.abs(place.point[place.wrt] ?? 0), 1);
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
      predicted: { delta: predicted.get(method) ?? null },
      slopes: { roundoff: fits.roundoff?.slope ?? null, truncation: fits.truncation?.slope ?? null },
      fits: { roundoff: fits.roundoff?.fit ?? null, truncation: fits.truncation?.fit ?? null },
      counts: {
        measured: error.filter((each) => each !== null).length,
        exact: error.filter((each) => each === 0).length,
        outside: parts.filter((each) => each === 'outside').length,
        undecided: parts.filter((each) => typeof each === 'object' && 'undecided' in each).length,
        nonFinite: error.filter((each) => typeof each === 'string').length,
      },
    };
  });
}

function correctBits(error: number, truth: number, { precision }: Place): number {
  const most = formats[precision].significandBits;
  if (error === 0) return most;
  return Math.max(0, Math.min(most, Math.floor(-Math.log2(error / truth))));
}
