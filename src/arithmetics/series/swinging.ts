// Functions of what swings beside a point: continuous ones, powers, and what they make of finitely many values.
import type { BinaryName, UnaryName } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import { unaryRules } from '../../primitives.js';
import { exactFractions, type Fraction } from '../fractions.js';
import type { Interval, IntervalArithmetic } from '../interval/interval.js';
import { DomainEnds, DomainEndsAgain } from '../singularities.js';
import type { SeriesRing } from './series-ring.js';
import { exactZero, isConstantSeries, remainder, type OneSidedSeries } from './one-sided-series.js';
import { atOne, atZero, compareOrders, exponentEnclosure, powerOfOrder, type Order } from './order.js';
import {
  cutSwing,
  distinct,
  foldedSwing,
  hullOf,
  isOneSided,
  mappedSwing,
  rootOfSwing,
  steppedSwing,
  type Swing,
} from './swing.js';

/** Between this and its negative sine and tangent rise; cosine and secant rise or fall on either side of 0. */
const withinQuarterTurn = 1.5;
const rising: ReadonlySet<string> = new Set(['sin', 'tan']);
const even: ReadonlySet<string> = new Set(['cos', 'sec']);
/** Those that have rules of their own, and those that wide enclosures tell nothing of. */
const notMapped: ReadonlySet<string> = new Set(['neg', 'square', 'cbrt', 'fround', 'gamma', 'lgamma']);
const notOfValues: ReadonlySet<string> = new Set(['polygamma', 'sincDerivative']);

/** What a series is that is nothing but a swing. */
export function swingOf({ swings, terms, rest }: OneSidedSeries): { swing: Swing; order: Order } | undefined {
  return swings === undefined || terms.length > 0 || rest === null ? undefined : { swing: swings, order: rest };
}
/** Whether it is on both sides of 0, and not near it, again and again. */
export const crossesZero = (x: OneSidedSeries): boolean => swingOf(x)?.swing.zero === 'crossed';
/** The same, if it neither vanishes nor grows. */
export function steadySwing(x: OneSidedSeries): Swing | undefined {
  const found = swingOf(x);
  return found !== undefined && compareOrders(found.order, atZero) === 0 ? found.swing : undefined;
}
export const seriesOfSwing = (order: Order, swings: Swing | undefined): OneSidedSeries =>
  swings === undefined ? remainder(order) : { ...remainder(order), swings };

/** Undefined where a function has no value at some of what swings, or none that is known. */
export function tried<V>(run: () => V): V | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Undecided || error instanceof OutsideDomain) return undefined;
    throw error;
  }
}

/** f of what neither vanishes nor grows, within the domain of f; |x| and max(x, 0) of what swings at any order. */
export function functionOfSwing(ring: SeriesRing, name: UnaryName, x: OneSidedSeries): OneSidedSeries | undefined {
  const { A } = ring;
  const found = swingOf(x);
  if (found === undefined) return undefined;
  const { swing, order } = found;
  const isSteady = compareOrders(order, atZero) === 0;
  if (isSteady && swing.values !== undefined) {
    // one that comes again and again
    if (swing.hits?.some((hit) => A.isExact(hit) && isOutside(A, name, hit))) throw new DomainEndsAgain(name);
    return ofValues(ring, swing, A[name]);
  }
  if (name === 'abs' || name === 'relu') {
    ring.takeSign(order);
    if (isOneSided(A, swing, 1)) return x;
    if (isOneSided(A, swing, -1)) return name === 'abs' ? ring.neg(x) : exactZero;
    return seriesOfSwing(
      order,
      name === 'abs' ? ring.touching(swing, foldedSwing(A, swing, name)) : cutSwing(A, swing),
    );
  }
  if (!isSteady || notMapped.has(name)) return undefined;
  if (swing.bounds === undefined || unaryRules[name].kind !== 'smooth') return undefined;
  const mapped = tried(() => ({ swing: mappedSwing(A, swing, (c) => enclosedByEnds(A, name, c)) }));
  if (mapped === undefined && isOutside(A, name, swing.bounds)) throw new DomainEnds(name);
  if (mapped === undefined && leavesDomain(A, name, swing)) throw new DomainEndsAgain(name);
  return mapped && seriesOfSwing(atZero, mapped.swing);
}

/** Whether f has no value at any number of an enclosure. */
export function isOutside(A: IntervalArithmetic, name: UnaryName, x: Interval): boolean {
  try {
    A[name](x);
    return false;
  } catch (error) {
    if (error instanceof OutsideDomain) return true;
    if (error instanceof Undecided) return false;
    throw error;
  }
}
/** Whether f has no value at a number that is filled, and none next to it. */
function leavesDomain(A: IntervalArithmetic, name: UnaryName, { fills }: Swing): boolean {
  if (fills === undefined) return false;
  const middle = A.div(A.add(fills[0], fills[1]), A.literal(2));
  const part = A.literal(2 ** -10);
  const inward = (x: Interval): Interval => A.add(x, A.mul(part, A.sub(middle, x)));
  return fills.some((end) => isOutside(A, name, end) && isOutside(A, name, inward(end)));
}

/** f of an interval, by its ends where that is narrower. */
function enclosedByEnds(A: IntervalArithmetic, name: UnaryName, x: Interval): Interval {
  const [from, to] = [A.literal(-withinQuarterTurn), A.literal(withinQuarterTurn)];
  const isNear = A.mpfr.compare(from.hi, x.lo) <= 0 && A.mpfr.compare(x.hi, to.lo) <= 0;
  if (A.isExact(x) || !isNear || !(rising.has(name) || even.has(name))) return A[name](x);
  const ends = [x.lo, x.hi].map((end) => ({ lo: end, hi: end }));
  if (even.has(name) && A.containsZero(x)) ends.push(A.literal(0));
  return hullOf(
    A,
    ends.map((end) => A[name](end)),
  );
}

/** What f makes of finitely many values: others, or one number; undefined where that can't be told. */
function ofValues(ring: SeriesRing, swing: Swing, f: (x: Interval) => Interval): OneSidedSeries | undefined {
  return tried(() => {
    const { values = [], hits = [] } = swing;
    return seriesOfValues(ring, values.map(f), hits.map(f));
  });
}

/** What is one of some numbers: a constant where they are one. @param hits those that come again and again */
export function seriesOfValues(
  ring: SeriesRing,
  values: readonly Interval[],
  hits: readonly Interval[],
): OneSidedSeries | undefined {
  const { A } = ring;
  const [first] = values;
  if (first === undefined) return undefined;
  const isSame = (x: Interval): boolean => x === first || (A.known(x) !== undefined && A.known(x) === A.known(first));
  if (values.every(isSame)) return ring.constant(first);
  const apart = distinct(A, hits);
  return apart.length < 2 ? remainder(atZero) : seriesOfSwing(atZero, steppedSwing(A, values, apart));
}

/** An operation on what is one of finitely many numbers and on a constant. */
export function ofValuesAndConstant(
  ring: SeriesRing,
  name: BinaryName,
  x: OneSidedSeries,
  t: OneSidedSeries,
): OneSidedSeries | undefined {
  const { A } = ring;
  if (notOfValues.has(name)) return undefined;
  const constantOf = (y: OneSidedSeries): Interval | undefined =>
    isConstantSeries(y) ? (y.terms[0]?.c ?? A.literal(0)) : undefined;
  const [first, second] = [steadySwing(x), steadySwing(t)];
  const [p, q] = [constantOf(x), constantOf(t)];
  if (first?.values !== undefined && q !== undefined) return ofValues(ring, first, (each) => A[name](each, q));
  if (second?.values !== undefined && p !== undefined) return ofValues(ring, second, (each) => A[name](p, each));
  return undefined;
}

/** A power of what swings: of any where it is whole and positive, else on one side of 0. @throws DomainEnds */
export function powerOfSwing(ring: SeriesRing, x: OneSidedSeries, e: Fraction): OneSidedSeries | undefined {
  const { A } = ring;
  const found = swingOf(x);
  if (found === undefined) return undefined;
  const { swing, order } = found;
  const isWhole = e.d === 1n;
  const sign = ring.swingSign(x);
  const isDefined = e.n > 0n ? isWhole || isOneSided(A, swing, 1) : sign !== undefined;
  if (sign !== undefined && sign < 0 && !isWhole) throw new DomainEnds('pow');
  if (!isWhole && swing.zero === 'crossed') throw new DomainEndsAgain('pow');
  if (!isDefined) return undefined;
  if (!isWhole || e.n < 0n) ring.takeSide(order);
  const exponent = exponentEnclosure(A, e);
  const isEven = isWhole && e.n % 2n === 0n;
  const raised = (c: Interval): Interval => (e.n === 1n && e.d === 2n ? A.sqrt(c) : A.pow(c, exponent));
  const mapped = mappedSwing(A, swing, raised);
  const zero = mapped?.zero ?? (e.n > 0n && (swing.zero === 'taken' || !isEven) ? swing.zero : undefined);
  const result = mapped && { ...mapped, ...(zero && { zero }) };
  return seriesOfSwing(powerOfOrder(order, e), isEven && e.n > 0n ? ring.touching(swing, result) : result);
}

/** A root of odd degree of what comes back to 0. */
export function oddRootOfSwing(ring: SeriesRing, x: OneSidedSeries, e: Fraction): OneSidedSeries | undefined {
  const { A } = ring;
  const found = swingOf(x);
  if (found === undefined || e.n !== 1n || ring.swingSign(x) !== undefined) return undefined;
  const order = powerOfOrder(found.order, e);
  ring.takeSide(order);
  const degree = A.literal(Number(e.d));
  return seriesOfSwing(
    order,
    rootOfSwing(A, found.swing, (c) => (e.d === 3n ? A.cbrt(c) : A.nthRoot(c, degree))),
  );
}

/** Σ aⱼ·uʲ where u is nothing but a swing that vanishes: a₀ and the first of the others that is there. */
export function substituteSwing(
  ring: SeriesRing,
  [first, ...others]: readonly Interval[],
  u: OneSidedSeries,
): OneSidedSeries | undefined {
  const { A } = ring;
  const j = others.findIndex((c) => !A.isExactZero(c));
  const c = others[j];
  if (first === undefined || c === undefined || A.containsZero(c)) return undefined;
  const exponent = exactFractions.literal(j + 1);
  const power = powerOfSwing(ring, u, exponent);
  return power && ring.add(ring.constant(first), nextToSwing(ring, u, power, { c, further: atOne.p }));
}

/** c·uᵖ·(1 + what is of an order like u to a further power), of u and uᵖ, which are nothing but swings: it is 0 where u is. */
export function nextToSwing(
  ring: SeriesRing,
  u: OneSidedSeries,
  power: OneSidedSeries,
  { c, further }: { readonly c: Interval; readonly further: Fraction | null },
): OneSidedSeries {
  const rest = further && u.rest && powerOfOrder(u.rest, further);
  return ring.mul(power, { ...ring.constant(c), rest });
}

/** On which side of 0 it never is: strictly, where it has a sign; else it may be 0 again and again. */
export function sideOfSwing(ring: SeriesRing, x: OneSidedSeries): { side: 1 | -1; isStrict: boolean } {
  const found = swingOf(x);
  if (found !== undefined && ring.swingSign(x) === undefined) {
    const side = ([1, -1] as const).find((each) => isOneSided(ring.A, found.swing, each));
    if (side !== undefined) {
      ring.takeSign(found.order);
      return { side, isStrict: false };
    }
  }
  return { side: ring.sign(x) < 0 ? -1 : 1, isStrict: true };
}
