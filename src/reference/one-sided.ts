// One input and one side at a time: what holds at kinks, jumps, ends of the domain and infinite slopes.
import type { Interval } from '../arithmetics/interval/interval.js';
import { DomainEnds } from '../arithmetics/singularities.js';
import type { Jet } from '../arithmetics/jet-number.js';
import { atOne } from '../arithmetics/series/order.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { numeral } from '../text/numeral.js';
import type { Experiment } from './experiment.js';
import type { SingularKind } from './kind-names.js';
import { areDisjoint, isOneNumber, kindOfSides, type Center, type OneSided } from './point-kind.js';
import type { SideClaim } from './side-claim.js';
import { besideSentence, singularSentence, type DescribedSide } from './side-sentences.js';
import type { Side, SideLimit, SingularVerdict, Verdict } from './verdict.js';

export type { OneSided } from './point-kind.js';

/** Two numbers that no precision tells apart would have to be proved equal. */
export class Seam extends Undecided {}

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
  if (result.kind === 'outside' || result.kind === 'pole') return result;
  const { bench } = experiment.lab;
  const { value } = result;
  if (value === null) return { kind: 'oscillates', limit: null };
  const isApart = verdict.status === 'jump' || !experiment.hasValue;
  const limit = isApart ? () => value : () => experiment.checkValue();
  if (result.kind === 'oscillates') return { kind: 'oscillates', limit };
  const isExact = !isApart || bench.isExact(value);
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
  const sides: BothSides = { experiment, index, left, right };
  if (!experiment.hasValue) return oneSidedVerdict(sides, 'undefined', 'none');
  const hasPole = left.kind === 'pole' || right.kind === 'pole';
  if (hasPole || (broken && jumps(experiment, [left, right], center))) return oneSidedVerdict(sides, 'jump', 'apart');
  if (left.kind === 'infinite' || right.kind === 'infinite') return oneSidedVerdict(sides, 'infinite', 'continuous');
  if (left.kind !== 'finite' || right.kind !== 'finite') return oneSidedVerdict(sides, 'undefined', 'continuous');
  if (areDisjoint(bench, left.derivative, right.derivative)) return oneSidedVerdict(sides, 'kink', 'continuous');
  if (!isOneNumber(bench, left.derivative, right.derivative))
    throw new Seam('the slopes on both sides are too near to tell apart');
  const number = experiment.certified(right.derivative, index);
  if (number === undefined) return undefined;
  return { status: 'certified', number };
}

/** Whether the value on a side provably differs from that at the point; equality must be exact to count. */
function jumps(experiment: Experiment, sides: readonly OneSided[], center?: Interval): boolean {
  const { bench } = experiment.lab;
  const value = center ?? experiment.value(bench);
  const values = sides.flatMap((side) => ('value' in side && side.value !== null ? [side.value] : []));
  if (values.some((beside) => areDisjoint(bench, value, beside))) return true;
  if (values.every((beside) => isOneNumber(bench, value, beside))) return false;
  throw new Seam('whether the function is continuous there cannot be told');
}

interface BothSides {
  readonly experiment: Experiment;
  readonly index: number;
  readonly left: OneSided;
  readonly right: OneSided;
}

function oneSidedVerdict(sides: BothSides, status: SingularVerdict['status'], center: Center): Verdict | undefined {
  const { experiment, index, left, right } = sides;
  const kind = kindOfSides(experiment.lab.bench, left, right, center);
  const [onLeft, onRight] = [numberOn(sides, -1), numberOn(sides, 1)];
  const limit = limitOf(sides, kind);
  if (onLeft === undefined || onRight === undefined || limit === undefined) return undefined;
  const described = (side: OneSided, slope: Side): DescribedSide =>
    'derivative' in side || side.kind === 'infinite'
      ? { kind: 'limit', value: experiment.certified(side.value) ?? null, slope }
      : side.kind === 'oscillates'
        ? { kind: 'oscillates', value: side.value === null ? null : (experiment.certified(side.value) ?? null) }
        : side;
  const place = `${experiment.name(index)} = ${numeral(experiment.coordinate(index))}`;
  const along = experiment.question.program.inputs.length > 1 ? ` along ${experiment.name(index)}` : '';
  const point = { status, kind, place, along, left: described(left, onLeft), right: described(right, onRight) };
  const message = center === 'none' ? besideSentence(point) : singularSentence(point);
  return { status, left: onLeft, right: onRight, message, kind, limit };
}

/** The one-sided derivative; undefined while it is too wide. */
function numberOn({ experiment, index, left, right }: BothSides, side: 1 | -1): Side | undefined {
  const result = side < 0 ? left : right;
  if (result.kind === 'outside' || result.kind === 'pole' || result.kind === 'oscillates') return null;
  if (result.kind === 'infinite') return result.sign > 0 ? 'Infinity' : '-Infinity';
  return experiment.certified(result.derivative, index);
}

/** What a removable point lacks, and what the values tend to at an end of the domain that has none; undefined while it is too wide. */
function limitOf({ experiment, left, right }: BothSides, kind: SingularKind | null): SideLimit | null | undefined {
  const { bench } = experiment.lab;
  if (kind !== 'removable' && !(kind === 'endpoint' && !experiment.hasValue)) return null;
  const [first] = [left, right].flatMap((side) => ('value' in side ? (side.value ?? []) : []));
  if (first === undefined) return null;
  const value = experiment.certified(first);
  if (value === undefined) return undefined;
  const hasSlope =
    left.kind === 'finite' && right.kind === 'finite' && isOneNumber(bench, left.derivative, right.derivative);
  return { value, slope: hasSlope ? (experiment.certified(left.derivative) ?? null) : null };
}
