// A verdict beside what values at 600 digits say of both sides of the point (test/oracle/singular_sides.py): what contradicts it.
import type { PlainNumber, ReferenceStatus } from '../../src/compare/reference-data.js';
import type { Side, Verdict } from '../../src/reference/verdict.js';

/** What is said of a derivative: a slope for each side, null where it is said that there is none. */
export interface Claim {
  readonly status: ReferenceStatus;
  readonly left: PlainNumber | null;
  readonly right: PlainNumber | null;
}

export function claimOf(verdict: Verdict): Claim {
  const plain = (side: Side): PlainNumber | null => (typeof side === 'object' ? (side?.nearest ?? null) : side);
  switch (verdict.status) {
    case 'undecided':
      return { status: 'undecided', left: null, right: null };
    case 'certified':
      return { status: 'certified', left: verdict.number.nearest, right: verdict.number.nearest };
    default:
      return { status: verdict.status, left: plain(verdict.left), right: plain(verdict.right) };
  }
}

/** A side by values alone; null where there are none. */
export interface ToldSide {
  /** A number as text where the slope settles, an infinity where it grows without end, null where neither is certain. */
  readonly slope: string | null;
  /** Whether values go to that at the point; null where that isn't certain. */
  readonly continuous: boolean | null;
  /** How far the slope may be from its limit, where it settles slowly. */
  readonly within?: number | null;
  /** Where values go, if not to that at the point. */
  readonly limit?: string;
}
export interface Told {
  /** Whether there is a value at the point; null where that isn't certain. */
  readonly defined: boolean | null;
  /** Whether a number that moves met a tie, a jump, an end of a domain or a pole. */
  readonly singular: boolean;
  /** To the left and to the right, by inputs. */
  readonly sides: Readonly<Record<string, readonly [ToldSide | null, ToldSide | null]>>;
  /** Whether there was no time for it: nothing of the above is there. */
  readonly late?: true;
}

/**
 * Whether a slope by values is the one that is claimed. What is told has 17 digits, a claim is rounded to 53 bits; nearer the
 * values don't come than `within`, and 0 is told of what is below 1e-25.
 */
function isThatSlope({ slope, within }: ToldSide, claimed: PlainNumber): boolean {
  if (slope === null) return true;
  if (typeof claimed === 'string') return slope === claimed;
  if (slope.endsWith('Infinity')) return false;
  const told = Number(slope);
  // both may be beyond the range of doubles
  return told === claimed || Math.abs(told - claimed) <= 2 ** -51 * Math.abs(claimed) + 10 * (within ?? 0) + 1e-25;
}

const isFinite = ({ slope }: ToldSide): boolean => slope !== null && !slope.endsWith('Infinity');

/** What is wrong with a claim about an input, in words; null where nothing is. */
export function contradiction(claim: Claim, told: Told, input: string, order: 1 | 2 = 1): string | null {
  if (claim.status === 'undecided') return null;
  // that there is nothing on both sides is said without a value at the point
  const isNothing = claim.status === 'undefined' && claim.left === null && claim.right === null;
  if (told.defined === false && !isNothing) return 'there is no value at the point';
  const sides = told.sides[input] as Told['sides'][string];
  for (const [place, word] of [
    [0, 'left'],
    [1, 'right'],
  ] as const) {
    const side = sides[place];
    const claimed = claim[word];
    if (claimed === null) {
      if (side?.continuous === true && isFinite(side)) return `${word}: the slope is ${side.slope}`;
      continue;
    }
    if (side === null) return `${word}: there are no values`;
    if (!isThatSlope(side, claimed)) return `${word}: the slope is ${side.slope}`;
    if (side.continuous === false && claim.status !== 'jump') return `${word}: the value jumps`;
  }
  // the first derivative may jump where each side goes to its own
  return order === 2 && claim.status === 'jump' ? null : contradictionOfBoth(claim, sides);
}

function contradictionOfBoth({ status, left, right }: Claim, sides: Told['sides'][string]): string | null {
  switch (status) {
    case 'kink':
      return left === right && sides[0]?.slope === sides[1]?.slope ? 'the slopes are the same' : null;
    case 'jump':
      return sides.every((side) => side?.continuous === true) ? 'the value does not jump' : null;
    case 'infinite':
      return typeof left === 'string' || typeof right === 'string' ? null : 'no side is infinite';
    default:
      return null;
  }
}
