// How fast t^p·L^-k vanishes or grows: exact orders, and those of powers whose exponents are known as enclosures only.
import { Undecided } from '../../errors.js';
import { exactFractions, type Fraction } from '../fractions.js';
import type { Interval } from '../interval/interval.js';

/** An exponent between two fractions, and how often it is taken. */
interface EnclosedPower {
  readonly times: Fraction;
  readonly lo: Fraction;
  readonly hi: Fraction;
}

/** The size of t^p·L^-k as t -> 0+: ordered by p, then by k; what is greater vanishes faster. */
export interface Order {
  readonly p: Fraction;
  readonly k: Fraction;
  /** What is added to p, by the enclosures of exponents: one object is one number. */
  readonly enclosed?: ReadonlyMap<Interval, EnclosedPower>;
}

const { add, mul, literal } = exactFractions;
const noLogarithm = literal(0);
/** The order of a power of t without logarithms. */
export const powerOrder = (p: Fraction): Order => ({ p, k: noLogarithm });
export const hasLogarithm = ({ k }: Order): boolean => k.n !== 0n;
export const isWholePower = ({ p, enclosed }: Order): boolean => p.d === 1n && enclosed === undefined;
export const atZero = powerOrder(literal(0));
export const atOne = powerOrder(literal(1));
/** What vanishes faster than every power of t, as exp(-1/t) does, is below this one. */
export const flatOrder = powerOrder(literal(2 ** 40));

/** The order of t^x, x lying between two doubles. */
export const enclosedOrder = (x: Interval, lo: number, hi: number): Order => ({
  ...atZero,
  enclosed: new Map([[x, { times: atOne.p, lo: literal(lo), hi: literal(hi) }]]),
});

export function orderOfProduct(a: Order, b: Order): Order {
  const sum: Order = { p: add(a.p, b.p), k: add(a.k, b.k) };
  if (a.enclosed === undefined && b.enclosed === undefined) return sum;
  const enclosed = new Map(a.enclosed);
  for (const [x, power] of b.enclosed ?? []) {
    const times = add(enclosed.get(x)?.times ?? noLogarithm, power.times);
    if (times.n === 0n) enclosed.delete(x);
    else enclosed.set(x, { ...power, times });
  }
  return enclosed.size === 0 ? sum : { ...sum, enclosed };
}
export const orderOfQuotient = (a: Order, b: Order): Order => orderOfProduct(a, powerOfOrder(b, literal(-1)));
/** The order of a power. */
export function powerOfOrder(a: Order, e: Fraction): Order {
  const power: Order = { p: mul(a.p, e), k: mul(a.k, e) };
  if (a.enclosed === undefined || e.n === 0n) return power;
  const scaled = [...a.enclosed].map(([x, each]) => [x, { ...each, times: mul(each.times, e) }] as const);
  return { ...power, enclosed: new Map(scaled) };
}
export const scaledOrder = (a: Order, factor: number): Order => powerOfOrder(a, literal(factor));

/** Negative where a dominates b, 0 where they are of the same size. @throws Undecided where enclosures can't tell */
export function compareOrders(a: Order, b: Order): number {
  if (a.enclosed !== undefined || b.enclosed !== undefined) return signOfOrder(orderOfQuotient(a, b));
  const difference = a.p.n * b.p.d - b.p.n * a.p.d || a.k.n * b.k.d - b.k.n * a.k.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function signOfOrder({ p, k, enclosed }: Order): number {
  if (enclosed === undefined) return compareOrders({ p, k }, atZero);
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
