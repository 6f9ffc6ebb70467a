// The parts of an error where truncation is known as a sum of two doubles: of the truth three doubles are enough.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest } from '../arithmetics/interval/mpfr.js';
import type { Long } from '../arithmetics/long-product.js';
import type { Errors } from './errors.js';

/** What round-off may be off, as a part of it. */
const settledPart = 2 ** -40;

/** The truth as the sum of three doubles. */
export class LongTruth {
  constructor(
    private readonly high: number,
    private readonly low: number,
    private readonly lowest: number,
  ) {}

  /**
   * error = computed - truth, round-off = error - truncation: sums of doubles whose roundings are added up as well (Knuth 1969), so
   * that they are right but for the last rounding where the parts cancel.
   *
   * @returns whether round-off is known as well; else nothing is set
   */
  takeApart(truncation: Long & { readonly error: number }, step: number, errors: Errors): boolean {
    const computed = errors.computed[step] as number;
    const missed = truncation.high;
    if (!Number.isFinite(computed)) {
      errors.setParts(step, computed, missed, computed);
      return true;
    }
    const error = computed - this.high;
    const ofError = roundingOf(computed, -this.high, error);
    const low = ofError - this.low;
    const ofLow = roundingOf(ofError, -this.low, low) - this.lowest;
    const roundoff = error - missed;
    const ofRoundoff = roundingOf(error, -missed, roundoff);
    const lowRoundoff = low - truncation.low;
    const ofLowRoundoff = roundingOf(low, -truncation.low, lowRoundoff);
    const rest = ofRoundoff + lowRoundoff;
    const ofRest = roundingOf(ofRoundoff, lowRoundoff, rest);
    const known = roundoff + (rest + (ofRest + (ofLowRoundoff + ofLow))) + 0;
    if (truncation.error > settledPart * Math.abs(known)) return false;
    errors.setParts(step, error + (low + ofLow) + 0, missed + 0, known);
    return true;
  }
}

export function longTruthOf({ mpfr }: IntervalArithmetic, { lo }: Interval): LongTruth {
  const rest = mpfr.allocate();
  mpfr.call.mpfr_set(rest, lo, nearest);
  const [high, low, lowest] = [0, 0, 0].map(() => {
    const part = mpfr.toDouble(rest, nearest);
    mpfr.call.mpfr_sub_d(rest, rest, part, nearest);
    return part;
  }) as [number, number, number];
  return new LongTruth(high, low, lowest);
}

/** What rounding took from the sum of two doubles (Knuth 1969). */
function roundingOf(x: number, y: number, sum: number): number {
  const part = sum - x;
  return x - (sum - part) + (y - part);
}
