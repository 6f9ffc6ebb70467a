// Both sides of a point by series in the distance from it: what jets leave open at ties of slopes, roots of 0, poles and cuts.
import type { Interval } from '../arithmetics/interval/interval.js';
import type { Arithmetic } from '../arithmetic.js';
import { AnswerChanges } from '../arithmetics/series/changing-answers.js';
import { hasPoles } from '../arithmetics/series/poles.js';
import { TooFewTerms, type OneSidedSeries } from '../arithmetics/series/one-sided-series.js';
import { areLogLogApart, atOne, atZero, compareOrders, largestPower, type Order } from '../arithmetics/series/order.js';
import { DomainEndsAgain } from '../arithmetics/singularities.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { BesidePoint } from './beside-point.js';
import { sideOfBoth } from './changing-sides.js';
import type { Experiment } from './experiment.js';
import type { OneSided } from './one-sided.js';
import type { Beside } from './side-claim.js';

export class SeriesSides {
  private readonly near: BesidePoint;

  constructor(private readonly experiment: Experiment) {
    this.near = new BesidePoint(experiment);
  }

  /** Along an input, by its index in `wrt`. @throws Undecided where no number of terms tells */
  both(index: number): readonly [left: OneSided, right: OneSided] {
    return this.near.both(
      (side) => this.run(index, side),
      (right) => this.mirrored(right),
    );
  }

  /** The value at the point, made as those beside it are; undefined where series can't tell. */
  center(): Interval | undefined {
    const { near } = this;
    const { program, budget } = this.experiment.question;
    try {
      return near.atPoint((S) => near.A.theOne(near.ring.split(program.link(S)(near.inputs(S, null), budget)).limit));
    } catch (error) {
      if (error instanceof Undecided || error instanceof OutsideDomain) return undefined;
      throw error;
    }
  }

  private run(index: number, side: 1 | -1): OneSided {
    const { near } = this;
    return near.withTerms((S) => {
      const told = (): OneSided => this.outcome(S, index, side);
      let result: OneSided;
      try {
        result = told();
      } catch (error) {
        if (!(error instanceof AnswerChanges)) throw error;
        result = sideOfBoth(near.A, near.where(true, told), near.where(false, told));
      }
      // what it has poles in may not have a value either
      const hasNoLimit = result.kind === 'oscillates' && result.value === null;
      if (near.hasPoles() && !hasNoLimit && result.kind !== 'outside')
        throw new Undecided('a number has poles there, at points as near as one likes');
      return result;
    });
  }

  private outcome(S: Arithmetic<OneSidedSeries>, index: number, side: 1 | -1): OneSided {
    const { near } = this;
    const { program, budget } = this.experiment.question;
    try {
      return this.sideOf(program.link(S)(near.inputs(S, { index, side }), budget), side);
    } catch (error) {
      if (error instanceof DomainEndsAgain) {
        if (near.isPartial()) throw notAtSome();
        return { kind: 'outside', again: true };
      }
      if (error instanceof OutsideDomain) return { kind: 'outside' };
      throw error;
    }
  }

  /** The left of a right side whose series holds on both: what it says of the distance t, it says of -t. */
  private mirrored(right: OneSided): OneSided | undefined {
    if (right.kind !== 'finite' || right.beside === undefined) return undefined;
    const { lead, rest } = right.beside;
    return { ...right, beside: { lead: lead && { at: lead.at, c: this.near.A.neg(lead.c) }, rest } };
  }

  private sideOf(output: OneSidedSeries, side: 1 | -1): OneSided {
    const { A, ring } = this.near;
    if (hasPoles(output) || swingsAt(output, atZero)) return this.oscillating(null);
    const growth = ring.growth(output);
    if (growth !== 0) return { kind: 'pole', sign: growth };
    const { limit, moves } = ring.split(output);
    const value = A.theOne(limit);
    const [first] = moves.terms;
    const order = first === undefined ? 1 : compareOrders(first.at, atOne);
    const lead = first !== undefined && (order <= 0 || areLogLogApart(first.at, atOne)) ? first : null;
    const rest = moves.terms[lead === null ? 0 : 1]?.at ?? moves.rest;
    // what is left would change too little beside what is claimed, over the scales at which values are looked at
    if (rest !== null && areLogLogApart(rest, lead?.at ?? atOne))
      throw new Undecided('the logarithm of a logarithm is taken there');
    const beside: Beside = { lead, rest: rest && largestPower(rest) };
    if (order < 0) return { kind: 'infinite', value, sign: ring.sign(moves) * side > 0 ? 1 : -1, beside };
    if (swingsAt(moves, atOne)) return this.oscillating(value);
    if (moves.rest !== null && compareOrders(moves.rest, atOne) <= 0)
      throw new TooFewTerms('the slope beside the point is not known');
    const slope = lead !== null && order === 0 ? lead.c : A.literal(0);
    return { kind: 'finite', value, derivative: A.theOne(side > 0 ? slope : A.neg(slope)), beside };
  }

  private oscillating(value: Interval | null): OneSided {
    if (this.near.isPartial()) throw notAtSome();
    return { kind: 'oscillates', value };
  }
}

const notAtSome = (): Undecided => new Undecided('what swings does so at some of the points only');

/** Whether it swings in that order, or comes back to 0 or its sign changes in one that is larger; and nothing else is as large. */
export function swingsAt({ swings, terms, rest }: OneSidedSeries, order: Order): boolean {
  if (swings === undefined || rest === null) return false;
  const size = compareOrders(rest, order);
  if (size > 0 || (size < 0 && swings.zero === undefined)) return false;
  return terms.every(({ at }) => compareOrders(at, order) >= 0);
}
