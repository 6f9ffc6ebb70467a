// One side of a point by series in the distance from it: what jets leave open at ties of slopes, roots of 0, poles and cuts.
import type { Arithmetic } from '../arithmetic.js';
import type { Interval } from '../arithmetics/interval/interval.js';
import { remembering, type RememberingArithmetic } from '../arithmetics/series/remembering.js';
import {
  atOne,
  atZero,
  compareOrders,
  SeriesRing,
  TooFewTerms,
  type OneSidedSeries,
  type Order,
} from '../arithmetics/series/series.js';
import { seriesFamily } from '../arithmetics/series/series-arithmetic.js';
import { OutsideDomain, Undecided } from '../errors.js';
import type { Experiment } from './experiment.js';
import type { OneSided } from './one-sided.js';
import type { Beside } from './side-claim.js';

/** How many terms are tried in turn. */
const counts = [4, 8, 16] as const;

/** The series of one experiment at one precision: what was computed for one side is remembered for the other. */
export class SeriesSides {
  private readonly A: RememberingArithmetic;
  private readonly ring: SeriesRing;
  private readonly over: (terms: number) => Arithmetic<OneSidedSeries>;

  constructor(private readonly experiment: Experiment) {
    this.A = remembering(experiment.lab.bench);
    this.ring = new SeriesRing(this.A, 1);
    this.over = seriesFamily(this.A, experiment.lab.seen);
  }

  /** @throws Undecided where no number of terms tells */
  run(index: number, side: 1 | -1): OneSided {
    let open = new Undecided('too few terms');
    for (const count of counts) {
      try {
        return this.withTerms(index, side, count);
      } catch (error) {
        if (!(error instanceof TooFewTerms)) throw error;
        open = error;
      }
    }
    throw open;
  }

  /** The value at the point, made as those beside it are; undefined where series can't tell. */
  center(): Interval | undefined {
    const { program, point, budget } = this.experiment.question;
    const S = this.over(1);
    try {
      return this.A.theOne(this.ring.split(program.link(S)(point.map(S.literal), budget)).limit);
    } catch (error) {
      if (error instanceof Undecided || error instanceof OutsideDomain) return undefined;
      throw error;
    }
  }

  private withTerms(index: number, side: 1 | -1, count: number): OneSided {
    const { program, point, wrt, budget } = this.experiment.question;
    const S = this.over(count);
    const step: OneSidedSeries = { terms: [{ at: atOne, c: this.A.literal(side) }], rest: null, huge: 0 };
    const inputs = point.map((value, i) => (i === wrt[index] ? S.add(S.literal(value), step) : S.literal(value)));
    try {
      return this.sideOf(program.link(S)(inputs, budget), side);
    } catch (error) {
      if (error instanceof OutsideDomain) return { kind: 'outside' };
      throw error;
    }
  }

  private sideOf(output: OneSidedSeries, side: 1 | -1): OneSided {
    const { A, ring } = this;
    if (swingsAt(output, atZero)) return { kind: 'oscillates', value: null };
    const { limit, moves } = ring.split(output);
    const value = A.theOne(limit);
    const [first] = moves.terms;
    const order = first === undefined ? 1 : compareOrders(first.at, atOne);
    const lead = order <= 0 && first !== undefined ? first : null;
    const beside: Beside = { lead, rest: moves.terms[lead === null ? 0 : 1]?.at ?? moves.rest };
    if (order < 0) return { kind: 'infinite', value, sign: ring.sign(moves) * side > 0 ? 1 : -1, beside };
    if (swingsAt(moves, atOne)) return { kind: 'oscillates', value };
    if (moves.rest !== null && compareOrders(moves.rest, atOne) <= 0)
      throw new TooFewTerms('the slope beside the point is not known');
    const slope: Interval = lead?.c ?? A.literal(0);
    return { kind: 'finite', value, derivative: A.theOne(side > 0 ? slope : A.neg(slope)), beside };
  }
}

/** Whether it swings in that order or one that is larger, and nothing else is as large. */
function swingsAt({ swings, terms, rest }: OneSidedSeries, order: Order): boolean {
  if (swings !== true || rest === null || compareOrders(rest, order) > 0) return false;
  return terms.every(({ at }) => compareOrders(at, order) >= 0);
}
