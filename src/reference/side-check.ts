// The second root of verdicts at singular points: values beside the point, on one side of it and at several scales, which
// know nothing of rules and series, against what is claimed there.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { log2SizeAt, sizeAt } from '../arithmetics/series/order-size.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { largestExponent, log2Of, resolution, enclosureWidth, type Agreement } from './difference-check.js';
import { checkOutside, checkOutsideAgain, checkPole } from './end-check.js';
import { checkOscillation } from './oscillation-check.js';
import {
  coarseAttempts,
  coarseScales,
  growth,
  inARow,
  leastLog2,
  mostSideBits,
  mostAttempts,
  precisionFor,
  sideScales,
  type SideOfPoint,
} from './side-scales.js';
import { lastOrder, leastFall, type SideClaim, type ValuesClaim } from './side-claim.js';

/** What stands for a limit that is known to some digits only: the value at the scale to this power. */
const nearer = 2;
/** How often what more bits don't make narrower is given three times as many. */
const mostTimesStuck = 1;
/** A number of which the size is known to no more than this factor, in bits, isn't seen to fall. */
const vague = 24;
/** Slopes that change by less stay: an exponent by 2^-53 beside 1 makes them change by more. */
const stays = 2 ** -44;
/** log₂ in doubles errs by less than this part of it. */
const ofLogarithm = 2 ** -50;

/** At coarse scales nothing is below 2 to minus this, as at the first of the others. */
const coarseResolution = 96;

/** What is left of a value at the distance 2^e when the claim is taken from it; all as powers of two, over the distance. */
interface Left {
  readonly e: number;
  /** |left|/2^e is between `lo` and `hi`, -Infinity is 0; `sign` where it is known. */
  readonly lo: number;
  readonly hi: number;
  readonly sign: number;
  /** Below this it is nothing beside what is claimed. */
  readonly nothing: number;
}

/** Whether values beside the point, which know nothing of the table, say the same as the claim. */
export function checkSide(A: IntervalArithmetic, claim: SideClaim, at: SideOfPoint): Agreement {
  switch (claim.kind) {
    case 'outside':
      return claim.again ? checkOutsideAgain(A, at) : checkOutside(A, at);
    case 'pole':
      return checkPole(A, claim.sign, at);
    case 'oscillates':
      return orBlind(() => checkOscillation(A, claim, at));
    case 'values':
      return checkSeries(A, claim, at);
  }
}

function orBlind(check: () => Agreement): Agreement {
  try {
    return check();
  } catch (error) {
    if (error instanceof Undecided || error instanceof OutsideDomain) return 'blind';
    throw error;
  }
}

function checkSeries(A: IntervalArithmetic, claim: ValuesClaim, at: SideOfPoint): Agreement {
  // so many are looked at in any case: the finest of them first, whose value at the point serves the others
  const looks: (Left | 'outside' | undefined)[] = sideScales
    .slice(0, inARow)
    .reverse()
    .map((k) => leftAt(A, claim, at, k, 0))
    .reverse();
  let row: (Left | 'outside')[] = [];
  for (const [i, k] of sideScales.entries()) {
    if (i >= looks.length) looks.push(leftAt(A, claim, at, k, 0));
    const left = looks[i];
    if (left === undefined) row = [];
    else row.push(left);
    if (row.length >= inARow && confirmsAll(claim, row.slice(-inARow))) return 'agrees';
  }
  if (isBlindFromSome(looks)) return checkCoarse(A, claim, at) ? 'agrees' : 'blind';
  const last = row.slice(-inARow);
  if (last.length < inARow) return 'blind';
  if (last.every((left) => left === 'outside')) return 'disagrees';
  return everyPair(last, (before, now) => refutes(claim, before, now)) ? 'disagrees' : 'blind';
}

/** Whether from one scale on towards the point there is nothing to look at, and before it too few to be sure. */
function isBlindFromSome(looks: readonly (Left | 'outside' | undefined)[]): boolean {
  const firstBlind = looks.indexOf(undefined);
  return firstBlind >= 0 && firstBlind < inARow && looks.slice(firstBlind).every((left) => left === undefined);
}

/**
 * Whether the nearest values that can be had confirm the claim. Coarse ones that don't are no contradiction: the function may
 * be another one yet so far from the point.
 */
function checkCoarse(A: IntervalArithmetic, claim: ValuesClaim, at: SideOfPoint): boolean {
  const row: (Left | 'outside')[] = [];
  for (const k of coarseScales) {
    const left = leftAt(A, claim, at, k, coarseResolution);
    if (left === undefined && row.length > 0) break; // what is nearer would take long to tell nothing
    if (left !== undefined) row.push(left);
  }
  return row.length >= inARow && confirmsAll(claim, row.slice(-inARow));
}

const confirmsAll = (claim: ValuesClaim, row: readonly (Left | 'outside')[]): boolean =>
  everyPair(row, (before, now) => confirms(claim, before, now));

function everyPair(row: readonly (Left | 'outside')[], holds: (before: Left, now: Left) => boolean): boolean {
  return row.slice(1).every((now, i) => {
    const before = row[i] as Left | 'outside';
    return before !== 'outside' && now !== 'outside' && holds(before, now);
  });
}

/** Whether what is left falls as it is claimed to, or is nothing. */
function confirms(claim: ValuesClaim, before: Left, now: Left): boolean {
  const falls = now.hi <= before.hi - leastFall(claim, before.e, now.e);
  // of what is nothing the sign may be known, but hardly the size
  const isVague = now.sign === 0 || now.hi - now.lo > vague;
  if (claim.grows === 0) return falls || (isVague && now.hi <= now.nothing);
  const isOfSign = before.sign === claim.grows && now.sign === claim.grows;
  return falls && isOfSign && now.lo >= before.hi + growth;
}

/** Whether what is left keeps its distance, beside what is claimed. */
function refutes(claim: ValuesClaim, before: Left, now: Left): boolean {
  const [from, to] = [before, now].map(({ e }) => log2SizeAt(lastOrder(claim), e) - e) as [number, number];
  const least = Number.isFinite(now.lo) ? Math.max(stays, ofLogarithm * Math.abs(now.lo)) : stays;
  if (now.lo - to >= before.hi - from - least) return true;
  if (claim.grows === 0) return false;
  // a slope that stays is finite
  return now.sign === -claim.grows || now.hi < before.lo + least;
}

/**
 * What is left at the distance 2^-k of the unit; undefined where the enclosures can't tell.
 * @param resolved so many bits at least are told of what is left beside a limit; 0: as many as the scale has
 */
function leftAt(
  A: IntervalArithmetic,
  claim: ValuesClaim,
  at: SideOfPoint,
  k: number,
  resolved: number,
): Left | 'outside' | undefined {
  const e = at.unit - k;
  const { lead } = claim;
  const nothing = lead ? log2SizeAt(lead.at, e) + largestExponent(A, lead.c) - resolution : Math.min(e - k, -resolved);
  if (Number.isNaN(nothing)) return undefined; // a logarithm of a logarithm has no value there yet
  const withoutLead = (distance: number): Interval => {
    const value = at.displaced(distance)(at.side);
    return lead ? A.sub(value, A.mul(lead.c, sizeAt(A, lead.at, distance))) : value;
  };
  let precision = precisionFor(at, claim.isExact ? k : nearer * k, nothing);
  let lackedBefore = Infinity;
  let timesStuck = 0;
  for (let attempts = 0; ; attempts++) {
    A.mpfr.reset(precision);
    const limit = claim.limit(A);
    let lacking: number;
    try {
      const left = leftOf(A, claim, limit, withoutLead(e), () => withoutLead(at.unit - nearer * k));
      const sign = A.containsZero(left) ? 0 : A.mpfr.sign(left.lo);
      lacking = isOfKnownSize(A, left, sign) ? -Infinity : A.mpfr.exponent(enclosureWidth(A, left)) - nothing;
      // what many more bits don't make narrower is as wide as the claim
      const isStuck = lacking > lackedBefore - 8;
      if (isStuck) timesStuck++;
      if (lacking <= 0 || timesStuck > mostTimesStuck || precision >= mostSideBits) {
        if (resolved > 0 && lacking > 0) return undefined;
        // numbers beyond the range of exponents tell nothing, and would seem to fall from infinity to infinity
        if ([left.lo, left.hi].some((end) => A.mpfr.isInfinite(end) || A.mpfr.isNaN(end))) return undefined;
        return {
          e,
          sign,
          nothing: nothing - e,
          hi: log2Of(A, left, e),
          lo: sign === 0 ? -Infinity : leastLog2(A, left, e),
        };
      }
      lackedBefore = lacking;
      // a function that stays within bounds hides how far its argument is from being known
      if (isStuck) lacking = Math.max(lacking, 2 * precision);
    } catch (error) {
      if (error instanceof OutsideDomain) return 'outside';
      if (!(error instanceof Undecided)) throw error;
      if (attempts >= (resolved > 0 ? coarseAttempts : mostAttempts) || precision >= mostSideBits) return undefined;
      lacking = 3 * precision; // numbers that are compared there are very near each other
    }
    precision = Math.min(mostSideBits, 64 * Math.ceil((precision + lacking + 16) / 64));
  }
}

const isOfKnownSize = (A: IntervalArithmetic, left: Interval, sign: number): boolean =>
  sign !== 0 && log2Of(A, left) - leastLog2(A, left) <= vague;

/**
 * A value less the limit. Where the limit is known to some digits only, and these agree, less a value much nearer to it.
 */
function leftOf(
  A: IntervalArithmetic,
  { isExact }: ValuesClaim,
  limit: Interval,
  value: Interval,
  muchNearer: () => Interval,
): Interval {
  const left = A.sub(value, limit);
  return isExact || !A.containsZero(left) ? left : A.sub(value, muchNearer());
}
