// Where there is no derivative: on which sides of the point a method stands, and which of the two slopes its number is.
import { stencils } from '../methods/stencils.js';
import { isStencil, methodTable, type MethodId } from '../methods/table.js';

export const footings = ['point', 'left', 'right', 'both'] as const;
/** Where a method evaluates the function: at the point alone, or beside it as well, on one side or on both. */
export type Footing = (typeof footings)[number];

export const slopesTaken = [
  'left',
  'right',
  'both',
  'mean',
  'between',
  'finite',
  'neither',
  'none',
  'unknown',
] as const;
/**
 * Which slope a number is: that of a side, or of both; their mean, or another number between them; a finite one where the
 * slopes are infinite; no slope of either side; no number at all. `unknown`: no slope of a side is certified.
 */
export type SlopeTaken = (typeof slopesTaken)[number];

/** A number by a method, and the certified slopes of the sides; null where a side has none. */
export interface OneSidedSlopes {
  readonly given: number;
  readonly left: number | null;
  readonly right: number | null;
}

/** Numbers nearer than this part of the larger slope are said to be the same; how far that goes is told in bits. */
const nearby = 2 ** -12;

/** By the offsets of its formula; methods that follow the program stand at the point. */
export function footingOf(method: MethodId, order: 1 | 2): Footing {
  if (!isStencil(method)) return methodTable[method].kind === 'adaptive' ? 'both' : 'point';
  const offsets = stencils[method][order].terms.map(([, offset]) => offset);
  const [isLeft, isRight] = [offsets.some((offset) => offset < 0), offsets.some((offset) => offset > 0)];
  return isLeft && isRight ? 'both' : isLeft ? 'left' : 'right';
}

/** With the bits to which the number is that slope; null: it is none. */
export function slopeTaken({ given, left, right }: OneSidedSlopes): { slope: SlopeTaken; bits: number | null } {
  const only = (slope: SlopeTaken): { slope: SlopeTaken; bits: null } => ({ slope, bits: null });
  if (Number.isNaN(given)) return only('none');
  const known = [left, right].filter((side) => side !== null);
  if (known.length === 0) return only('unknown');
  const finite = known.filter(Number.isFinite);
  if (finite.length === 0 && Number.isFinite(given)) return only('finite');
  const size = Math.max(...finite.map(Math.abs));
  const missedBy = (side: number | null): number => {
    if (side === null) return NaN;
    return given === side ? 0 : Number.isFinite(side) ? Math.abs(given - side) / size : Infinity;
  };
  const same = (slope: SlopeTaken, missed: number): { slope: SlopeTaken; bits: number } => ({
    slope,
    bits: missed === 0 ? Infinity : Math.floor(-Math.log2(missed)),
  });
  const [toLeft, toRight] = [missedBy(left), missedBy(right)];
  if (toLeft <= nearby && toRight <= nearby) return same('both', Math.max(toLeft, toRight));
  if (toLeft <= nearby) return same('left', toLeft);
  if (toRight <= nearby) return same('right', toRight);
  if (left === null || right === null) return only('neither');
  const toMean = missedBy((left + right) / 2);
  if (toMean <= nearby) return same('mean', toMean);
  return only((given - left) * (given - right) < 0 ? 'between' : 'neither');
}
