// Poles and ends of the domain beside a point, by values at several scales alone.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { log2Of, type Agreement } from './difference-check.js';
import {
  coarseAttempts,
  growth,
  inARow,
  leastLog2,
  placesBetween,
  sideScales,
  withEnoughBits,
  type SideOfPoint,
} from './side-scales.js';

/** Those at which a side must be outside the domain; the coarse ones where it is so by less than any power of the distance. */
const outsideScales = sideScales.slice(1, -1);
const scalesBetween = [64, 96, 192] as const;
const coarsest = [1, 2, 3, 4, 5, 6] as const;
/** Above 2 to this power there is no room in MPFR's numbers to grow, as exp(1/h) does. */
const beyondGrowth = 2 ** 26;

/** At so many places points without a value are looked for. */
const lookedAt = 16;

interface SizeAtScale {
  readonly sign: number;
  readonly lo: number;
  readonly hi: number;
}

/** Values of that sign which grow from scale to scale, or are beyond MPFR's numbers. */
export function checkPole(A: IntervalArithmetic, sign: 1 | -1, at: SideOfPoint): Agreement {
  let isBlind = true;
  let row: SizeAtScale[] = [];
  const isSure = (k: number, attempts?: number): boolean => {
    const value = withEnoughBits(A, at, k, () => signedValue(A, at, k), attempts);
    isBlind &&= value === undefined;
    if (value === undefined || value === 'outside') row = [];
    else row.push({ sign: A.mpfr.sign(value.lo), lo: leastLog2(A, value), hi: log2Of(A, value) });
    const last = row.slice(-inARow);
    const grows = last.every((now, i) => {
      const before = last[i - 1];
      return now.sign === sign && (before === undefined || now.lo > before.hi + growth || now.lo > beyondGrowth);
    });
    return last.length === inARow && grows;
  };
  if (sideScales.some((k) => isSure(k))) return 'agrees';
  const last = row.slice(-inARow);
  if (last.length === inARow && last.every((now) => now.sign === -sign)) return 'disagrees';
  // what grows above every power is seen where it is not yet beyond all that can be evaluated
  return isBlind && coarsest.some((k) => isSure(k, coarseAttempts)) ? 'agrees' : 'blind';
}

/** No values at several scales in a row. */
export function checkOutside(A: IntervalArithmetic, at: SideOfPoint): Agreement {
  const found: (boolean | undefined)[] = [];
  const isSure = (k: number, attempts?: number): boolean => {
    const value = withEnoughBits(A, at, k, () => toldOfMost(at, k), attempts);
    found.push(value === undefined ? undefined : value === 'outside');
    return found.length >= inARow && found.slice(-inARow).every((each) => each === true);
  };
  if (outsideScales.some((k) => isSure(k))) return 'agrees';
  if (found.slice(-2).every((each) => each === false)) return 'disagrees';
  // functions that take no more bits at finer scales are asked between
  const isPartlySeen = found.includes(true) && !found.includes(false);
  if (isPartlySeen && scalesBetween.some((k) => isSure(k))) return 'agrees';
  // what is smaller than every power is seen where it is not yet so small
  const isBlind = found.every((each) => each === undefined);
  return isBlind && coarsest.some((k) => isSure(k, coarseAttempts)) ? 'agrees' : 'blind';
}

/** At each of several scales there are points without a value, or from each to the next where they come more rarely. */
export function checkOutsideAgain(A: IntervalArithmetic, at: SideOfPoint): Agreement {
  const isOutsideAt = ([k, multiple]: readonly [number, number]): boolean =>
    withEnoughBits(A, at, k + 4, () => told(at, k, multiple)) === 'outside';
  const scales = sideScales.slice(0, inARow);
  const isOutsideAgain = (placesFrom: (k: number, i: number) => readonly (readonly [number, number])[]): boolean =>
    scales.every((k, i) => placesFrom(k, i).some(isOutsideAt));
  const isSeen =
    isOutsideAgain((k) => placesBetween(k, k, lookedAt)) ||
    isOutsideAgain((k, i) => placesBetween(k, sideScales[i + 1] as number, lookedAt));
  return isSeen ? 'agrees' : 'blind';
}

/**
 * The value at a scale, unless there is none a little nearer: of a negative number to a varying power there are values at single
 * points, and a power of two may be one, as of (1/x)^(1/x).
 */
function toldOfMost(at: SideOfPoint, k: number): Interval | 'outside' | undefined {
  const value = told(at, k);
  return typeof value === 'object' ? told(at, k, 11 / 16) : value;
}

/** The value at a scale; undefined where numbers are too near each other to tell. */
function told(at: SideOfPoint, k: number, multiple = 1): Interval | 'outside' | undefined {
  try {
    return at.displaced(at.unit - k)(at.side * multiple);
  } catch (error) {
    if (error instanceof OutsideDomain) return 'outside';
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/** A value that is not 0; undefined where more bits may tell that. */
function signedValue(A: IntervalArithmetic, at: SideOfPoint, k: number): Interval | 'outside' | undefined {
  const found = told(at, k);
  return typeof found === 'object' && A.containsZero(found) ? undefined : found;
}
