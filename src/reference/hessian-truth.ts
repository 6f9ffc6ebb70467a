// The truth of second derivatives: by jets of jets, a pair of inputs at a time.
import type { Interval } from '../arithmetics/interval/interval.js';
import { forget, type Jet } from '../arithmetics/jet.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { secondStencil } from './difference-check.js';
import type { Experiment } from './experiment.js';
import { isOpen, type Verdict } from './verdict.js';

export class HessianTruth {
  /** The lower triangle, without rows for first order; undefined: open. */
  readonly verdicts: (Verdict | undefined)[][];

  constructor(private readonly experiment: Experiment) {
    const { wrt, order } = experiment.question;
    this.verdicts = order === 2 ? wrt.map((_, i) => wrt.slice(0, i + 1).map(() => undefined)) : [];
  }

  /** Settles what the precision of the bench allows. */
  settle(): void {
    this.verdicts.forEach((row, i) => {
      row.forEach((verdict, j) => {
        if (isOpen(verdict)) this.experiment.attempt(() => this.settlePair(row, i, j));
      });
    });
  }

  /** Rows and columns as in the gradient. @param open what is said where no precision settled it */
  whole(open: Verdict): Verdict[][] {
    return this.verdicts.map((_, i) =>
      this.verdicts.map((__, j) => this.verdicts[Math.max(i, j)]?.[Math.min(i, j)] ?? open),
    );
  }

  private settlePair(row: (Verdict | undefined)[], i: number, j: number): void {
    const { experiment } = this;
    const enclosure = this.inEitherOrder(i, j);
    const number = experiment.certified(enclosure);
    if (number === undefined) return;
    if (row[j] === undefined) {
      if (i === j) experiment.confirmAxis(i, enclosure, secondStencil, 2);
      else experiment.confirmPair(i, j, enclosure);
    }
    row[j] = { status: 'certified', number };
  }

  /** What is settled by one order of differentiation need not be by the other. */
  private inEitherOrder(i: number, j: number): Interval {
    try {
      return this.secondDerivative(i, j);
    } catch (error) {
      if (!(error instanceof Undecided) || i === j) throw error;
      return this.secondDerivative(j, i);
    }
  }

  /** By jets of jets, which must not meet a singular point. */
  private secondDerivative(i: number, j: number): Interval {
    const { lab, question } = this.experiment;
    const { bench, seen, secondOrder } = lab;
    const { program, point, wrt, budget } = question;
    forget(seen);
    const one: Jet<Interval> = { primal: bench.literal(1), tangent: undefined, infinite: 0 };
    const inputs = point.map((value, k): Jet<Jet<Interval>> => ({
      primal: { primal: bench.literal(value), tangent: k === wrt[j] ? bench.literal(1) : undefined, infinite: 0 },
      tangent: k === wrt[i] ? one : undefined,
      infinite: 0,
    }));
    const unsettled = (): Undecided =>
      new Undecided(`second derivatives are not settled where ${seen.met ?? 'a partial has no value'}`);
    try {
      const { tangent, infinite } = program.link(secondOrder)(inputs, budget);
      if (seen.singular || infinite !== 0 || (tangent?.infinite ?? 0) !== 0) throw unsettled();
      return tangent?.tangent ?? bench.literal(0);
    } catch (error) {
      if (error instanceof OutsideDomain) throw unsettled();
      throw error;
    }
  }
}
