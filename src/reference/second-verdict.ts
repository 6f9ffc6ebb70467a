// The verdict of a second derivative at a singular point: the derivative along one input of the partial by another.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { Undecided } from '../errors.js';
import type { CertifiedNumber } from './certified-number.js';
import type { Experiment } from './experiment.js';
import { areDisjoint, isOneNumber } from './point-kind.js';
import { numberAsDouble, type PartialSide } from './second-sides.js';
import type { SecondBy, Side, SingularVerdict, Verdict } from './verdict.js';

type SingularStatus = SingularVerdict['status'];

/**
 * What two sides say; undefined where a higher precision may tell more.
 *
 * @param first the verdict of the first derivative by `inner`
 * @param center the partial at the point; undefined where no enclosure of it is one object with those beside it
 */
export function judgeSecond(
  experiment: Experiment,
  by: SecondBy,
  first: Verdict,
  sides: readonly [left: PartialSide, right: PartialSide],
  center: () => Interval | undefined,
): Verdict | undefined {
  const { bench } = experiment.lab;
  const [left, right] = sides;
  const names = `by ${experiment.name(by.inner)}`;
  const along = by.outer === by.inner ? '' : ` along ${experiment.name(by.outer)}`;
  if (first.status === 'undecided') throw new Undecided(`the first derivative ${names} is undecided`);
  if (first.status !== 'certified') {
    const status = withoutFirst(first.status, experiment.lab.bench, sides);
    return fromSides(experiment, by, status, sides, `the first derivative ${names} does not exist there`);
  }
  if (left.kind === 'outside' || right.kind === 'outside') {
    const where = onSides(left.kind === 'outside', right.kind === 'outside');
    return fromSides(
      experiment,
      by,
      'undefined',
      sides,
      `the first derivative ${names} does not exist ${where}${along}`,
    );
  }
  if (by.outer !== by.inner && jumps(bench, sides, numberAsDouble(bench, first.number) ?? center()))
    return fromSides(experiment, by, 'jump', sides, `the first derivative ${names} jumps there${along}`);
  if (left.kind === 'infinite' || right.kind === 'infinite')
    return fromSides(
      experiment,
      by,
      'infinite',
      sides,
      `the slope of the first derivative ${names} is infinite there${along}`,
    );
  if (left.kind === 'oscillates' || right.kind === 'oscillates') {
    const where = onSides(left.kind === 'oscillates', right.kind === 'oscillates');
    const isOfSlope = sides.every((side) => side.kind !== 'oscillates' || side.limit !== null);
    const what = isOfSlope ? 'slope of the first derivative' : 'first derivative';
    return fromSides(
      experiment,
      by,
      'undefined',
      sides,
      `the ${what} ${names} oscillates ${where}${along}, without a limit`,
    );
  }
  if (areDisjoint(bench, left.slope, right.slope)) {
    const message = `the slopes of the first derivative ${names} to the left and to the right${along} differ`;
    return fromSides(experiment, by, 'kink', sides, message);
  }
  if (!isOneNumber(bench, left.slope, right.slope))
    throw new Undecided('the second derivatives on both sides are too near to tell apart');
  const number = experiment.certified(right.slope);
  if (number === undefined) return undefined;
  for (const side of [-1, 1] as const) experiment.confirmSecondSide(by, right.slope, side);
  return { status: 'certified', number };
}

const onSides = (left: boolean, right: boolean): string =>
  left && right ? 'on either side' : left ? 'to the left' : 'to the right';

/** One order of a mixed derivative: the name of the input that is differentiated by first, and what comes of it. */
export interface OneOrder {
  readonly first: string;
  readonly verdict: Verdict;
}

/** A mixed derivative, from both orders of differentiation. */
export function inBothOrders(one: OneOrder, other: OneOrder): Verdict {
  const [a, b] = [one.verdict, other.verdict];
  if (a.status === 'certified' && b.status === 'certified' && agree(a.number, b.number)) return a;
  if (a.status !== 'certified' && b.status !== 'certified') return ofBoth(a, b);
  const said = [one, other].map(
    ({ first, verdict }) =>
      `by ${first} first ${verdict.status === 'certified' ? `it is ${verdict.number.digits}` : 'there is none'}`,
  );
  return { status: 'undefined', left: null, right: null, message: said.join(', '), kind: null };
}

/** Two orders without a number: the sides are those of the one that is told first. */
function ofBoth(a: Exclude<Verdict, { status: 'certified' }>, b: typeof a): Verdict {
  const [told, other] = 'left' in a && tellsSide(a) ? [a, b] : [b, a];
  return told.message === other.message ? told : { ...told, message: `${told.message}; ${other.message}` };
}

const tellsSide = ({ left, right }: { readonly left: Side; readonly right: Side }): boolean =>
  left !== null || right !== null;

function agree(one: CertifiedNumber, other: CertifiedNumber): boolean {
  return one.nearest === other.nearest && one.digits === other.digits;
}

/** What becomes of a second derivative where there is no first one to differentiate. */
function withoutFirst(first: SingularStatus, A: IntervalArithmetic, sides: readonly PartialSide[]): SingularStatus {
  if (first !== 'kink') return first;
  if (sides.some(({ kind }) => kind === 'infinite')) return 'infinite';
  const [left, right] = sides.flatMap((side) => (side.kind === 'outside' || side.limit === null ? [] : [side.limit]));
  return left !== undefined && right !== undefined && areDisjoint(A, left, right) ? 'jump' : 'undefined';
}

/** Whether the partial beside the point provably has another limit than its value; equality must be exact to count. */
function jumps(A: IntervalArithmetic, sides: readonly PartialSide[], center: Interval | undefined): boolean {
  const limits = sides.flatMap((side) => (side.kind === 'outside' || side.limit === null ? [] : [side.limit]));
  if (limits.length === 0) return false;
  if (center === undefined) throw new Undecided('whether the first derivative is continuous there cannot be told');
  if (limits.some((limit) => areDisjoint(A, limit, center))) return true;
  if (limits.every((limit) => isOneNumber(A, limit, center))) return false;
  throw new Undecided('whether the first derivative is continuous there cannot be told');
}

const kindOfStatus = { kink: 'kink', jump: 'jump', infinite: null, undefined: null } as const;

function fromSides(
  experiment: Experiment,
  by: SecondBy,
  status: SingularStatus,
  sides: readonly [left: PartialSide, right: PartialSide],
  message: string,
): Verdict | undefined {
  const sideOf = (partial: PartialSide, side: 1 | -1): Side | undefined => {
    if (partial.kind === 'outside') return null;
    if (partial.kind === 'oscillates') {
      experiment.confirmSecondOscillation(by, partial.limit, side);
      return null;
    }
    if (partial.kind === 'infinite') {
      experiment.confirmSecondGrowth(by, partial.sign, side);
      return partial.sign > 0 ? 'Infinity' : '-Infinity';
    }
    const number = experiment.certified(partial.slope);
    if (number !== undefined) experiment.confirmSecondSide(by, partial.slope, side);
    return number;
  };
  const [left, right] = [sideOf(sides[0], -1), sideOf(sides[1], 1)];
  return left === undefined || right === undefined
    ? undefined
    : { status, left, right, message, kind: kindOfStatus[status] };
}
