// Powers, logarithms and exponentials of one-sided series, by their first terms.
import { DomainEnds, DomainEndsAgain } from '../singularities.js';
import { exactFractions, type Fraction } from '../fractions.js';
import type { Interval } from '../interval/interval.js';
import { downward, upward } from '../interval/mpfr.js';
import { Undecided } from '../../errors.js';
import { GrowingExponent } from './growing-exponent.js';
import { crossesZero, oddRootOfSwing, powerOfSwing } from './swinging.js';
import type { SeriesRing } from './series-ring.js';
import { hugeOf, isNothing, remainder, TooFewTerms, type OneSidedSeries } from './one-sided-series.js';
import {
  atZero,
  compareOrders,
  enclosedOrder,
  exponentEnclosure,
  flatOrder,
  levelOrder,
  levelsOf,
  logarithmOrder,
  orderOfProduct,
  powerEnclosure,
  powerOfOrder,
  type Order,
  type SeriesTerm,
} from './order.js';

export const oneHalf: Fraction = { n: 1n, d: 2n };
export const oneThird: Fraction = { n: 1n, d: 3n };
/** The coefficients of (1 + w)^a: a(a-1)…(a-j+1)/j!. (Newton 1665) */
function binomials({ A, mostTerms }: SeriesRing, exponent: Fraction): Interval[] {
  const a = exponentEnclosure(A, exponent);
  const result = [A.literal(1)];
  for (let j = 1; j < mostTerms; j++) {
    const last = result[j - 1] as Interval;
    result.push(A.div(A.mul(last, A.sub(a, A.literal(j - 1))), A.literal(j)));
  }
  return result;
}

/** The coefficients of log(1 + w). (Mercator 1668) */
function logarithms({ A, mostTerms }: SeriesRing): Interval[] {
  return Array.from({ length: mostTerms }, (_, j) =>
    j === 0 ? A.literal(0) : A.div(A.literal(j % 2 === 0 ? -1 : 1), A.literal(j)),
  );
}

/** x^e beside x = 0 or away from it. @throws DomainEnds where x < 0 and e isn't whole */
export function powerOf(ring: SeriesRing, x: OneSidedSeries, e: Fraction): OneSidedSeries {
  const { A } = ring;
  const isWhole = e.d === 1n;
  if (e.n === 0n) return ring.constant(A.literal(1));
  const swung = powerOfSwing(ring, x, e);
  if (swung !== undefined) return swung;
  if (isWhole && e.n > 0n && e.n <= 64n) return wholePower(ring, x, Number(e.n));
  if (x.huge !== 0) {
    if (e.n < 0n) return remainder(flatOrder);
    throw new Undecided('a power of a number that grows above every power');
  }
  const { lead, rest } = ring.factored(x);
  if (!isWhole && ring.sign(x) < 0) throw new DomainEnds('pow');
  if (!isWhole) ring.takeSide(lead.at);
  const c =
    e.n === 1n && e.d === 2n
      ? A.sqrt(lead.c)
      : e.n === 1n && e.d === 3n
        ? A.cbrt(lead.c)
        : e.n === -1n && isWhole
          ? A.div(A.literal(1), lead.c)
          : A.pow(lead.c, exponentEnclosure(A, e));
  const at = powerOfOrder(lead.at, e);
  return ring.mul({ terms: [{ at, c }], rest: null, huge: 0 }, ring.substitute(binomials(ring, e), rest));
}

function wholePower(ring: SeriesRing, x: OneSidedSeries, exponent: number): OneSidedSeries {
  let result: OneSidedSeries | undefined;
  for (let base = x, n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = result === undefined ? base : ring.mul(result, base);
    if (n > 1) base = ring.mul(base, base);
  }
  return result as OneSidedSeries;
}

/** A root of odd degree, of negative numbers too. */
export function oddRoot(ring: SeriesRing, x: OneSidedSeries, e: Fraction): OneSidedSeries {
  if (isNothing(x)) return x;
  const swung = oddRootOfSwing(ring, x, e);
  if (swung !== undefined) return swung;
  return ring.sign(x) < 0 ? ring.neg(powerOf(ring, ring.neg(x), e)) : powerOf(ring, x, e);
}

/** A root of even degree, or any other broken power; 0 stays 0. */
export function evenRoot(ring: SeriesRing, x: OneSidedSeries, e: Fraction): OneSidedSeries {
  return isNothing(x) && e.n > 0n ? x : powerOf(ring, x, e);
}

/** log x = u + log c - p·L - k·M - … + log(1 + w). */
export function logOf(ring: SeriesRing, x: OneSidedSeries): OneSidedSeries {
  const { A } = ring;
  if (x.huge !== 0) throw new TooFewTerms('the logarithm of a number that grows above every power');
  if (crossesZero(x)) throw new DomainEndsAgain('log');
  if (isNothing(x) || ring.sign(x) < 0) throw new DomainEnds('log');
  const { lead, rest } = ring.factored(x);
  const { at, c } = lead;
  ring.takeSide(at);
  const powers = Array.from({ length: levelsOf(at) }, (_, level) => ({
    at: logarithmOrder(level),
    c: A.neg(powerEnclosure(A, at, level)),
  }));
  const first = ring.of([...(at.u?.terms ?? []), ...powers, { at: atZero, c: A.log(c) }], null);
  return ring.add(first, ring.substitute(logarithms(ring), rest));
}

/** exp x where x grows: a power of t by c·L, one of L by c·M, …; else what it is that of stays in the exponent. */
export function expOfGrowing(
  ring: SeriesRing,
  x: OneSidedSeries,
  expOf: (rest: OneSidedSeries) => OneSidedSeries,
): OneSidedSeries {
  const growth = ring.growth(x);
  const growing = x.terms.filter(({ at }) => compareOrders(at, atZero) < 0);
  const [first] = growing;
  const isAbovePowers = first === undefined || compareOrders(first.at, logarithmOrder(0)) < 0;
  if (isAbovePowers && (first === undefined || (x.rest !== null && compareOrders(x.rest, atZero) <= 0)))
    return growth > 0 ? hugeOf(1) : remainder(flatOrder);
  const others: SeriesTerm[] = [];
  let order = atZero;
  for (const term of growing) {
    const level = levelOfLogarithm(term.at);
    if (level === undefined) others.push(term);
    else order = orderOfProduct(order, orderOfPower(ring, level, term.c));
  }
  for (const { at } of others) ring.takeSign(at);
  if (others.length > 0) order = { ...order, u: new GrowingExponent(ring, others) };
  return ring.mul(single(ring, order), expOf({ ...x, terms: x.terms.slice(growing.length) }));
}

/** Of L it is 0, of M 1, …; undefined for all else. */
function levelOfLogarithm(at: Order): number | undefined {
  const level = at.logs.length - 1;
  return level >= 0 && compareOrders(at, logarithmOrder(level)) === 0 ? level : undefined;
}

const single = ({ A }: SeriesRing, at: Order): OneSidedSeries => ({
  terms: [{ at, c: A.literal(1) }],
  rest: null,
  huge: 0,
});

/** That of exp(c·L) = t^-c, of exp(c·M) = L^c, …: by the fraction that c is, or else by its enclosure. */
function orderOfPower(ring: SeriesRing, level: number, c: Interval): Order {
  const { A } = ring;
  const fraction = A.fractionOf(c);
  if (fraction !== null) return levelOrder(level, exactFractions.neg(fraction));
  // of c and -c one is taken, so that they cancel
  const isNegative = ring.signOf(c) < 0;
  const size = A.theOne(isNegative ? A.neg(c) : c);
  const [lo, hi] = [A.mpfr.toDouble(size.lo, downward), A.mpfr.toDouble(size.hi, upward)];
  return powerOfOrder(enclosedOrder(level, size, lo, hi), exactFractions.literal(isNegative ? 1 : -1));
}
