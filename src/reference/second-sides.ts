// Both sides of a point for second derivatives: how the partial by one input behaves there along another, by jets over series.
import type { Arithmetic } from '../arithmetic.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { jets } from '../arithmetics/jet.js';
import { DomainEnds, type Singularities } from '../arithmetics/singularities.js';
import type { Jet } from '../arithmetics/jet-number.js';
import { isNothing, TooFewTerms, type OneSidedSeries } from '../arithmetics/series/one-sided-series.js';
import { atOne, atZero, compareOrders } from '../arithmetics/series/order.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { BesidePoint, type MovedInput } from './beside-point.js';
import type { CertifiedNumber } from './certified-number.js';
import type { Experiment } from './experiment.js';
import { swingsAt } from './series-sides.js';
import { kindOfVerdict, type SecondBy, type Side, type Verdict } from './verdict.js';

/** A partial beside the point, and its derivative there; a limit is null where the partial grows without end. */
export type PartialSide =
  | { readonly kind: 'finite'; readonly limit: Interval; readonly slope: Interval }
  | { readonly kind: 'infinite'; readonly limit: Interval | null; readonly sign: 1 | -1 }
  /** The slope of the partial has no limit, finite or infinite; nor has the partial where its limit is null. */
  | { readonly kind: 'oscillates'; readonly limit: Interval | null }
  | { readonly kind: 'outside' };

/** The partials of one experiment at one precision. */
export class SecondSides {
  private readonly near: BesidePoint;

  constructor(private readonly experiment: Experiment) {
    this.near = new BesidePoint(experiment);
  }

  /**
   * The partial by `inner` along `outer`, to the left and to the right.
   * @param first the verdict of the first derivative by `inner`
   * @throws Undecided where no number of terms tells
   */
  both(by: SecondBy, first: Verdict): readonly [left: PartialSide, right: PartialSide] {
    const { near } = this;
    const { outer, inner } = by;
    const run = (side: 1 | -1): PartialSide => {
      if (outer === inner && lacksSlope(first, side)) return { kind: 'outside' };
      return near.withTerms((S) => {
        const partial = this.partial(S, inner, { index: outer, side });
        if (partial === null) return { kind: 'outside' };
        return this.swinging(partial, () => this.slopeFrom(by, first, side)) ?? this.sideOf(partial, side);
      });
    };
    return near.both(run, (right) => (right.kind === 'finite' ? right : undefined));
  }

  /** The partial at the point, made as those beside it are; undefined where series can't tell. */
  center(inner: number): Interval | undefined {
    const { near } = this;
    try {
      const partial = near.atPoint((S) => this.partial(S, inner, null));
      return partial === null ? undefined : near.A.theOne(near.ring.split(partial).limit);
    } catch (error) {
      if (error instanceof Undecided) return undefined;
      throw error;
    }
  }

  /** The partial by an input where another is moved; null where there is none. */
  private partial(S: Arithmetic<OneSidedSeries>, inner: number, moved: MovedInput | null): OneSidedSeries | null {
    const { program, wrt, budget } = this.experiment.question;
    const met: Singularities = { singular: false, broken: false, met: null };
    // beside the point along the input itself, the tangent is the derivative of the series
    const isAlong = moved?.index === inner;
    const run = program.link(jets({ strict: S, lenient: S }, met, isAlong).strict);
    const inputs = this.near.inputs(S, moved);
    const towards = (direction: 1 | -1): OneSidedSeries | null => {
      const seeded = inputs.map((primal, i): Jet<OneSidedSeries> => {
        return { primal, tangent: i === wrt[inner] ? S.literal(direction) : undefined, infinite: 0 };
      });
      const { tangent = S.literal(0), infinite } = run(seeded, budget);
      return infinite !== 0 ? null : direction > 0 ? tangent : S.neg(tangent);
    };
    try {
      const right = towards(1);
      if (right === null || !met.singular || isAlong) return right;
      const left = towards(-1);
      return left !== null && this.areEqual(left, right) ? right : null;
    } catch (error) {
      if (error instanceof DomainEnds) return null;
      if (error instanceof OutsideDomain) throw new Undecided(`${error.message} beside the point`);
      throw error;
    }
  }

  /** @throws Undecided where two series can't be told apart */
  private areEqual(x: OneSidedSeries, y: OneSidedSeries): boolean {
    const { ring } = this.near;
    const difference = ring.sub(x, y);
    if (isNothing(difference)) return true;
    ring.sign(difference);
    return false;
  }

  /**
   * The partial at the point, from a side of which alone it may be known; undefined where no enclosure of it is one object
   * with those beside it.
   */
  private slopeFrom({ outer, inner }: SecondBy, first: Verdict, side: 1 | -1): Interval | undefined {
    if (first.status === 'certified') return numberAsDouble(this.near.A, first.number) ?? this.center(inner);
    const slope = outer === inner ? slopeOf(first, side) : null;
    return slope !== null && typeof slope === 'object' ? numberAsDouble(this.near.A, slope) : undefined;
  }

  /** What swings about the partial at the point, so that slopes from there to points beside it have no limit. */
  private swinging(partial: OneSidedSeries, slopeThere: () => Interval | undefined): PartialSide | undefined {
    if (partial.swings === undefined || partial.rest === null) return undefined;
    const { A, ring } = this.near;
    const slope = slopeThere();
    if (slope === undefined || !swingsAt(ring.sub(partial, ring.constant(slope)), atOne)) return undefined;
    const isContinuous = compareOrders(partial.rest, atZero) > 0;
    return { kind: 'oscillates', limit: isContinuous ? A.theOne(slope) : null };
  }

  private sideOf(partial: OneSidedSeries, side: 1 | -1): PartialSide {
    const { A, ring } = this.near;
    if (this.near.hasPoles()) throw new Undecided('a number has poles there, at points as near as one likes');
    const growth = ring.growth(partial);
    if (growth !== 0) return { kind: 'infinite', limit: null, sign: (-growth * side) as 1 | -1 }; // it falls from there
    const { limit, moves } = ring.split(partial);
    const [first] = moves.terms;
    if (first !== undefined && compareOrders(first.at, atOne) < 0)
      return { kind: 'infinite', limit, sign: ring.sign(moves) * side > 0 ? 1 : -1 };
    if (moves.rest !== null && compareOrders(moves.rest, atOne) <= 0)
      throw new TooFewTerms('the slope of the first derivative beside the point is not known');
    const slope: Interval = first !== undefined && compareOrders(first.at, atOne) === 0 ? first.c : A.literal(0);
    return { kind: 'finite', limit: A.theOne(limit), slope: A.theOne(side > 0 ? slope : A.neg(slope)) };
  }
}

function slopeOf(first: Verdict, side: 1 | -1): Side | undefined {
  if (!('left' in first)) return undefined;
  return side < 0 ? first.left : first.right;
}

/** Whether it is known that there is no first derivative on that side, so that nothing can be differentiated again. */
const lacksSlope = (first: Verdict, side: 1 | -1): boolean =>
  (first.status === 'undefined' || kindOfVerdict(first) === 'endpoint') && slopeOf(first, side) === null;

/** A number that is a double. */
export function numberAsDouble(
  A: IntervalArithmetic,
  { nearest, residual, exact }: CertifiedNumber,
): Interval | undefined {
  return exact && residual === 0 ? A.literal(nearest) : undefined;
}
