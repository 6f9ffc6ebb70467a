// Wrong verdicts made of right ones: what the judge must object to, as far as values tell anything of that side.
import type { PlainNumber } from '../../src/compare/reference-data.js';
import { contradiction, type Claim, type Told } from './singular-judge.js';

/** By how much a slope is made wrong, of its size: 13 bits above the last of a double. */
const off = 2 ** -40;

const wrongSlopes = (slope: PlainNumber): readonly PlainNumber[] => {
  if (slope === 'Infinity') return ['-Infinity', 0];
  if (slope === '-Infinity') return ['Infinity', 0];
  return typeof slope === 'string' ? [] : [slope === 0 ? off : slope * (1 + off), 'Infinity'];
};

/** With one thing changed: a slope, or what is said of both sides. Each is wrong where the claim is right. */
export function wrongClaims(claim: Claim): Claim[] {
  const { status, left, right } = claim;
  if (status === 'undecided') return [];
  // a certified slope is one of both sides
  const sides = status === 'certified' ? (['both'] as const) : (['left', 'right'] as const);
  const slopes = sides.flatMap((side) => {
    const slope = side === 'right' ? right : left;
    if (slope === null) return [];
    return wrongSlopes(slope).map((wrong) =>
      side === 'both' ? { status, left: wrong, right: wrong } : { ...claim, [side]: wrong },
    );
  });
  if (status === 'certified') return [...slopes, { status: 'jump', left, right }, { status: 'undefined', left: null, right: null }];
  if (status === 'kink') return [...slopes, { status: 'certified', left, right: left }];
  if (status === 'jump' && left !== null && right !== null) return [...slopes, { status: 'kink', left, right }];
  return slopes;
} // prettier-ignore

/** How many wrong claims there are, and how many of them are contradicted. */
export function seenOf(
  claim: Claim,
  told: Told,
  input: string,
  order: 1 | 2 = 1,
): { readonly made: number; readonly seen: number } {
  const wrong = wrongClaims(claim);
  return { made: wrong.length, seen: wrong.filter((each) => contradiction(each, told, input, order) !== null).length };
}
