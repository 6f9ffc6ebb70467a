// The order of a derivative, which families such as polygamma take as a number.
import { Undecided } from '../../errors.js';
import type { Ends, Interval } from './ends.js';

/** The small non-negative integer that an exact interval holds. */
export function smallInteger({ known }: Ends, n: Interval): number {
  const value = known(n);
  if (value === undefined || !Number.isInteger(value) || value < 0 || value > 20)
    throw new Undecided('the order of a derivative is not a small integer');
  return value;
}
