// One side of a point for second derivatives: how the partial by one input behaves there along another, by jets over series.
import type { Arithmetic } from '../arithmetic.js';
import type { Interval } from '../arithmetics/interval/interval.js';
import { DomainEnds, jets, type Jet, type Singularities } from '../arithmetics/jet.js';
import { remembering } from '../arithmetics/series/remembering.js';
import { seriesFamily } from '../arithmetics/series/series-arithmetic.js';
import { atOne, compareOrders, isNothing, SeriesRing, TooFewTerms, type OneSidedSeries, type SideAsked } from '../arithmetics/series/series.js'; // prettier-ignore
import { OutsideDomain, Undecided } from '../errors.js';
import type { Experiment } from './experiment.js';

/** A partial beside the point, and its derivative there; a limit is null where the partial grows without end. */
export type PartialSide =
  | { readonly kind: 'finite'; readonly limit: Interval; readonly slope: Interval }
  | { readonly kind: 'infinite'; readonly limit: Interval | null; readonly sign: 1 | -1 }
  | { readonly kind: 'outside' };

/** How many terms are tried in turn. */
const counts = [4, 8, 16] as const;

/** The partials of one experiment at one precision: what was computed for one side is remembered for the other. */
export class SecondSides {
  private readonly ring: SeriesRing;
  private readonly over: (terms: number) => Arithmetic<OneSidedSeries>;
  /** Whether the last run holds on one side alone. */
  private readonly side: SideAsked = { asked: false };

  constructor(private readonly experiment: Experiment) {
    const A = remembering(experiment.lab.bench);
    this.ring = new SeriesRing(A, 1);
    this.over = seriesFamily(A, experiment.lab.seen, this.side);
  }

  /**
   * The partial by `inner` along `outer`, both by their index in `wrt`: to the left and to the right.
   * @throws Undecided where no number of terms tells
   */
  both(outer: number, inner: number): readonly [left: PartialSide, right: PartialSide] {
    this.side.asked = false;
    const right = this.run(outer, inner, 1);
    const isTwoSided = right.kind === 'finite' && !this.side.asked;
    return [isTwoSided ? right : this.run(outer, inner, -1), right];
  }

  private run(outer: number, inner: number, side: 1 | -1): PartialSide {
    let open = new Undecided('too few terms');
    for (const count of counts) {
      try {
        const partial = this.partial(this.over(count), inner, { outer, side });
        return partial === null ? { kind: 'outside' } : this.sideOf(partial, side);
      } catch (error) {
        if (!(error instanceof TooFewTerms)) throw error;
        open = error;
      }
    }
    throw open;
  }

  /** The partial at the point, made as those beside it are; undefined where series can't tell. */
  center(inner: number): Interval | undefined {
    try {
      const partial = this.partial(this.over(1), inner, null);
      return partial === null ? undefined : this.ring.split(partial).limit;
    } catch (error) {
      if (error instanceof Undecided) return undefined;
      throw error;
    }
  }

  /** The partial by an input where another is moved; null where there is none. */
  private partial(
    S: Arithmetic<OneSidedSeries>,
    inner: number,
    moved: { readonly outer: number; readonly side: 1 | -1 } | null,
  ): OneSidedSeries | null {
    const { program, point, wrt, budget } = this.experiment.question;
    const met: Singularities = { singular: false, broken: false, met: null };
    const run = program.link(jets({ strict: S, lenient: S }, met).strict);
    const inputs = point.map(S.literal);
    if (moved !== null) {
      const place = wrt[moved.outer] as number;
      const step: OneSidedSeries = { terms: [{ at: atOne, c: this.ring.A.literal(moved.side) }], rest: null, huge: 0 };
      inputs[place] = S.add(inputs[place] as OneSidedSeries, step);
    }
    const towards = (direction: 1 | -1): OneSidedSeries | null => {
      const seeded = inputs.map((primal, i): Jet<OneSidedSeries> => {
        return { primal, tangent: i === wrt[inner] ? S.literal(direction) : undefined, infinite: 0 };
      });
      const { tangent = S.literal(0), infinite } = run(seeded, budget);
      return infinite !== 0 ? null : direction > 0 ? tangent : S.neg(tangent);
    };
    try {
      const right = towards(1);
      // along the input itself what is beside the point on one side is beside it on the other
      if (right === null || !met.singular || moved?.outer === inner) return right;
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
    const { ring } = this;
    const difference = ring.sub(x, y);
    if (isNothing(difference)) return true;
    ring.sign(difference);
    return false;
  }

  private sideOf(partial: OneSidedSeries, side: 1 | -1): PartialSide {
    const { ring } = this;
    const growth = ring.growth(partial);
    if (growth !== 0) return { kind: 'infinite', limit: null, sign: (-growth * side) as 1 | -1 }; // it falls from there
    const { limit, moves } = ring.split(partial);
    const [first] = moves.terms;
    if (first !== undefined && compareOrders(first.at, atOne) < 0)
      return { kind: 'infinite', limit, sign: ring.sign(moves) * side > 0 ? 1 : -1 };
    if (moves.rest !== null && compareOrders(moves.rest, atOne) <= 0)
      throw new TooFewTerms('the slope of the first derivative beside the point is not known');
    const slope: Interval = first !== undefined && compareOrders(first.at, atOne) === 0 ? first.c : ring.A.literal(0);
    return { kind: 'finite', limit, slope: side > 0 ? slope : ring.A.neg(slope) };
  }
}
