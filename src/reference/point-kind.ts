// What kind of point it is where a derivative is missing: decided here alone, from what is known of the two sides.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import type { SingularKind } from './kind-names.js';
import type { Beside } from './side-claim.js';

/** What is known of one side; the derivative is with respect to the input, whatever the side. */
export type OneSided =
  | { readonly kind: 'finite'; readonly value: Interval; readonly derivative: Interval; readonly beside?: Beside }
  | { readonly kind: 'infinite'; readonly value: Interval; readonly sign: 1 | -1; readonly beside?: Beside }
  /** The values grow without end, with that sign. */
  | { readonly kind: 'pole'; readonly sign: 1 | -1 }
  /** Between bounds for ever: the slope or, where there is no limit, the value. */
  | { readonly kind: 'oscillates'; readonly value: Interval | null }
  /** `again`: at points as near as one likes, and perhaps not at all. */
  | { readonly kind: 'outside'; readonly again?: true };

/** The value at the point: that of both limits, another one, or there is none. */
export type Center = 'continuous' | 'apart' | 'none';

const isOutsideAgain = (side: OneSided): boolean => side.kind === 'outside' && side.again === true;

/** Null where it can't be told. */
export function kindOfSides(
  A: IntervalArithmetic,
  left: OneSided,
  right: OneSided,
  center: Center,
): SingularKind | null {
  if (left.kind === 'pole' || right.kind === 'pole') return 'pole';
  if (isOutsideAgain(left) || isOutsideAgain(right)) return null;
  if (left.kind === 'outside' || right.kind === 'outside') {
    if (left.kind === right.kind) return 'outside';
    return center === 'apart' ? 'jump' : 'endpoint';
  }
  if (left.kind === 'oscillates' || right.kind === 'oscillates') return null;
  if (center !== 'continuous') {
    if (isOneNumber(A, left.value, right.value)) return 'removable';
    return areDisjoint(A, left.value, right.value) ? 'jump' : null;
  }
  if (left.kind === 'infinite' && right.kind === 'infinite')
    return left.sign === right.sign ? 'vertical-tangent' : 'cusp';
  return 'kink';
}

/** Whether two enclosures are provably of one number: one object, or both exact and no two numbers. */
export const isOneNumber = (A: IntervalArithmetic, x: Interval, y: Interval): boolean =>
  x === y || (A.isExact(x) && A.isExact(y) && !areDisjoint(A, x, y));

export const areDisjoint = ({ mpfr }: IntervalArithmetic, x: Interval, y: Interval): boolean =>
  mpfr.compare(x.hi, y.lo) < 0 || mpfr.compare(x.lo, y.hi) > 0;
