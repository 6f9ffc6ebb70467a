// One input and one side at a time: what holds at kinks, jumps, ends of the domain and infinite slopes.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { DomainEnds, type Jet } from '../arithmetics/jet.js';
import { atOne } from '../arithmetics/series/series.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { numeral } from '../text/numeral.js';
import type { Experiment } from './experiment.js';
import type { Beside, SideClaim } from './side-claim.js';
import type { Side, Verdict } from './verdict.js';

/** What a one-sided run gave; the enclosure is of the derivative with respect to the input, whatever the side. */
export type OneSided =
  | { readonly kind: 'finite'; readonly value: Interval; readonly derivative: Interval; readonly beside?: Beside }
  | { readonly kind: 'infinite'; readonly value: Interval; readonly sign: 1 | -1; readonly beside?: Beside }
  /** Between bounds for ever: the slope or, where there is no limit, the value. */
  | { readonly kind: 'oscillates'; readonly value: Interval | null }
  | { readonly kind: 'outside' };

export function runOneSided({ lab, question }: Experiment, index: number, side: 1 | -1): OneSided {
  const { bench, firstOrder } = lab;
  const { program, point, wrt, budget } = question;
  const inputs = point.map((value, i): Jet<Interval> => ({
    primal: bench.literal(value),
    tangent: i === wrt[index] ? bench.literal(side) : undefined,
    infinite: 0,
  }));
  let output: Jet<Interval>;
  try {
    output = program.link(firstOrder.strict)(inputs, budget);
  } catch (error) {
    if (error instanceof DomainEnds) return { kind: 'outside' };
    // the value exists; so this is a singularity that may well be removable
    if (error instanceof OutsideDomain) throw new Undecided(`${error.message} at the point, but perhaps not beside it`);
    throw error;
  }
  const { primal: value, tangent = bench.literal(0), infinite } = output;
  if (infinite !== 0) return { kind: 'infinite', value, sign: (infinite * side) as 1 | -1 };
  return { kind: 'finite', value, derivative: side > 0 ? tangent : bench.neg(tangent) };
}

/**
 * The verdict at a singular point; undefined where a higher precision may tell more.
 *
 * @param broken whether the value beside the point may differ from that at the point
 * @param center the value at the point, of which one object is one number, where sides are made of such
 */
export function judge(
  experiment: Experiment,
  index: number,
  left: OneSided,
  right: OneSided,
  broken: boolean,
  center?: Interval,
): Verdict | undefined {
  const verdict = verdictOf(experiment, index, left, right, broken, center);
  if (verdict !== undefined) {
    experiment.confirmSide(index, -1, claimOf(experiment, left, -1, verdict));
    experiment.confirmSide(index, 1, claimOf(experiment, right, 1, verdict));
  }
  return verdict;
}

/** What values on that side must confirm: a limit there, which but for jumps is the value at the point, and how it is left. */
function claimOf(experiment: Experiment, result: OneSided, side: 1 | -1, verdict: Verdict): SideClaim {
  if (result.kind === 'outside') return result;
  const { bench } = experiment.lab;
  const { value } = result;
  if (value === null) return { kind: 'oscillates', limit: null };
  const limit = verdict.status === 'jump' ? () => value : (A: IntervalArithmetic) => experiment.value(A);
  if (result.kind === 'oscillates') return { kind: 'oscillates', limit };
  const isExact = verdict.status !== 'jump' || bench.isExact(value);
  if (result.beside !== undefined) return { kind: 'values', limit, isExact, ...result.beside, grows: 0 };
  if (result.kind === 'infinite')
    return { kind: 'values', limit, isExact, lead: undefined, rest: undefined, grows: (result.sign * side) as 1 | -1 };
  const c = side > 0 ? result.derivative : bench.neg(result.derivative);
  const lead = bench.isExactZero(c) ? null : { at: atOne, c };
  return { kind: 'values', limit, isExact, lead, rest: undefined, grows: 0 };
}

function verdictOf(
  experiment: Experiment,
  index: number,
  left: OneSided,
  right: OneSided,
  broken: boolean,
  center?: Interval,
): Verdict | undefined {
  const { bench } = experiment.lab;
  const verdict = (status: 'kink' | 'jump' | 'infinite' | 'undefined', message: string): Verdict | undefined =>
    oneSidedVerdict(experiment, index, status, left, right, message);
  if (broken && jumps(experiment, [left, right], center)) return verdict('jump', 'the function jumps there');
  if (left.kind === 'infinite' || right.kind === 'infinite')
    return verdict('infinite', 'the slope of the function is infinite there');
  if (left.kind === 'oscillates' || right.kind === 'oscillates') {
    const hasNoLimit = [left, right].some((side) => side.kind === 'oscillates' && side.value === null);
    const what = hasNoLimit ? 'function' : 'slope';
    return verdict('undefined', `the ${what} oscillates ${whereOf('oscillates', left, right)} and has no limit there`);
  }
  if (left.kind === 'outside' || right.kind === 'outside') {
    const where = whereOf('outside', left, right);
    const end = `${experiment.name(index)} = ${numeral(experiment.coordinate(index))}`;
    return verdict('undefined', `the domain ends at ${end}; the function or its slope does not exist ${where}`);
  }
  if (areDisjoint(bench, left.derivative, right.derivative))
    return verdict('kink', 'the slopes to the left and to the right differ');
  const areEqual =
    left.derivative === right.derivative || (bench.isExact(left.derivative) && bench.isExact(right.derivative));
  if (!areEqual) throw new Undecided('the slopes on both sides are too near to tell apart');
  const number = experiment.certified(right.derivative, index);
  if (number === undefined) return undefined;
  return { status: 'certified', number };
}

function whereOf(kind: OneSided['kind'], left: OneSided, right: OneSided): string {
  if (left.kind === right.kind) return 'on both sides';
  return left.kind === kind ? 'to the left' : 'to the right';
}

/** Whether the value on a side provably differs from that at the point; equality must be exact to count. */
function jumps(experiment: Experiment, sides: readonly OneSided[], center?: Interval): boolean {
  const { bench } = experiment.lab;
  const value = center ?? experiment.value(bench);
  const values = sides.flatMap((side) => (side.kind === 'outside' ? [] : (side.value ?? [])));
  if (values.some((beside) => areDisjoint(bench, value, beside))) return true;
  if (values.every((beside) => beside === value || (bench.isExact(value) && bench.isExact(beside)))) return false;
  throw new Undecided('whether the function is continuous there cannot be told');
}

function oneSidedVerdict(
  experiment: Experiment,
  index: number,
  status: 'kink' | 'jump' | 'infinite' | 'undefined',
  left: OneSided,
  right: OneSided,
  message: string,
): Verdict | undefined {
  const sideOf = (result: OneSided): Side | undefined => {
    if (result.kind === 'outside' || result.kind === 'oscillates') return null;
    if (result.kind === 'infinite') return result.sign > 0 ? 'Infinity' : '-Infinity';
    return experiment.certified(result.derivative, index);
  };
  const sides = [sideOf(left), sideOf(right)] as const;
  if (sides[0] === undefined || sides[1] === undefined) return undefined;
  return { status, left: sides[0], right: sides[1], message };
}

function areDisjoint(A: IntervalArithmetic, x: Interval, y: Interval): boolean {
  return A.mpfr.compare(x.hi, y.lo) < 0 || A.mpfr.compare(x.lo, y.hi) > 0;
}
