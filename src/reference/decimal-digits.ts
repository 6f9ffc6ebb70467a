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
  if (typeof low === 'object' && typeof high === 'object') {
    if (A.isExact(x)) return { text: exactText(low, high, wanted), decided: true, ends };
    // what both ends begin with once they are rounded outward, so does every number between
    const digits = low.digits.slice(0, wanted);
    if (low.exponent === high.exponent && high.digits.startsWith(digits))
      return { text: print({ ...low, digits }, '…'), decided: true, ends };
  }
  return { ends, ...digitsOfEnds(A, x, wanted) }; // a field after a copy takes V8 a microsecond
}

/** An exact number, from both its neighbours of some digits more, which are one where it has no more. */
function exactText(low: Decimal, high: Decimal, wanted: number): string {
  const near = low.negative ? high : low;
  const digits = near.digits.slice(0, wanted);
  const isWhole = low.digits === high.digits && /^0*$/.test(near.digits.slice(wanted));
  return isWhole ? print(withoutZeros({ ...near, digits }), '') : print({ ...near, digits }, '…');
}

/** The digits of ends that differ in them once they are rounded outward. */
function digitsOfEnds(A: IntervalArithmetic, x: Interval, wanted: number): Omit<Decimals, 'ends'> {
  const { mpfr } = A;
  const low = mpfr.decimal(x.lo, wanted, towardZero);
  const high = mpfr.decimal(x.hi, wanted, towardZero);
  const isSame = low.exponent === high.exponent && low.digits === high.digits;
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

function outwardEnds(A: IntervalArithmetic, x: Interval, wanted: number): readonly [DecimalEnd, DecimalEnd] {
  const { mpfr } = A;
  const digits = wanted + moreOfEnds;
  const near = neighbours(A, x, digits);
  if (near !== undefined) return near;
  const end = (pointer: Pointer, rounding: number): DecimalEnd => {
    if (mpfr.sign(pointer) === 0) return '0';
    if (mpfr.isInfinite(pointer)) return mpfr.sign(pointer) < 0 ? '-Infinity' : 'Infinity';
    return mpfr.decimal(pointer, digits, rounding);
  };
  return [end(x.lo, downward), end(x.hi, upward)];
}

/** Of an end that is cut off so many more digits are looked at; and doubles hold powers of ten of some more than this. */
const cutOff = 3;
const unitsOfCutOff = 10 ** cutOff;
const mostPower = 250;

/**
 * The ends of what lies between two decimals next to each other, from the digits of one end alone: MPFR takes a microsecond for them.
 * Undefined where the enclosure is exact, or perhaps no such two decimals are about it.
 */
function neighbours(
  { mpfr }: IntervalArithmetic,
  x: Interval,
  digits: number,
): readonly [Decimal, Decimal] | undefined {
  const sign = mpfr.sign(x.lo);
  const size = Math.abs(mpfr.exponent(x.lo)) * Math.log10(2) + digits;
  if (x.lo === x.hi || sign !== mpfr.sign(x.hi) || !(size < mostPower)) return undefined;
  const { negative, digits: all, exponent } = mpfr.decimal(sign > 0 ? x.lo : x.hi, digits + cutOff, towardZero);
  const width = mpfr.allocateShort();
  mpfr.call.mpfr_sub(width, x.hi, x.lo, upward);
  if (mpfr.sign(width) === 0) return undefined; // one number, which may be the nearer decimal itself
  // the width, in units of the last digit that is looked at, and what is lost of it in doubles; beyond the digit lies less than one
  const reach = Math.ceil((mpfr.toDouble(width, upward) / 10 ** (exponent - digits - cutOff)) * (1 + 2 ** -40));
  if (!(Number(all.slice(digits)) + reach < unitsOfCutOff)) return undefined;
  const inner = all.slice(0, digits);
  const outer = digitsAbove(inner);
  if (outer === undefined) return undefined;
  const [near, far] = [inner, outer].map((each): Decimal => ({ negative, digits: each, exponent })) as [
    Decimal,
    Decimal,
  ];
  return negative ? [far, near] : [near, far];
}

/** One more in the last place; undefined where that takes one more place. */
function digitsAbove(digits: string): string | undefined {
  let end = digits.length;
  while (digits[end - 1] === '9') end--;
  if (end === 0) return undefined;
  return digits.slice(0, end - 1) + String(Number(digits[end - 1]) + 1) + '0'.repeat(digits.length - end);
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
