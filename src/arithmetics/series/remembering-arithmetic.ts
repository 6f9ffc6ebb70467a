// Intervals of which one object is one number.
import type { Fraction } from '../fractions.js';
import type { IntervalArithmetic, Interval } from '../interval/interval.js';

export interface RememberingArithmetic extends IntervalArithmetic {
  /** One object for all numbers that are the same fraction; exact, if it is a double. */
  theOne(x: Interval): Interval;
  /** The fraction that a number is; null where it is none, or a long one. */
  fractionOf(x: Interval): Fraction | null;
}
