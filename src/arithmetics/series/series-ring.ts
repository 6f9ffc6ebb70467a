// The ring of one-sided series over an interval arithmetic.
import type { Interval } from '../interval/interval.js';
import { Undecided } from '../../errors.js';
import {
  exactZero,
  hugeOf,
  isExponential,
  isNothing,
  leadOrder,
  remainder,
  TooFewTerms,
  type ForcedAnswer,
  type OneSidedSeries,
  type SideAsked,
} from './one-sided-series.js';
import {
  atZero,
  compareOrders,
  hasLogarithm,
  isWholePower,
  leastOrder,
  orderOfProduct,
  orderOfQuotient,
  type Order,
  type SeriesTerm,
} from './order.js';
import type { RememberingArithmetic } from './remembering-arithmetic.js';
import { foldedSwing, scaledSwing, unplaced, type Swing } from './swing.js';
import { swingOfProduct, swingOfSum } from './swings-in-results.js';

/** The ring of series over an interval arithmetic. */
export class SeriesRing {
  /**
   * @param mostTerms how many terms are kept of what doesn't end
   * @param side told where a result holds for t > 0 alone
   */
  constructor(
    readonly A: RememberingArithmetic,
    readonly mostTerms: number,
    private readonly side: SideAsked = { asked: false },
  ) {}

  constant(c: Interval): OneSidedSeries {
    return this.of([{ at: atZero, c }], null);
  }

  /** A series of terms in any order, cut where it is too long. */
  of(terms: readonly SeriesTerm[], rest: Order | null): OneSidedSeries {
    const sorted = terms
      .filter(({ at, c }) => !this.A.isExactZero(c) && (rest === null || compareOrders(at, rest) < 0))
      .sort((a, b) => compareOrders(a.at, b.at));
    const merged: SeriesTerm[] = [];
    for (const term of sorted) {
      const last = merged.at(-1);
      if (last !== undefined && compareOrders(last.at, term.at) === 0)
        merged[merged.length - 1] = { at: last.at, c: this.A.add(last.c, term.c) };
      else merged.push(term);
    }
    const kept = merged.filter(({ c }) => !this.A.isExactZero(c));
    const most = 3 * this.mostTerms;
    const first = kept[most];
    return first === undefined
      ? { terms: kept, rest, huge: 0 }
      : { terms: kept.slice(0, most), rest: first.at, huge: 0 };
  }

  neg(x: OneSidedSeries): OneSidedSeries {
    const terms = x.terms.map(({ at, c }) => ({ at, c: this.A.neg(c) }));
    const swing = x.swings && scaledSwing(this.A, x.swings, this.A.literal(-1), true);
    return swinging({ terms, rest: x.rest, huge: (0 - x.huge) as -1 | 0 | 1 }, swing);
  }

  add(x: OneSidedSeries, y: OneSidedSeries): OneSidedSeries {
    if (x.huge !== 0 || y.huge !== 0) {
      const [huge, other] = x.huge !== 0 ? [x, y] : [y, x];
      if (isExponential(other) && huge.huge * this.growth(other) < 0)
        throw new TooFewTerms('two numbers that grow above every power cancel there');
      return hugeOf(huge.huge);
    }
    // what nothing is added to stays what it is, and is found again as itself
    if (isNothing(x) || isNothing(y)) return isNothing(x) ? y : x;
    const sum = this.of([...x.terms, ...y.terms], leastOrder(x.rest, y.rest));
    return swinging(sum, swingOfSum(this.A, x, y, sum) ?? swingOfSum(this.A, y, x, sum));
  }
  sub(x: OneSidedSeries, y: OneSidedSeries): OneSidedSeries {
    return x === y ? exactZero : this.add(x, this.neg(y));
  }

  mul(x: OneSidedSeries, y: OneSidedSeries): OneSidedSeries {
    if (x.huge !== 0) {
      if (isNothing(y)) return exactZero;
      if (y.huge === 0 && isExponential(y) && this.growth(y) === 0)
        throw new TooFewTerms(
          'a number that grows above every power is multiplied by one that vanishes below every power',
        );
      return hugeOf(x.huge * this.sign(y));
    }
    if (y.huge !== 0) return this.mul(y, x);
    const [a, b] = [leadOrder(x), leadOrder(y)];
    if (a === null || b === null) return exactZero;
    const [r, s] = [x.rest && orderOfProduct(x.rest, b), y.rest && orderOfProduct(y.rest, a)];
    const rest = leastOrder(r, s);
    const product = this.of(this.products(x, y, rest), rest);
    if (x === y && x.swings !== undefined) return swinging(product, this.squared(x));
    return swinging(
      product,
      swingOfProduct(this.A, [x, r], [y, s], product) ?? swingOfProduct(this.A, [y, s], [x, r], product),
    );
  }

  /** Of each term with each, those that the rest doesn't hold: terms rise, so that beyond the first that it holds none is multiplied. */
  private products(x: OneSidedSeries, y: OneSidedSeries, rest: Order | null): SeriesTerm[] {
    const products: SeriesTerm[] = [];
    for (const s of x.terms) {
      for (const t of y.terms) {
        const at = orderOfProduct(s.at, t.at);
        if (rest !== null && compareOrders(at, rest) >= 0) break;
        products.push({ at, c: this.A.mul(s.c, t.c) });
      }
    }
    return products;
  }

  /** What swings in the square of x. */
  private squared({ terms, swings }: OneSidedSeries): Swing | undefined {
    const [first, ...more] = terms;
    if (swings === undefined || first === undefined)
      return swings && this.touching(swings, foldedSwing(this.A, swings, 'square'));
    // products of two terms are as large as what swings
    return more.length > 0
      ? unplaced(swings)
      : scaledSwing(this.A, swings, this.A.mul(this.A.literal(2), first.c), false);
  }

  /** A size, or an even power, of what crosses 0: without a jump it is 0 itself wherever that does. */
  touching({ zero }: Swing, size: Swing | undefined): Swing | undefined {
    return size !== undefined && size.zero === undefined && zero === 'crossed' && this.isContinuous()
      ? { ...size, zero: 'taken' }
      : size;
  }

  /** The sign of what swings without coming near 0. */
  swingSign({ terms, swings }: OneSidedSeries): -1 | 1 | undefined {
    const bounds = terms.length === 0 ? swings?.bounds : undefined;
    return bounds === undefined || this.A.containsZero(bounds) ? undefined : this.signOf(bounds);
  }

  /** Whether it is 0 for all small t. @throws Undecided where that can't be told */
  isZero(x: OneSidedSeries): boolean {
    if (x.huge !== 0) return false;
    const [first] = x.terms;
    if (first === undefined && x.rest === null) return true;
    if (this.swingSign(x) !== undefined) return false;
    if (first === undefined) throw new TooFewTerms('a number beside the point is too near to 0 to tell its sign');
    this.signOf(first.c);
    return false;
  }

  /** Its sign for all small t > 0. @throws Undecided where that can't be told */
  sign(x: OneSidedSeries): -1 | 0 | 1 {
    if (x.huge !== 0) return x.huge;
    if (this.isZero(x)) return 0;
    const swung = this.swingSign(x);
    if (swung !== undefined) {
      this.side.asked = true;
      return swung;
    }
    const first = x.terms[0] as SeriesTerm;
    this.takeSign(first.at);
    return this.signOf(first.c);
  }

  /** Notes that the sign of a term of that order is asked, which may be another for t < 0. */
  takeSign(order: Order): void {
    if (!isWholePower(order) || order.p.n % 2n !== 0n || hasLogarithm(order)) this.side.asked = true;
  }

  /** Notes that a broken power or a logarithm of that order is taken, which t < 0 has not. */
  takeSide(order: Order): void {
    if (order.p.n !== 0n || !isWholePower(order)) this.side.asked = true;
  }

  /** Notes that a number has poles at points as near as one likes. */
  takePoles(): void {
    this.side.poles = true;
  }

  /** Notes that a number may jump at points as near as one likes. */
  takeLeap(): void {
    this.side.leaps = true;
  }

  /** Whether all numbers of this run are continuous at all small t > 0: none has a pole there, or jumps. */
  isContinuous(): boolean {
    return this.side.poles !== true && this.side.leaps !== true;
  }

  mayLeap(): boolean {
    return this.side.leaps === true;
  }

  get forced(): ForcedAnswer | undefined {
    return this.side.forced;
  }

  /** The sign of a coefficient that isn't exactly 0. */
  signOf(c: Interval): -1 | 1 {
    if (this.A.containsZero(c)) throw new Undecided('a coefficient is too near to 0 to tell its sign');
    return this.A.mpfr.sign(c.lo) > 0 ? 1 : -1;
  }

  /** The first term, which is not 0, and the rest divided by it. */
  factored(x: OneSidedSeries): { lead: SeriesTerm; rest: OneSidedSeries } {
    if (x.huge !== 0) throw new Undecided('a number grows above every power of 1/h there');
    const [lead] = x.terms;
    if (lead === undefined) throw new TooFewTerms('a number beside the point is too near to 0 to tell its order');
    this.signOf(lead.c);
    const terms = x.terms.slice(1).map(({ at, c }) => ({ at: orderOfQuotient(at, lead.at), c: this.A.div(c, lead.c) }));
    const swing = x.swings && scaledSwing(this.A, x.swings, this.A.div(this.A.literal(1), lead.c), true);
    return { lead, rest: swinging({ terms, rest: x.rest && orderOfQuotient(x.rest, lead.at), huge: 0 }, swing) };
  }

  /** Σ aⱼ·uʲ for u -> 0, with what isn't known from the last coefficient on. */
  substitute(coefficients: readonly Interval[], u: OneSidedSeries): OneSidedSeries {
    const order = leadOrder(u);
    if (order === null) return this.constant(coefficients[0] ?? this.A.literal(0));
    let sum: OneSidedSeries = remainder(atZero);
    for (const c of [...coefficients].reverse()) sum = this.add(this.constant(c), this.mul(u, sum));
    return sum;
  }

  /** The limit, and what is left without it. @throws Undecided where there is none */
  split(x: OneSidedSeries): { limit: Interval; moves: OneSidedSeries } {
    if (this.growth(x) !== 0) throw new Undecided('a number grows without end there');
    if (x.rest !== null && compareOrders(x.rest, atZero) <= 0)
      throw new TooFewTerms('the limit of a number beside the point is not known');
    const [first] = x.terms;
    if (first === undefined || compareOrders(first.at, atZero) !== 0) return { limit: this.A.literal(0), moves: x };
    return { limit: this.A.theOne(first.c), moves: { ...x, terms: x.terms.slice(1) } };
  }

  /** The sign of what grows without end, 0 where it doesn't. @throws Undecided where that can't be told */
  growth(x: OneSidedSeries): -1 | 0 | 1 {
    if (x.huge !== 0) return x.huge;
    const order = leadOrder(x);
    return order !== null && compareOrders(order, atZero) < 0 ? this.sign(x) : 0;
  }
}

const swinging = (x: OneSidedSeries, swing: Swing | undefined): OneSidedSeries => (swing ? { ...x, swings: swing } : x);
