// The parts of an error where truncation is known as a sum of two doubles: of the truth three doubles are enough.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest } from '../arithmetics/interval/mpfr.js';
import type { Long } from '../arithmetics/long-product.js';
import type { Errors } from './errors.js';

/** What round-off may be off, as a part of it. */
const settledPart = 2 ** -40;

/** A truncation error, and how far it may be off. */
export interface LongTruncation extends Long {
  readonly error: number;
}

/** The truth as the sum of doubles, each what is left of it by those before. */
export class LongTruth {
  constructor(private readonly parts: readonly [number, number, number]) {}

  /** error = computed - truth, round-off = error - truncation. @returns whether that is known; else nothing is set */
  takeApart(truncation: LongTruncation, step: number, errors: Errors): boolean {
    const computed = errors.computed[step] as number;
    const missed = truncation.high;
    if (!Number.isFinite(computed)) {
      errors.setParts(step, computed, missed, computed);
      return true;
    }
    const [high, low, lowest] = this.parts;
    terms[0] = computed;
    terms[1] = -high;
    terms[2] = -low;
    terms[3] = -lowest;
    const error = distilledSum(4);
    terms[0] = computed;
    terms[1] = -high;
    terms[2] = -missed;
    terms[3] = -low;
    terms[4] = -truncation.low;
    terms[5] = -lowest;
    const roundoff = distilledSum(6);
    if (truncation.error > settledPart * Math.abs(roundoff)) return false;
    errors.setParts(step, error + 0, missed + 0, roundoff + 0);
    return true;
  }
}

export function longTruthOf({ mpfr }: IntervalArithmetic, { lo }: Interval): LongTruth {
  const rest = mpfr.allocate();
  mpfr.call.mpfr_set(rest, lo, nearest);
  const next = (): number => {
    const part = mpfr.toDouble(rest, nearest);
    mpfr.call.mpfr_sub_d(rest, rest, part, nearest);
    return part;
  };
  return new LongTruth([next(), next(), next()]);
}

/** What is summed up: memory that is used again. */
const terms = new Float64Array(6);

/** The sum of the first terms, right to twice the digits of a double: distilled twice, by sums of which the roundings take their places (Ogita, Rump & Oishi 2005). */
function distilledSum(count: number): number {
  for (let pass = 0; pass < 2; pass++)
    for (let i = 1; i < count; i++) {
      const [x, y] = [terms[i - 1] as number, terms[i] as number];
      const sum = x + y;
      const part = sum - x;
      terms[i - 1] = x - (sum - part) + (y - part);
      terms[i] = sum;
    }
  let rest = 0;
  for (let i = 0; i < count - 1; i++) rest += terms[i] as number;
  return (terms[count - 1] as number) + rest;
}
