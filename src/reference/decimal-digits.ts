// An enclosure as decimal text: the digits that it decides, truncated, since `…` says that they go on; and its ends.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import {
  awayFromZero,
  downward,
  nearest,
  towardZero,
  upward,
  type Decimal,
  type Pointer,
} from '../arithmetics/interval/mpfr.js';

/** Digits of the truth, unless others are asked for; and the most that may be. */
export const defaultDigits = 30;
export const mostDigits = 1000;
/** The ends are printed with some more digits, which differ. */
const moreOfEnds = 6;
/** Beyond these, ends that round alike tell more than the digits that they share. */
const fewMore = 2;

export interface Decimals {
  /**
   * `0.75608…`: the number begins so. `0.5`: it is that. `0.25±1e-900`: it is no farther from that, and no digit is
   * decided; so it is for an exact number all of whose enclosures are inexact.
   */
  readonly text: string;
  /** Whether all digits wanted are decided. */
  readonly decided: boolean;
  /** Both ends, rounded outward. */
  readonly ends: readonly [string, string];
}

export function decimalDigits(A: IntervalArithmetic, x: Interval, wanted: number): Decimals {
  const { mpfr } = A;
  if (A.isExactZero(x)) return { text: '0', decided: true, ends: ['0', '0'] };
  const [low, high] = outwardEnds(A, x, wanted);
  const ends = [endText(low), endText(high)] as const;
  if (mpfr.sign(x.lo) * mpfr.sign(x.hi) <= 0)
    return { text: `0±${boundText(A, x, A.literal(0).lo)}`, decided: false, ends };
  // what both ends begin with once they are rounded outward, so does every number between
  if (typeof low === 'object' && typeof high === 'object' && low.exponent === high.exponent && !A.isExact(x)) {
    const digits = low.digits.slice(0, wanted);
    if (high.digits.startsWith(digits)) return { text: print({ ...low, digits }, '…'), decided: true, ends };
  }
  return { ends, ...digitsOfEnds(A, x, wanted) }; // a field after a copy takes V8 a microsecond
}

/** The digits of an exact number, and of ends that differ in them once they are rounded outward. */
function digitsOfEnds(A: IntervalArithmetic, x: Interval, wanted: number): Omit<Decimals, 'ends'> {
  const { mpfr } = A;
  const low = mpfr.decimal(x.lo, wanted, towardZero);
  const high = mpfr.decimal(x.hi, wanted, towardZero);
  const isSame = low.exponent === high.exponent && low.digits === high.digits;
  if (isSame && A.isExact(x) && mpfr.decimal(x.lo, wanted, awayFromZero).digits === low.digits)
    return { text: print(withoutZeros(low), ''), decided: true };
  if (isSame) return { text: print(low, '…'), decided: true };
  let common = 0;
  if (low.exponent === high.exponent) while (low.digits[common] === high.digits[common]) common++;
  // ends on both sides of a short decimal, as 0.999… and 1.000…, share few digits, however close they are
  const center = roundedAlike(A, x, wanted);
  if (center !== null && center.digits.length > common + fewMore) {
    const text = print(withoutZeros(center), '');
    return { text: `${text}±${boundText(A, x, mpfr.fromDecimal(text))}`, decided: false };
  }
  return { text: common === 0 ? '…' : print({ ...low, digits: low.digits.slice(0, common) }, '…'), decided: false };
}

/** Both ends, rounded outward. */
export function endsText(A: IntervalArithmetic, x: Interval, digits = defaultDigits): readonly [string, string] {
  const [low, high] = outwardEnds(A, x, digits);
  return [endText(low), endText(high)];
}

/** An end with some digits more than are wanted of the number; as a word where it has none. */
type DecimalEnd = Decimal | '0' | 'Infinity' | '-Infinity';

function outwardEnds({ mpfr }: IntervalArithmetic, x: Interval, digits: number): [DecimalEnd, DecimalEnd] {
  const end = (pointer: Pointer, rounding: number): DecimalEnd => {
    if (mpfr.sign(pointer) === 0) return '0';
    if (mpfr.isInfinite(pointer)) return mpfr.sign(pointer) < 0 ? '-Infinity' : 'Infinity';
    return mpfr.decimal(pointer, digits + moreOfEnds, rounding);
  };
  return [end(x.lo, downward), end(x.hi, upward)];
}

function endText(end: DecimalEnd): string {
  return typeof end === 'string' ? end : print(end, '');
}

/** The most digits to which both ends round alike; null where there is none. */
function roundedAlike({ mpfr }: IntervalArithmetic, x: Interval, most: number): Decimal | null {
  for (let count = most; count > 0; count--) {
    const low = mpfr.decimal(x.lo, count, nearest);
    const high = mpfr.decimal(x.hi, count, nearest);
    if (low.digits === high.digits && low.exponent === high.exponent) return low;
  }
  return null;
}

/** How far the enclosure reaches from a number in it, rounded up to one digit. */
function boundText(A: IntervalArithmetic, x: Interval, center: Pointer): string {
  const { mpfr } = A;
  const { call } = mpfr;
  const [above, below, slack] = [mpfr.allocate(), mpfr.allocate(), mpfr.allocate()];
  call.mpfr_sub(above, x.hi, center, upward);
  call.mpfr_sub(below, center, x.lo, upward);
  call.mpfr_max(above, above, below, upward);
  // the center was rounded itself when it was read
  call.mpfr_abs(slack, center, upward);
  call.mpfr_mul_2si(slack, slack, -mpfr.precision, upward);
  call.mpfr_add(above, above, slack, upward);
  return print(mpfr.decimal(above, 1, awayFromZero), '');
}

function withoutZeros(number: Decimal): Decimal {
  return { ...number, digits: number.digits.replace(/0+$/, '') };
}

/** Positional from 1e-6 to 1e21, else with an exponent; `more` stands where digits go on. */
function print({ negative, digits, exponent }: Decimal, more: string): string {
  const sign = negative ? '-' : '';
  if (exponent > 21 || exponent < -5 || (more !== '' && digits.length < exponent)) {
    const fraction = digits.length > 1 || more !== '' ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}${more}e${exponent > 0 ? '+' : '-'}${Math.abs(exponent - 1)}`;
  }
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}${more}`;
  if (digits.length <= exponent) return `${sign}${digits}${'0'.repeat(exponent - digits.length)}${more}`;
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}${more}`;
}
