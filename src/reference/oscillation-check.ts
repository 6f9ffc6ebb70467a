// Slopes or values that swing for ever beside a point, by values at several scales alone.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { Undecided } from '../errors.js';
import { powerOfTwo, type Agreement } from './difference-check.js';
import type { OscillationClaim } from './side-claim.js';
import {
  inARow,
  leastLog2,
  mostAttempts,
  mostSideBits,
  precisionFor,
  sideScales,
  type SideOfPoint,
} from './side-scales.js';

/** In eighths of a scale. */
const multiples = [8, 9, 10, 11, 12, 13, 14, 15] as const;
/** Of the values at a scale so many are left out at either end: beside a pole one may be of any size. */
const outliers = 2;
/** By chance values may lie nearer to each other at a finer scale, by no more than this power of the distance. */
const chance = 1 / 16;
/** Where values are looked at: at a multiple of 2^-(k + 3) of the unit. */
type OscillationPlace = readonly [k: number, multiple: number];

/** Values, or slopes, lie as far apart at fine scales as at coarse ones: at one scale each, or from one to the next. */
export function checkOscillation(A: IntervalArithmetic, claim: OscillationClaim, at: SideOfPoint): Agreement {
  const atScale = (i: number): OscillationPlace[] => multiples.map((multiple) => [sideScales[i] as number, multiple]);
  // what swings more slowly than every power of the distance hardly does at one
  const fromScale = (i: number): OscillationPlace[] => {
    const [from, to] = [sideScales[i], sideScales[i + 1]] as [number, number];
    return multiples.map((multiple, j) => [Math.round(from + ((to - from) * j) / multiples.length), multiple]);
  };
  return [atScale, fromScale].some((placesOf) => {
    const spreads = Array.from({ length: inARow }, (_, i) => spreadsOver(A, claim, at, placesOf(i)));
    return [0, 1].some((which) => staysApart(spreads.map((each) => each[which] as number)));
  })
    ? 'agrees'
    : 'blind';
}

const staysApart = (spreads: readonly number[]): boolean =>
  spreads.every((spread, i) => {
    const nearer = (sideScales[i] as number) - (sideScales[i - 1] ?? 0);
    return spread > -Infinity && spread >= (spreads[i - 1] ?? spread) - chance * nearer;
  });

/** How far apart all are at least, and those between the outliers; as powers of two. */
function spreadsOver(
  A: IntervalArithmetic,
  { limit }: OscillationClaim,
  at: SideOfPoint,
  places: readonly OscillationPlace[],
): readonly [all: number, inner: number] {
  const finest = Math.max(...places.map(([k]) => k));
  let precision = precisionFor(at, finest, at.unit - 2 * finest);
  for (let attempts = 0; ; attempts++) {
    A.mpfr.reset(precision);
    const spreads = orNone(() => spreadsAt(A, limit, at, places));
    if (attempts >= mostAttempts || precision >= mostSideBits || spreads.some((each) => each > -Infinity))
      return spreads;
    precision = Math.min(mostSideBits, 3 * precision);
  }
}

/** No spread where the values are too near to numbers that they are compared with. */
function orNone(look: () => readonly [number, number]): readonly [number, number] {
  try {
    return look();
  } catch (error) {
    if (error instanceof Undecided) return [-Infinity, -Infinity];
    throw error;
  }
}

function spreadsAt(
  A: IntervalArithmetic,
  limit: OscillationClaim['limit'],
  at: SideOfPoint,
  places: readonly OscillationPlace[],
): readonly [all: number, inner: number] {
  const looks = places.map(([k, multiple]) => {
    const exponent = at.unit - k - 3;
    const distance = A.mul(A.literal(multiple), powerOfTwo(A, exponent));
    return { distance, value: at.displaced(exponent)(at.side * multiple) };
  });
  if (limit === null) return spreadsOf(A, looks.map(({ value }) => value)); // prettier-ignore
  const [first, ...others] = looks as [(typeof looks)[number], ...typeof looks];
  const value = limit(A);
  const slopes = looks.map((each) => A.div(A.sub(each.value, value), each.distance));
  // a limit may be known to too few digits: slopes between two of the values swing as well
  const between = others.map((each) => A.div(A.sub(each.value, first.value), A.sub(each.distance, first.distance)));
  const [p, q] = [spreadsOf(A, slopes), spreadsOf(A, between)];
  return [Math.max(p[0], q[0]), Math.max(p[1], q[1])];
}

function spreadsOf(A: IntervalArithmetic, values: readonly Interval[]): readonly [all: number, inner: number] {
  const rising = [...values].sort((x, y) => A.mpfr.compare(x.lo, y.lo));
  const least = values.reduce((x, y) => (A.mpfr.compare(x.hi, y.hi) <= 0 ? x : y));
  const inner = rising.slice(outliers, -outliers);
  return [apart(A, least, rising.at(-1) as Interval), apart(A, inner[0] as Interval, inner.at(-1) as Interval)];
}

/** By how much one is the greater at least; -Infinity where they may be one. */
function apart(A: IntervalArithmetic, x: Interval, y: Interval): number {
  const spread = A.sub(y, x);
  return A.containsZero(spread) ? -Infinity : leastLog2(A, spread);
}
