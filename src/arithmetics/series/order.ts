// How fast e^u·t^p·L^-k·M^-m vanishes or grows, L = -log t, M = log L: exact orders, and those of powers of t and of L whose
// exponents are known as enclosures only.
import { Undecided } from '../../errors.js';
import { exactFractions, type Fraction } from '../fractions.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';

/** An exponent between two fractions, and how often it is taken. */
interface EnclosedPower {
  readonly times: Fraction;
  readonly lo: Fraction;
  readonly hi: Fraction;
}

/** A sum of such exponents, by their enclosures: one object is one number. */
type EnclosedPowers = ReadonlyMap<Interval, EnclosedPower>;

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
  /** What is added to p, and to k. */
  readonly enclosed?: EnclosedPowers;
  readonly enclosedLog?: EnclosedPowers;
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
export const hasLogarithm = ({ k, m, enclosedLog }: Order): boolean =>
  k.n !== 0n || m.n !== 0n || enclosedLog !== undefined;
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
  enclosed: enclosedOnce(x, lo, hi),
});
/** That of L^-x. */
export const enclosedLogOrder = (x: Interval, lo: number, hi: number): Order => ({
  ...atZero,
  enclosedLog: enclosedOnce(x, lo, hi),
});
const enclosedOnce = (x: Interval, lo: number, hi: number): EnclosedPowers =>
  new Map([[x, { times: atOne.p, lo: literal(lo), hi: literal(hi) }]]);

/** A power of t that bounds what has this order. */
export const largestPower = (order: Order): Order => (order.u !== undefined && order.u.sign() < 0 ? flatOrder : order);

const plainSum = (a: Fraction, b: Fraction): Fraction => (a.n === 0n ? b : b.n === 0n ? a : add(a, b));

export function orderOfProduct(a: Order, b: Order): Order {
  const u = a.u === undefined ? b.u : b.u === undefined ? a.u : a.u.plus(b.u);
  const powers: Order = { p: plainSum(a.p, b.p), k: plainSum(a.k, b.k), m: plainSum(a.m, b.m) };
  const sum: Order = u === undefined ? powers : { ...powers, u };
  if (!isEnclosed(a) && !isEnclosed(b)) return sum;
  return withEnclosed(sum, sumOf(a.enclosed, b.enclosed), sumOf(a.enclosedLog, b.enclosedLog));
}
const isEnclosed = ({ enclosed, enclosedLog }: Order): boolean => enclosed !== undefined || enclosedLog !== undefined;

/** An order to which these are added, of which none is empty in the result. */
function withEnclosed(order: Order, enclosed: EnclosedPowers, enclosedLog: EnclosedPowers): Order {
  const ofT = enclosed.size === 0 ? order : { ...order, enclosed };
  return enclosedLog.size === 0 ? ofT : { ...ofT, enclosedLog };
}
function sumOf(a: EnclosedPowers = none, b: EnclosedPowers = none): EnclosedPowers {
  const sum = new Map(a);
  for (const [x, power] of b) {
    const times = add(sum.get(x)?.times ?? zero, power.times);
    if (times.n === 0n) sum.delete(x);
    else sum.set(x, { ...power, times });
  }
  return sum;
}
const multipleOf = (powers: EnclosedPowers = none, e: Fraction): EnclosedPowers =>
  new Map([...powers].map(([x, each]) => [x, { ...each, times: mul(each.times, e) }]));
const none: EnclosedPowers = new Map();

export const orderOfQuotient = (a: Order, b: Order): Order => orderOfProduct(a, powerOfOrder(b, literal(-1)));
/** The order of a power. */
export function powerOfOrder(a: Order, e: Fraction): Order {
  if (e.n === 0n) return atZero;
  const powers: Order = { p: mul(a.p, e), k: mul(a.k, e), m: mul(a.m, e) };
  const power: Order = a.u === undefined ? powers : { ...powers, u: a.u.times(e) };
  return isEnclosed(a) ? withEnclosed(power, multipleOf(a.enclosed, e), multipleOf(a.enclosedLog, e)) : power;
}
export const scaledOrder = (a: Order, factor: number): Order => powerOfOrder(a, literal(factor));

/** Negative where a dominates b, 0 where they are of the same size. @throws Undecided where enclosures can't tell */
export function compareOrders(a: Order, b: Order): number {
  if (a.u !== b.u || isEnclosed(a) || isEnclosed(b)) return signOfOrder(orderOfQuotient(a, b));
  return compareExponents(a.p, b.p) || compareExponents(a.k, b.k) || compareExponents(a.m, b.m);
}

/** Orders share their zeros, and most exponents are whole: products of such aren't made. */
function compareExponents(a: Fraction, b: Fraction): number {
  if (a === b) return 0;
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

function signOfOrder({ p, k, m, enclosed = none, enclosedLog = none, u }: Order): number {
  if (u !== undefined) return -u.sign();
  return signOfExponent(p, enclosed) || signOfExponent(k, enclosedLog) || signOfExponent(m, none);
}
function signOfExponent(exact: Fraction, enclosed: EnclosedPowers): number {
  let [least, most] = [exact, exact];
  for (const { times, lo, hi } of enclosed.values()) {
    const [low, high] = times.n < 0n ? [hi, lo] : [lo, hi];
    [least, most] = [add(least, mul(times, low)), add(most, mul(times, high))];
  }
  if (least.n > 0n) return 1;
  if (most.n < 0n) return -1;
  if (enclosed.size === 0) return 0;
  throw new Undecided('two powers are too near to tell which is greater');
}

export const leastOrder = (a: Order | null, b: Order | null): Order | null =>
  a === null ? b : b === null || compareOrders(a, b) < 0 ? a : b;

/** @throws Undecided where a double doesn't hold n or d */
export function exponentEnclosure(A: IntervalArithmetic, { n, d }: Fraction): Interval {
  const [above, below] = [Number(n), Number(d)];
  if (BigInt(above) !== n || BigInt(below) !== d) throw new Undecided('an exponent has too many digits');
  return A.div(A.literal(above), A.literal(below));
}

/** The power of t in an order. */
export const powerEnclosure = (A: IntervalArithmetic, { p, enclosed }: Order): Interval => sumEnclosure(A, p, enclosed);
/** That of 1/L. */
export const logPowerEnclosure = (A: IntervalArithmetic, { k, enclosedLog }: Order): Interval =>
  sumEnclosure(A, k, enclosedLog);

function sumEnclosure(A: IntervalArithmetic, exact: Fraction, enclosed: EnclosedPowers = none): Interval {
  let sum = exponentEnclosure(A, exact);
  for (const [x, { times }] of enclosed) sum = A.add(sum, A.mul(exponentEnclosure(A, times), x));
  return sum;
}

/** Both in double precision. */
export const powersInDoubles = ({
  p,
  k,
  enclosed,
  enclosedLog,
}: Order): { readonly p: number; readonly k: number } => ({
  p: sumInDoubles(p, enclosed),
  k: sumInDoubles(k, enclosedLog),
});
function sumInDoubles(exact: Fraction, enclosed: EnclosedPowers = none): number {
  let sum = doubleOf(exact);
  for (const { times, lo, hi } of enclosed.values()) sum += (doubleOf(times) * (doubleOf(lo) + doubleOf(hi))) / 2;
  return sum;
}
export const doubleOf = ({ n, d }: Fraction): number => Number(n) / Number(d);
