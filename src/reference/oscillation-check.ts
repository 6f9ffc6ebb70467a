// Slopes or values that swing for ever beside a point, by values at several scales alone.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { Undecided } from '../errors.js';
import { powerOfTwo, type Agreement } from './difference-check.js';
import type { OscillationClaim } from './side-claim.js';
import {
  coarseAttempts,
  inARow,
  leastLog2,
  mostAttempts,
  mostSideBits,
  placesBetween,
  precisionFor,
  sideScales,
  type SideOfPoint,
} from './side-scales.js';

/** Of the values at a scale so large a part is left out at either end: beside a pole one may be of any size. */
const outliers = 1 / 4;
/** Where values are looked at: at a multiple of 2^-k of the unit, from 1 to 2. */
type OscillationPlace = readonly [k: number, multiple: number];
type Spreads = readonly [all: number, inner: number];
interface OscillationRow {
  /** Three times towards the point. */
  readonly places: readonly (readonly OscillationPlace[])[];
  /** By how many powers of two they are nearer than those before. */
  readonly nearer: readonly number[];
  /** By chance values may lie nearer to each other at a finer scale, by no more than this power of the distance. */
  readonly chance: number;
  /** How often more bits are tried. */
  readonly attempts: number;
}

/** So many multiples of a scale, from 1 to 2. */
const multiplesOf = (count: number): number[] => Array.from({ length: count }, (_, i) => 1 + i / count);
const octavesApart = (scales: readonly number[]): number[] => scales.map((k, i) => k - (scales[i - 1] ?? k));

function fineRow(placesOf: (from: number, to: number) => OscillationPlace[]): OscillationRow {
  const scales = sideScales.slice(0, inARow);
  const places = scales.map((k, i) => placesOf(k, sideScales[i + 1] as number));
  return { places, nearer: octavesApart(scales), chance: 1 / 16, attempts: mostAttempts };
}
const fineRows = [
  fineRow((k) => multiplesOf(8).map((multiple) => [k, multiple])),
  // what swings more slowly than every power of the distance hardly does at one
  fineRow((from, to) => placesBetween(from, to, 8)),
  // few values may lie nearer to each other by chance alone
  fineRow((k) => multiplesOf(32).map((multiple) => [k, multiple])),
];

/**
 * Where there is no value at any of those, as of what swings with exp(1/t). The scales span few octaves, so many values are
 * taken at each: that those at a coarse one lie further apart by chance is then rare.
 */
const coarseRows = [
  [3, 6, 9],
  [1, 3, 5],
].map((scales) => ({
  places: scales.map((k) => multiplesOf(32).map((multiple) => [k, multiple] as const)),
  nearer: octavesApart(scales),
  chance: 1 / 12,
  attempts: coarseAttempts,
}));

/** Values, or slopes, lie as far apart at fine scales as at coarse ones: at one scale each, or from one to the next. */
export function checkOscillation(A: IntervalArithmetic, claim: OscillationClaim, at: SideOfPoint): Agreement {
  let isBlind = true;
  const isSeen = (row: OscillationRow): boolean => {
    const spreads = row.places.map((places) => spreadsOver(A, claim, at, places, row.attempts));
    isBlind &&= spreads.every((each) => each === undefined);
    return [0, 1].some((which) => staysApart(row, spreads.map((each) => each?.[which] ?? -Infinity))); // prettier-ignore
  };
  return fineRows.some(isSeen) || (isBlind && coarseRows.some(isSeen)) ? 'agrees' : 'blind';
}

const staysApart = ({ nearer, chance }: OscillationRow, spreads: readonly number[]): boolean =>
  spreads.every(
    (spread, i) => spread > -Infinity && spread >= (spreads[i - 1] ?? spread) - chance * (nearer[i] as number),
  );

/**
 * How far apart all are at least, and those between the outliers, as powers of two; undefined where none has a value that can
 * be told.
 */
function spreadsOver(
  A: IntervalArithmetic,
  { limit }: OscillationClaim,
  at: SideOfPoint,
  places: readonly OscillationPlace[],
  mostTimes: number,
): Spreads | undefined {
  const finest = Math.max(...places.map(([k]) => k));
  let precision = precisionFor(at, finest, at.unit - 2 * finest);
  for (let attempts = 0; ; attempts++) {
    A.mpfr.reset(precision);
    const spreads = orNone(() => spreadsAt(A, limit, at, places));
    if (attempts >= mostTimes || precision >= mostSideBits || spreads?.some((each) => each > -Infinity) === true)
      return spreads;
    precision = Math.min(mostSideBits, 3 * precision);
  }
}

/** No spread where the values are too near to numbers that they are compared with. */
function orNone(look: () => Spreads): Spreads | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function spreadsAt(
  A: IntervalArithmetic,
  limit: OscillationClaim['limit'],
  at: SideOfPoint,
  places: readonly OscillationPlace[],
): Spreads {
  const looks = places.map(([k, multiple]) => {
    const distance = A.mul(A.literal(multiple), powerOfTwo(A, at.unit - k));
    return { distance, value: at.displaced(at.unit - k)(at.side * multiple) };
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

function spreadsOf(A: IntervalArithmetic, values: readonly Interval[]): Spreads {
  const rising = [...values].sort((x, y) => A.mpfr.compare(x.lo, y.lo));
  const least = values.reduce((x, y) => (A.mpfr.compare(x.hi, y.hi) <= 0 ? x : y));
  const left = Math.round(outliers * values.length);
  const inner = rising.slice(left, -left);
  return [apart(A, least, rising.at(-1) as Interval), apart(A, inner[0] as Interval, inner.at(-1) as Interval)];
}

/** By how much one is the greater at least; -Infinity where they may be one. */
function apart(A: IntervalArithmetic, x: Interval, y: Interval): number {
  const spread = A.sub(y, x);
  return A.containsZero(spread) ? -Infinity : leastLog2(A, spread);
}
