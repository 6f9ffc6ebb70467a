// Intervals with MPFR ends, rounded outward: an arithmetic whose every result encloses the true real number.
// (Moore 1966; IEEE 1788-2015 for the names.) An end may be ±∞ where MPFR's exponent range ends, but an interval
// always stands for a finite real number.
import type { Arithmetic } from '../../arithmetic.js';
import { algebra } from './algebra.js';
import { circular } from './circular.js';
import { ends, type Interval } from './ends.js';
import { exponentials } from './exponentials.js';
import type { Mpfr } from './mpfr.js';
import { oneEnd } from './one-end.js';
import { polygammas } from './polygamma.js';
import { powers } from './powers.js';
import { sincDerivatives } from './sinc-derivative.js';
import { slopes } from './slopes.js';
import { specialFunctions } from './special.js';
import { stepFunctions } from './steps.js';

export type { Interval } from './ends.js';

export interface IntervalArithmetic extends Arithmetic<Interval> {
  readonly mpfr: Mpfr;
  /** Whether the number is known exactly. */
  isExact(x: Interval): boolean;
  isExactZero(x: Interval): boolean;
  containsZero(x: Interval): boolean;
  /** [-|x|, |x|] widened to hold x: for error bounds. */
  symmetric(x: Interval): Interval;
}

/** The interval arithmetic over an MPFR instance, at whatever precision that instance is set to. */
export function intervalArithmetic(mpfr: Mpfr): IntervalArithmetic {
  const numbers = ends(mpfr);
  const sums = algebra(numbers);
  const steps = stepFunctions(numbers, sums);
  const narrow = oneEnd(numbers);
  const steep = slopes(numbers);
  const roots = powers(numbers, sums, steps, narrow, steep);
  const exponential = exponentials(numbers, sums, narrow, steep);
  const waves = circular(numbers, sums, narrow, steep);
  const special = specialFunctions(numbers, sums, steps, roots, exponential, waves, narrow, steep);

  return {
    mpfr,
    isExact: numbers.isExact,
    isExactZero: numbers.isExactZero,
    literal: numbers.literal,
    known: numbers.known,
    detached: (x) => x,
    ...sums,
    ...steps,
    ...roots,
    ...exponential,
    ...waves,
    ...special,
    ...polygammas(numbers, sums, roots, special),
    ...sincDerivatives(numbers, sums, waves),
  };
}
