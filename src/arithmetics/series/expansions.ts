// Taylor coefficients of the primitives, from the rules of the table alone: a derivative is expanded and integrated.
import type { Arithmetic } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { exactFractions } from '../fractions.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import type { OneSidedSeries } from './one-sided-series.js';
import { atOne, atZero, compareOrders, hasLogarithm, powerOrder, scaledOrder, type SeriesTerm } from './order.js';

/** What is expanded: its name in memory, its value, its derivative over any arithmetic. */
export interface Expanded {
  readonly name: string;
  value(c: Interval): Interval;
  slope(A: Arithmetic<OneSidedSeries>, y: OneSidedSeries, x: OneSidedSeries): OneSidedSeries;
}

export class Expansions {
  private readonly known = new Map<Interval, Map<string, readonly Interval[]>>();

  /** @param over the arithmetic of series with so many terms */
  constructor(
    private readonly A: IntervalArithmetic,
    private readonly over: (terms: number) => Arithmetic<OneSidedSeries>,
  ) {}

  /** f(c), f'(c), f''(c)/2 … where f is analytic. */
  coefficients(f: Expanded, c: Interval, count: number): readonly Interval[] {
    let ofPoint = this.known.get(c);
    if (ofPoint === undefined) this.known.set(c, (ofPoint = new Map<string, readonly Interval[]>()));
    let result = ofPoint.get(f.name);
    if (result === undefined || result.length < count) {
      result = this.extended(f, c, count);
      ofPoint.set(f.name, result);
    }
    return result.slice(0, count);
  }

  private extended(f: Expanded, c: Interval, count: number): readonly Interval[] {
    const first = f.value(c);
    if (count === 1) return [first];
    const { A } = this;
    const below = this.coefficients(f, c, count - 1);
    const y: OneSidedSeries = {
      terms: below.flatMap((each, j) => this.term(each, j)),
      rest: scaledOrder(atOne, count - 1),
      huge: 0,
    };
    const x: OneSidedSeries = { terms: [...this.term(c, 0), ...this.term(A.literal(1), 1)], rest: null, huge: 0 };
    const slope = f.slope(this.over(count - 1), y, x);
    if (slope.huge !== 0 || (slope.rest !== null && compareOrders(slope.rest, scaledOrder(atOne, count - 1)) < 0))
      throw new Undecided(`${f.name} has no expansion there`);
    return [
      first,
      ...Array.from({ length: count - 1 }, (_, j) => {
        const term = slope.terms.find(({ at }) => compareOrders(at, scaledOrder(atOne, j)) === 0);
        return term === undefined ? A.literal(0) : A.div(term.c, A.literal(j + 1));
      }),
    ];
  }

  private term(c: Interval, j: number): SeriesTerm[] {
    return this.A.isExactZero(c) ? [] : [{ at: scaledOrder(atOne, j), c }];
  }

  /** ∫ f'(c + side·z)·side dz from 0, added to f(c): a series in z, where the slope is infinite but f is not. */
  beside(f: Expanded, c: Interval, side: 1 | -1, count: number): OneSidedSeries {
    const { A } = this;
    const x: OneSidedSeries = { terms: [...this.term(c, 0), { at: atOne, c: A.literal(side) }], rest: null, huge: 0 };
    const y: OneSidedSeries = { terms: [], rest: atZero, huge: 0 };
    const slope = f.slope(this.over(count), y, x);
    const terms = slope.terms.map(({ at, c: each }) => {
      const p = exactFractions.add(at.p, atOne.p);
      if (hasLogarithm(at) || at.enclosed !== undefined || p.n <= 0n)
        throw new Undecided(`${f.name} has no expansion there`);
      return {
        at: powerOrder(p),
        c: A.div(A.mul(A.literal(side), A.mul(each, A.literal(Number(p.d)))), A.literal(Number(p.n))),
      };
    });
    const rest = slope.rest && powerOrder(exactFractions.add(slope.rest.p, atOne.p));
    return { terms: [{ at: atZero, c: f.value(c) }, ...terms].filter((term) => !A.isExactZero(term.c)), rest, huge: 0 };
  }
}
