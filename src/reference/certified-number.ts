// From an enclosure to what may be said of it: the nearest number of a format, how far off that is, its decimal digits.
import type { Format } from '../arithmetics/formats.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { downward, nearest, towardZero, upward, type Pointer } from '../arithmetics/interval/mpfr.js';
import { defaultDigits, type Decimals } from './decimal-digits.js';
import { decimalsOf } from './decimals-later.js';

/** A real number known well enough to name the one double (or single) that it rounds to. */
export interface CertifiedNumber {
  /** The nearest number of the format; ±Infinity where the number lies beyond its range. */
  readonly nearest: number;
  /**
   * (truth - nearest) in units in the last place of `nearest`; within [-1/2, 1/2], to two digits; 0 where it is that
   * small that `mostResidualBits` don't tell it from 0.
   */
  readonly residual: number;
  /** See `Decimals`, also for whether all are decided. Texts are made when they are asked for. */
  readonly digits: string;
  readonly decided: boolean;
  readonly enclosure: readonly [string, string];
  readonly exact: boolean;
  /** Whether a narrower enclosure has nothing to add: digits and residual are as they were asked for, or given up. */
  readonly settled: boolean;
}

/** How narrow an enclosure must be, in units in the last place, as a power of two. */
const widthExponent = -16;
/** The residual is known to two digits from 2^8 times the width of its enclosure on. */
const residualExponent = 8;
/** From these bits on, a residual that isn't told from 0 counts as 0. */
const mostResidualBits = 1024;
/**
 * Beyond those of the digits themselves, the bits that are spent on digits near a decimal boundary. None are where 0 is
 * not ruled out at the bits that tell it from the least double: then it mostly is 0.
 */
const moreDigitBits = 3000;
const bitsPerDigit = Math.log2(10);

/**
 * The number that every point of the enclosure rounds to, or undefined where the enclosure is still too wide: the ends
 * must round alike and lie within 2^-16 ulp of each other.
 *
 * @param digits how many decimal digits are wanted
 */
export function certify(
  A: IntervalArithmetic,
  x: Interval,
  format: Format,
  digits = defaultDigits,
): CertifiedNumber | undefined {
  const { mpfr } = A;
  if (mpfr.isInfinite(x.lo) || mpfr.isInfinite(x.hi)) return undefined;
  const value = rounded(A, x.lo, format);
  if (value !== rounded(A, x.hi, format)) return undefined;
  // beyond the range, units go on as if there were none
  const unit = Number.isFinite(value)
    ? Math.log2(format.ulp(value)) // exact: a power of two
    : mpfr.exponent(x.lo) - format.significandBits;
  const exact = A.isExact(x);
  const difference = mpfr.allocate();
  mpfr.call.mpfr_sub(difference, x.hi, x.lo, upward);
  const width = mpfr.exponent(difference) - unit;
  if (width > widthExponent) return undefined;

  let residual = 0;
  if (Number.isFinite(value)) {
    // scaled before it becomes a double, so that the residual of a subnormal number isn't lost
    mpfr.call.mpfr_sub_d(difference, x.lo, value, nearest);
    mpfr.call.mpfr_mul_2si(difference, difference, -unit, nearest);
    residual = mpfr.toDouble(difference, nearest);
  }
  const isResolved = exact || !Number.isFinite(value) || mpfr.exponent(difference) > width + residualExponent;
  const decimals = decimalsOf(A, x, digits);
  const { precision } = mpfr;
  const settled =
    (isResolved || precision >= mostResidualBits) &&
    (decimals.decided || A.containsZero(x) || precision >= bitsPerDigit * digits + moreDigitBits);
  return new Certified(value === 0 ? 0 : value, isResolved ? residual : 0, exact, settled, decimals);
}

class Certified implements CertifiedNumber {
  readonly decided: boolean;

  constructor(
    readonly nearest: number,
    readonly residual: number,
    readonly exact: boolean,
    readonly settled: boolean,
    private readonly decimals: Decimals,
  ) {
    this.decided = decimals.decided;
  }
  get digits(): string {
    return this.decimals.text;
  }
  get enclosure(): readonly [string, string] {
    return this.decimals.ends;
  }
}

/**
 * The nearest number of a format that is no wider than a double: to double by truncation, with the last bit set where
 * anything was lost, and on from there; so it isn't rounded twice (Boldo & Melquiond 2008, rounding to odd).
 */
function rounded({ mpfr }: IntervalArithmetic, x: Pointer, format: Format): number {
  if (format.significandBits === 53) return mpfr.toDouble(x, nearest);
  const truncated = mpfr.toDouble(x, towardZero);
  const away = mpfr.sign(x) < 0 ? mpfr.toDouble(x, downward) : mpfr.toDouble(x, upward);
  return format.round(isOdd(truncated) ? truncated : away);
}

/** Whether the last bit of the significand of a double is set. */
function isOdd(value: number): boolean {
  return (new Uint32Array(new Float64Array([value]).buffer)[0] as number) % 2 === 1;
}
