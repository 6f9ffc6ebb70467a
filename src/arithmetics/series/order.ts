// How fast e^u·t^p·L^-k·M^-m·… vanishes or grows, L = -log t, M = log L, and so on: exact orders, and those of powers whose
// exponents are known as enclosures only.
import { Undecided } from '../../errors.js';
import { exactFractions, type Fraction } from '../fractions.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';

/** An exponent between two fractions, and how often it is taken: of t, of L, of M, …; the last of these isn't 0. */
interface EnclosedPower {
  readonly times: readonly Fraction[];
  readonly lo: Fraction;
  readonly hi: Fraction;
}

/** What the exponential in an order is that of: a growing series without multiples of L, M, …, all of it known. */
export interface Exponent {
  /** In rising order, none exactly 0. */
  readonly terms: readonly SeriesTerm[];
  /** The sign of its first term. @throws Undecided where that can't be told */
  sign(): -1 | 1;
  /** Undefined where nothing is left. */
  plus(other: Exponent): Exponent | undefined;
  times(factor: Fraction): Exponent;
  /** Its value at t = 2^e, in double precision. */
  valueAt(e: number): number;
}

/**
 * The size of e^u·t^p·L^-k·M^-m·… as t -> 0+: by its logarithm u - p·L - k·M - m·log M - …, of which the term that dominates
 * tells; what is greater vanishes faster.
 */
export interface Order {
  readonly p: Fraction;
  /** k, m, …; the last of these isn't 0. */
  readonly logs: readonly Fraction[];
  /** What is added to p, k, m, … by the enclosures of exponents: one object is one number. */
  readonly enclosed?: ReadonlyMap<Interval, EnclosedPower>;
  readonly u?: Exponent;
}

export interface SeriesTerm {
  readonly at: Order;
  readonly c: Interval;
}

const { add, mul, literal } = exactFractions;
const zero = literal(0);
/** One object, by which orders without logarithms are told. */
const noLogs: readonly Fraction[] = [];
/** The order of a power of t without logarithms. */
export const powerOrder = (p: Fraction): Order => ({ p, logs: noLogs });
export const atZero = powerOrder(zero);
export const atOne = powerOrder(literal(1));

/** How many of t, L, M, … may have an exponent other than 0. */
export const levelsOf = ({ logs, enclosed }: Order): number =>
  Math.max(1 + logs.length, ...[...(enclosed?.values() ?? [])].map(({ times }) => times.length));
export const hasLogarithm = (order: Order): boolean => levelsOf(order) > 1;
export const isWholePower = ({ p, enclosed }: Order): boolean => p.d === 1n && enclosed === undefined;

/** Zeros before a number, so that it is the exponent at that level. */
const atLevel = (level: number, x: Fraction): Fraction[] => [...Array.from({ length: level }, () => zero), x];
/** The order of the inverse of t (level 0), of L (1), of M (2), … to the power x. */
export const levelOrder = (level: number, x: Fraction): Order =>
  x.n === 0n ? atZero : level === 0 ? powerOrder(x) : { p: zero, logs: atLevel(level - 1, x) };
/** That to the power of a number x between two doubles. */
export const enclosedOrder = (level: number, x: Interval, lo: number, hi: number): Order => ({
  ...atZero,
  enclosed: new Map([[x, { times: atLevel(level, atOne.p), lo: literal(lo), hi: literal(hi) }]]),
});

const logOrders: Order[] = [];
/** That of the logarithm of 1/t (level 0), which is L, of L (1), which is M, … */
export function logarithmOrder(level: number): Order {
  return (logOrders[level] ??= levelOrder(level + 1, literal(-1)));
}

/** Whether it is above or below every power of t. */
export const isBeyondPowers = ({ u }: Order): boolean =>
  u !== undefined && compareOrders((u.terms[0] as SeriesTerm).at, logarithmOrder(0)) < 0;
/** What vanishes faster than every power of t, as exp(-1/t) does, is below this one. */
export const flatOrder = powerOrder(literal(2 ** 40));
/** A power of t, of L, … that bounds what has this order. */
export const largestPower = (order: Order): Order =>
  isBeyondPowers(order) && order.u !== undefined && order.u.sign() < 0 ? flatOrder : order;

const plainSum = (a: Fraction, b: Fraction): Fraction => (a.n === 0n ? b : b.n === 0n ? a : add(a, b));

/** The sum of exponents level by level, without zeros at its end. */
function sumOfLevels(a: readonly Fraction[], b: readonly Fraction[]): readonly Fraction[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const sums = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => plainSum(a[i] ?? zero, b[i] ?? zero));
  while (sums.at(-1)?.n === 0n) sums.pop();
  return sums.length === 0 ? noLogs : sums;
}
const timesEach = (exponents: readonly Fraction[], e: Fraction): readonly Fraction[] =>
  exponents.length === 0 ? exponents : exponents.map((each) => mul(each, e));

export function orderOfProduct(a: Order, b: Order): Order {
  const u = a.u === undefined ? b.u : b.u === undefined ? a.u : a.u.plus(b.u);
  const powers: Order = { p: plainSum(a.p, b.p), logs: sumOfLevels(a.logs, b.logs) };
  const sum: Order = u === undefined ? powers : { ...powers, u };
  if (a.enclosed === undefined && b.enclosed === undefined) return sum;
  const enclosed = new Map(a.enclosed);
  for (const [x, power] of b.enclosed ?? []) {
    const times = sumOfLevels(enclosed.get(x)?.times ?? noLogs, power.times);
    if (times.length === 0) enclosed.delete(x);
    else enclosed.set(x, { ...power, times });
  }
  return enclosed.size === 0 ? sum : { ...sum, enclosed };
}
export const orderOfQuotient = (a: Order, b: Order): Order => orderOfProduct(a, powerOfOrder(b, literal(-1)));
/** The order of a power. */
export function powerOfOrder(a: Order, e: Fraction): Order {
  if (e.n === 0n) return atZero;
  const powers: Order = { p: mul(a.p, e), logs: timesEach(a.logs, e) };
  const power: Order = a.u === undefined ? powers : { ...powers, u: a.u.times(e) };
  if (a.enclosed === undefined) return power;
  const scaled = [...a.enclosed].map(([x, each]) => [x, { ...each, times: timesEach(each.times, e) }] as const);
  return { ...power, enclosed: new Map(scaled) };
}
export const scaledOrder = (a: Order, factor: number): Order => powerOfOrder(a, literal(factor));

/** Negative where a dominates b, 0 where they are of the same size. @throws Undecided where enclosures can't tell */
export function compareOrders(a: Order, b: Order): number {
  if (a.u !== b.u || a.enclosed !== undefined || b.enclosed !== undefined) return signOfOrder(orderOfQuotient(a, b));
  return compareExponents(a.p, b.p) || compareLevels(a.logs, b.logs);
}

function compareLevels(a: readonly Fraction[], b: readonly Fraction[]): number {
  if (a === b) return 0;
  for (let i = 0; i < a.length || i < b.length; i++) {
    const sign = compareExponents(a[i] ?? zero, b[i] ?? zero);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** Orders share their zeros, and most exponents are whole: products of such aren't made. */
function compareExponents(a: Fraction, b: Fraction): number {
  if (a === b) return 0;
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By the first of L, M, … that its logarithm has, or by u, where that dominates it. */
function signOfOrder(order: Order): number {
  const [first] = order.u?.terms ?? [];
  for (let level = 0; level < levelsOf(order); level++) {
    if (first !== undefined && compareOrders(first.at, logarithmOrder(level)) < 0) break;
    const sign = signOfLevel(order, level);
    if (sign !== 0) return sign;
  }
  return order.u === undefined ? 0 : -order.u.sign();
}

/** Whether a power of M, or what is slower, is all by which two orders differ. */
export function areLogLogApart(a: Order, b: Order): boolean {
  const apart = orderOfQuotient(a, b);
  const [first] = apart.u?.terms ?? [];
  if (first !== undefined && compareOrders(first.at, logarithmOrder(1)) < 0) return false;
  if (signOfLevel(apart, 0) !== 0 || signOfLevel(apart, 1) !== 0) return false;
  return first !== undefined || levelsOf(apart) > 2;
}

const exactPower = ({ p, logs }: Order, level: number): Fraction => (level === 0 ? p : (logs[level - 1] ?? zero));

function signOfLevel(order: Order, level: number): number {
  let least = exactPower(order, level);
  let most = least;
  let isEnclosed = false;
  for (const { times, lo, hi } of order.enclosed?.values() ?? []) {
    const count = times[level] ?? zero;
    if (count.n === 0n) continue;
    isEnclosed = true;
    const [low, high] = count.n < 0n ? [hi, lo] : [lo, hi];
    [least, most] = [add(least, mul(count, low)), add(most, mul(count, high))];
  }
  if (least.n > 0n) return 1;
  if (most.n < 0n) return -1;
  if (isEnclosed) throw new Undecided('two powers are too near to tell which is greater');
  return 0;
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

/** The power of t (level 0), of 1/L (1), of 1/M (2), … in an order. */
export function powerEnclosure(A: IntervalArithmetic, order: Order, level: number): Interval {
  let sum = exponentEnclosure(A, exactPower(order, level));
  for (const [x, { times }] of order.enclosed ?? [])
    sum = A.add(sum, A.mul(exponentEnclosure(A, times[level] ?? zero), x));
  return sum;
}

/** The same in double precision. */
export function powerInDoubles(order: Order, level: number): number {
  let sum = valueOf(exactPower(order, level));
  for (const { times, lo, hi } of order.enclosed?.values() ?? [])
    sum += (valueOf(times[level] ?? zero) * (valueOf(lo) + valueOf(hi))) / 2;
  return sum;
}
const valueOf = ({ n, d }: Fraction): number => Number(n) / Number(d);
