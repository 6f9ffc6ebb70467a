// How fast e^u·t^p·L^-k·M^-m vanishes or grows, L = -log t, M = log L: exact orders, and those of powers whose exponents are
// known as enclosures only.
import { Undecided } from '../../errors.js';
import { exactFractions, type Fraction } from '../fractions.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';

/** An exponent between two fractions, and how often it is taken. */
interface EnclosedPower {
  readonly times: Fraction;
  readonly lo: Fraction;
  readonly hi: Fraction;
}

/** What the exponential in an order is that of: a growing series that dominates log t, all of it known. */
export interface Exponent {
  /** In rising order, none exactly 0. */
  readonly terms: readonly SeriesTerm[];
  /** The sign of its first term. @throws Undecided where that can't be told */
  sign(): -1 | 1;
  /** Undefined where nothing is left. */
  plus(other: Exponent): Exponent | undefined;
  times(factor: Fraction): Exponent;
}

/** The size of e^u·t^p·L^-k·M^-m as t -> 0+: ordered by u, p, k, m in turn; what is greater vanishes faster. */
export interface Order {
  readonly p: Fraction;
  readonly k: Fraction;
  readonly m: Fraction;
  /** What is added to p, by the enclosures of exponents: one object is one number. */
  readonly enclosed?: ReadonlyMap<Interval, EnclosedPower>;
  readonly u?: Exponent;
}

export interface SeriesTerm {
  readonly at: Order;
  readonly c: Interval;
}

const { add, mul, literal } = exactFractions;
const zero = literal(0);
/** The order of a power of t without logarithms. */
export const powerOrder = (p: Fraction): Order => ({ p, k: zero, m: zero });
export const hasLogarithm = ({ k, m }: Order): boolean => k.n !== 0n || m.n !== 0n;
export const isWholePower = ({ p, enclosed }: Order): boolean => p.d === 1n && enclosed === undefined;
export const atZero = powerOrder(zero);
export const atOne = powerOrder(literal(1));
/** That of L = -log t. */
export const logOrder: Order = { ...atZero, k: literal(-1) };
/** That of M = log L. */
export const logLogOrder: Order = { ...atZero, m: literal(-1) };
/** What vanishes faster than every power of t, as exp(-1/t) does, is below this one. */
export const flatOrder = powerOrder(literal(2 ** 40));

/** The order of t^x, x lying between two doubles. */
export const enclosedOrder = (x: Interval, lo: number, hi: number): Order => ({
  ...atZero,
  enclosed: new Map([[x, { times: atOne.p, lo: literal(lo), hi: literal(hi) }]]),
});

/** A power of t that bounds what has this order. */
export const largestPower = (order: Order): Order => (order.u !== undefined && order.u.sign() < 0 ? flatOrder : order);

const plainSum = (a: Fraction, b: Fraction): Fraction => (a.n === 0n ? b : b.n === 0n ? a : add(a, b));

export function orderOfProduct(a: Order, b: Order): Order {
  const u = a.u === undefined ? b.u : b.u === undefined ? a.u : a.u.plus(b.u);
  const powers: Order = { p: plainSum(a.p, b.p), k: plainSum(a.k, b.k), m: plainSum(a.m, b.m) };
  const sum: Order = u === undefined ? powers : { ...powers, u };
  if (a.enclosed === undefined && b.enclosed === undefined) return sum;
  const enclosed = new Map(a.enclosed);
  for (const [x, power] of b.enclosed ?? []) {
    const times = add(enclosed.get(x)?.times ?? zero, power.times);
    if (times.n === 0n) enclosed.delete(x);
    else enclosed.set(x, { ...power, times });
  }
  return enclosed.size === 0 ? sum : { ...sum, enclosed };
}
export const orderOfQuotient = (a: Order, b: Order): Order => orderOfProduct(a, powerOfOrder(b, literal(-1)));
/** The order of a power. */
export function powerOfOrder(a: Order, e: Fraction): Order {
  if (e.n === 0n) return atZero;
  const powers: Order = { p: mul(a.p, e), k: mul(a.k, e), m: mul(a.m, e) };
  const power: Order = a.u === undefined ? powers : { ...powers, u: a.u.times(e) };
  if (a.enclosed === undefined) return power;
  const scaled = [...a.enclosed].map(([x, each]) => [x, { ...each, times: mul(each.times, e) }] as const);
  return { ...power, enclosed: new Map(scaled) };
}
export const scaledOrder = (a: Order, factor: number): Order => powerOfOrder(a, literal(factor));

/** Negative where a dominates b, 0 where they are of the same size. @throws Undecided where enclosures can't tell */
export function compareOrders(a: Order, b: Order): number {
  if (a.u !== b.u || a.enclosed !== undefined || b.enclosed !== undefined) return signOfOrder(orderOfQuotient(a, b));
  return compareExponents(a.p, b.p) || compareExponents(a.k, b.k) || compareExponents(a.m, b.m);
}

/** Orders share their zeros, and most exponents are whole: products of such aren't made. */
function compareExponents(a: Fraction, b: Fraction): number {
  if (a === b) return 0;
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

function signOfOrder({ p, k, m, enclosed, u }: Order): number {
  if (u !== undefined) return -u.sign();
  if (enclosed === undefined) return compareOrders({ p, k, m }, atZero);
  let [least, most] = [p, p];
  for (const { times, lo, hi } of enclosed.values()) {
    const [low, high] = times.n < 0n ? [hi, lo] : [lo, hi];
    [least, most] = [add(least, mul(times, low)), add(most, mul(times, high))];
  }
  if (least.n > 0n) return 1;
  if (most.n < 0n) return -1;
  throw new Undecided('two powers are too near to tell which is greater');
}

export const leastOrder = (a: Order | null, b: Order | null): Order | null =>
  a === null ? b : b === null || compareOrders(a, b) < 0 ? a : b;

/** @throws Undecided of an integer that no double holds: powers of negative numbers ask whether it is even */
export function exponentEnclosure(A: IntervalArithmetic, { n, d }: Fraction): Interval {
  if (d === 1n && !isDouble(n)) throw new Undecided('an exponent has too many digits');
  return A.div(wholeEnclosure(A, n), wholeEnclosure(A, d));
}

const isDouble = (n: bigint): boolean => Number.isFinite(Number(n)) && BigInt(Number(n)) === n;

/** An integer; in pieces where it has more bits than a double, as those of 0.1 + 0.5 and 0.1² have. */
function wholeEnclosure(A: IntervalArithmetic, n: bigint): Interval {
  if (isDouble(n)) return A.literal(Number(n));
  const last = BigInt.asUintN(pieceBits, n);
  const first = wholeEnclosure(A, (n - last) >> BigInt(pieceBits));
  return A.add(A.mul(first, A.literal(2 ** pieceBits)), A.literal(Number(last)));
}
const pieceBits = 48;

/** The power of t in an order. */
export function powerEnclosure(A: IntervalArithmetic, { p, enclosed }: Order): Interval {
  let sum = exponentEnclosure(A, p);
  for (const [x, { times }] of enclosed ?? []) sum = A.add(sum, A.mul(exponentEnclosure(A, times), x));
  return sum;
}
