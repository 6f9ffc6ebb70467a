// One point of a check of formulas: the certified gradient of F against G in certified arithmetic.
import { nestedPoint } from '../compare/forms.js';
import type { Tolerance } from '../compare/claims.js';
import { EvaluationError, OutsideDomain } from '../errors.js';
import type { Problem } from '../methods/method.js';
import { attempt, explained } from '../problem/attempt.js';
import { TimeBudget } from '../program/time.js';
import type { Laboratory } from '../reference/laboratory.js';
import { findTruth, type Truth, type Verdict } from '../reference/truth.js';
import type { CheckedComponent, CheckedPoint } from './check-data.js';
import { componentsOf, gapsOf, isSingular, unjudged, withoutValue, type KnownAtPoint } from './components.js';
import { pairAt, type FormulaPair } from './formula-pair.js';
import { givenOver, pointOver } from './formula-run.js';
import { gravest } from './verdict.js';

/** A point that was judged, and what else is known of it. */
export interface JudgedPoint {
  readonly pair: FormulaPair;
  readonly checked: CheckedPoint;
  /** Why there is no derivative to judge by: such a point of a box is drawn again. */
  readonly blank: 'outside' | 'singular' | null;
  /** The verdict on the derivative of each component. */
  readonly truths: readonly Verdict[];
  /** What G gives in floating point; null where that ends in an error. */
  readonly floating: readonly number[] | null;
}

export interface FormulaJudgeOptions {
  readonly tolerance: Tolerance | null;
  /** Milliseconds for one point. */
  readonly timeout: number;
}

/**
 * Judges one point.
 *
 * @throws DiffcmpError for what goes wrong in F or in G, other than points outside of their domains
 */
export function judgeFormulas(laboratory: Laboratory, pair: FormulaPair, options: FormulaJudgeOptions): JudgedPoint {
  return judgeAt(laboratory, pair, options, true);
}

/** @param looksBeside whether points beside this one may be asked for, where G has no value */
function judgeAt(
  laboratory: Laboratory,
  pair: FormulaPair,
  options: FormulaJudgeOptions,
  looksBeside: boolean,
): JudgedPoint {
  const time = new TimeBudget(options.timeout);
  const at = nestedPoint(pair.problem);
  const truth = truthOf(laboratory, pairUntil(pair, time.deadlineFor(1 / 2)));
  if (typeof truth === 'string') {
    const components = pair.names.map((name) => unjudged(name, undefined, truth));
    const checked = { at, verdict: 'INCONCLUSIVE', components, message: truth } as const;
    return { pair, checked, blank: 'outside', truths: [], floating: null };
  }
  const truths = pair.problem.order === 1 ? truth.gradient : (truth.hessian ?? []).flat();
  const limited = pairUntil(pair, time.deadlineFor(1 / 2));
  const floating = floatingGiven(limited);
  const known = { truths, floating, tolerance: options.tolerance };
  const beside = (): CheckedComponent[][] =>
    looksBeside
      ? [1, -1].map((side) => [...judgeAt(laboratory, pairAt(pair, besidePoint(pair.problem, side)), options, false).checked.components]) // prettier-ignore
      : [];
  const { components, hasValue } = judgedComponents(laboratory, limited, known, beside);
  const verdict = gravest(components.map((each) => each.verdict));
  const isBlank = verdict !== 'FAIL' && (!hasValue || truths.some(isSingular));
  return { pair, checked: { at, verdict, components, message: null }, blank: isBlank ? 'singular' : null, truths, floating }; // prettier-ignore
}

const pairUntil = (pair: FormulaPair, deadline: number): FormulaPair => ({
  ...pair,
  problem: { ...pair.problem, budget: { ...pair.problem.budget, deadline } },
});

/** The truth of F; in words why there is none where F has no value. */
function truthOf(laboratory: Laboratory, { f, problem }: FormulaPair): Truth | string {
  return attempt(f, problem, () => {
    try {
      return findTruth(laboratory, problem);
    } catch (error) {
      if (error instanceof OutsideDomain) return `the function has no value there: ${error.message}`;
      throw error;
    }
  });
}

function judgedComponents(
  laboratory: Laboratory,
  pair: FormulaPair,
  known: KnownAtPoint,
  beside: () => readonly (readonly CheckedComponent[])[],
): { readonly components: readonly CheckedComponent[]; readonly hasValue: boolean } {
  try {
    const whole = componentsOrError(laboratory, pair, known);
    const partly = (error: OutsideDomain, gaps = gapsOf(laboratory, pair) ?? []) => ({
      components: partlyJudged(laboratory, pair, known, { gaps, error }, beside),
      hasValue: false,
    });
    if (whole instanceof OutsideDomain) return partly(whole);
    if (whole.some(({ verdict }) => verdict !== 'INCONCLUSIVE')) return { components: whole, hasValue: true };
    const gaps = gapsOf(laboratory, pair) ?? [];
    const error = gaps.find((gap) => gap instanceof OutsideDomain);
    return error === undefined ? { components: whole, hasValue: true } : partly(error, gaps);
  } catch (error) {
    throw error instanceof EvaluationError ? explained(error, pair.g, pair.problem) : error;
  }
}

/** The components, or why G as a whole has no value. */
function componentsOrError(
  laboratory: Laboratory,
  pair: FormulaPair,
  known: KnownAtPoint,
): CheckedComponent[] | OutsideDomain {
  try {
    return componentsOf(laboratory, pair, known);
  } catch (error) {
    if (error instanceof OutsideDomain) return error;
    throw error;
  }
}

/** Where G as a whole has no value: the components that have one are judged. */
function partlyJudged(
  laboratory: Laboratory,
  pair: FormulaPair,
  known: KnownAtPoint,
  { gaps, error }: { readonly gaps: NonNullable<ReturnType<typeof gapsOf>>; readonly error: OutsideDomain },
  beside: () => readonly (readonly CheckedComponent[])[],
): CheckedComponent[] {
  const places = gaps.flatMap((gap, place) => (gap === null ? [place] : []));
  const apart = places.length > 0 ? componentsOf(laboratory, pair, known, places) : [];
  const errorOf = (place: number): OutsideDomain => {
    const gap = gaps[place];
    return gap instanceof OutsideDomain ? gap : error;
  };
  const judged = new Map(places.map((place, i) => [place, apart[i] as CheckedComponent]));
  return withoutValue(pair, known, { errorOf, judged, beside: beside() });
}

/** G in floating point, as a user's program computes it. */
function floatingGiven(pair: FormulaPair): readonly number[] | null {
  try {
    const { arithmetic } = pair.problem.format;
    return givenOver(arithmetic, pair, pointOver(arithmetic, pair.problem));
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

/** How far beside a point a formula is tried that has no value at the point, in units of its size. */
const besideStep = 2 ** -20;

/** All that is differentiated by moves, each coordinate by another amount. */
function besidePoint({ point, wrt }: Problem, side: number): number[] {
  const moved = new Set(wrt);
  return point.map((value, i) => (moved.has(i) ? value + side * besideStep * (1 + i / 7) * Math.max(Math.abs(value), 2 ** -20) : value)); // prettier-ignore
}
