// The components of a gradient at one point: what is given beside what is certified, a verdict and a message each.
import { NoNumber, gapped } from '../arithmetics/gapped.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest } from '../arithmetics/interval/mpfr.js';
import { sizeText, type Tolerance } from '../compare/claims.js';
import { sidesInWords } from '../compare/sides-in-words.js';
import { measureError, plain } from '../compare/measure.js';
import { OutsideDomain, TimeLimit, Undecided } from '../errors.js';
import type { Problem } from '../methods/method.js';
import { certify, type CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import { kindOfVerdict, type SingularVerdict, type Verdict } from '../reference/truth.js';
import type { CheckedComponent, CheckedNumber } from './check-data.js';
import { agreementsOf } from './formula-agreement.js';
import type { FormulaPair } from './formula-pair.js';
import { givenOver, pointOver } from './formula-run.js';
import { sidesAt, sidesOf } from './formula-sides.js';

/** What is known at a point before G is judged. */
export interface KnownAtPoint {
  readonly truths: readonly Verdict[];
  /** G in floating point; null where that ends in an error. */
  readonly floating: readonly number[] | null;
  readonly tolerance: Tolerance | null;
}

/** A component that nothing can be said of. */
export function unjudged(name: string, truth: Verdict | undefined, message: string): CheckedComponent {
  const known = truth?.status === 'certified' ? plain(truth.number.nearest) : null;
  const kind = truth === undefined ? null : kindOfVerdict(truth);
  return { name, verdict: 'INCONCLUSIVE', given: null, truth: known, ratio: null, mistake: null, lostBits: null, message, kind, uncertainty: null }; // prettier-ignore
}

export const isSingular = (truth: Verdict | undefined): truth is SingularVerdict =>
  truth !== undefined && 'left' in truth;

const singularText = (truth: SingularVerdict): string => `${truth.message}${sidesInWords(truth)}`;

/** What is seen of a component in certified arithmetic. */
interface Seen {
  readonly given: CheckedNumber;
  readonly ratio: CheckedNumber | null;
  readonly exactGiven: CertifiedNumber | undefined;
}

/**
 * @param places those of G that have a value, where not all have; null: all of them
 * @throws EvaluationError as G does; `OutsideDomain` where it has no value
 */
export function componentsOf(
  { bench }: Laboratory,
  pair: FormulaPair,
  known: KnownAtPoint,
  places: readonly number[] | null = null,
): CheckedComponent[] {
  const { problem, names } = pair;
  const { truths, floating, tolerance } = known;
  const seen = new Map<number, Seen>();
  const sides = places === null ? sidesOf(pair, truths) : sidesAt(places, pair, truths);
  const { agreements, openFor } = untilDeadline(bench, problem, () =>
    agreementsOf(bench, problem.format, sides, ({ wanted, given }, index) => {
      seen.set(index, seenOf(bench, problem, wanted[index] as Interval, given[index] as Interval));
    }),
  );
  return (places ?? names.map((_, place) => place)).map((place, index): CheckedComponent => {
    const name = names[place] as string;
    const truth = truths[place];
    if (isSingular(truth)) return unjudged(name, truth, singularText(truth));
    const { given = null, ratio = null, exactGiven } = seen.get(index) ?? {};
    const computed = floating?.[place];
    const lost = exactGiven === undefined || computed === undefined ? null : lostBits(computed, exactGiven, problem);
    const component = { ...unjudged(name, truth, ''), given, ratio, lostBits: lost };
    if (tolerance !== null) return { ...component, ...withinTolerance(tolerance, computed, truth, problem) };
    const agreement = agreements[index] ?? 'open';
    if (agreement === 'agrees') return { ...component, verdict: 'PASS', message: null };
    if (agreement === 'open') return { ...component, message: `not resolved${openFor === null ? '' : `: ${openFor}`}` };
    const wanted = component.truth === null ? 'another number' : String(component.truth);
    return { ...component, verdict: 'FAIL', message: `it is ${String(given)}, and the derivative ${wanted}` };
  });
}

/** What the time doesn't allow stays open. */
function untilDeadline(
  { mpfr }: IntervalArithmetic,
  { budget }: Problem,
  step: () => ReturnType<typeof agreementsOf>,
): ReturnType<typeof agreementsOf> {
  try {
    return mpfr.watch.until(budget.deadline ?? Infinity, step);
  } catch (error) {
    if (!(error instanceof TimeLimit)) throw error;
    return { agreements: [], openFor: 'the time for it is spent' };
  }
}

function seenOf(A: IntervalArithmetic, { format, digits }: Problem, wanted: Interval, given: Interval): Seen {
  const exactGiven = certify(A, given, format, digits);
  const ratio = A.containsZero(wanted) ? null : plain(A.mpfr.toDouble(A.div(given, wanted).lo, nearest));
  return { given: plain(exactGiven?.nearest ?? A.mpfr.toDouble(given.lo, nearest)), ratio, exactGiven };
}

/** How many of the bits of the format are wrong in the floating-point value of a formula, to a tenth. */
function lostBits(computed: number, exact: CertifiedNumber, { format }: Problem): number {
  if (computed === exact.nearest) return 0;
  const { bits } = measureError(computed, exact, format);
  return Math.round(Math.max(0, format.significandBits - bits) * 10) / 10;
}

function withinTolerance(
  tolerance: Tolerance,
  computed: number | undefined,
  truth: Verdict | undefined,
  { format }: Problem,
): Pick<CheckedComponent, 'verdict' | 'message'> {
  if (truth?.status !== 'certified')
    return { verdict: 'INCONCLUSIVE', message: 'the derivative is not certified there' };
  if (computed === undefined) return { verdict: 'FAIL', message: 'it has no value in floating point' };
  const error = measureError(computed, truth.number, format)[tolerance.measure];
  if (typeof error === 'number' && error <= tolerance.limit) return { verdict: 'PASS', message: null };
  const size = typeof error === 'number' ? sizeText(error) : error;
  const amount = tolerance.measure === 'ulps' ? `${size} ulp` : `${tolerance.measure} error ${size}`;
  return { verdict: 'FAIL', message: `in floating point it is off by ${amount}, tolerance ${tolerance.text}` };
}

/** Bits to see with which components have a value. */
const lookBits = 256;

/** Why components of G have no value, each by itself, and null of those that have one; null where one decides about others. */
export function gapsOf({ bench }: Laboratory, pair: FormulaPair): readonly (OutsideDomain | Undecided | null)[] | null {
  bench.mpfr.reset(lookBits);
  try {
    const given = givenOver(gapped(bench), pair, pointOver(bench, pair.problem));
    return given.map((value) => (value instanceof NoNumber ? value.error : null));
  } catch (error) {
    if (error instanceof OutsideDomain || error instanceof Undecided) return null;
    throw error;
  }
}

/** What is known where G as a whole has no value. */
export interface KnownWithoutValue {
  /** Of a component that has none, by its place; of others that of G. */
  readonly errorOf: (place: number) => OutsideDomain;
  /** Those that have one, by their places. */
  readonly judged: ReadonlyMap<number, CheckedComponent>;
  /** The components at points beside this one. */
  readonly beside: readonly (readonly CheckedComponent[])[];
}

/**
 * The components where G as a whole has no value, though F may have a derivative: which of them is at fault is seen in enclosures, and
 * where these don't tell in floating point.
 */
export function withoutValue(
  { names }: FormulaPair,
  { truths, floating }: KnownAtPoint,
  { errorOf, judged, beside }: KnownWithoutValue,
): CheckedComponent[] {
  return names.map((name, index) => {
    const apart = judged.get(index);
    if (apart !== undefined) return apart;
    const truth = truths[index];
    if (isSingular(truth)) return unjudged(name, truth, singularText(truth));
    const component = unjudged(name, truth, `the gradient has no value there: ${errorOf(index).message}`);
    const computed = floating?.[index];
    const given = computed === undefined ? null : plain(computed);
    if (truth?.status !== 'certified') return component;
    if (judged.size === 0 && computed !== undefined && Number.isFinite(computed))
      return { ...component, given, message: 'not judged: another component of the gradient has no value there' };
    const isRightBeside = beside.length > 0 && beside.every((each) => each[index]?.verdict === 'PASS');
    return isRightBeside
      ? { ...component, given, message: `${component.message ?? ''}; beside the point it is right` }
      : { ...component, given, verdict: 'FAIL' };
  });
}
