// The table of floating-point formats: all that depends on how many bits a number has. A format is a row.
import type { Arithmetic } from '../arithmetic.js';
import { keysOf } from '../keys.js';
import { float64 } from './float64.js';
import { rounding } from './rounding.js';

/** A floating-point format that programs run in; its name is what users choose as the precision. */
export interface Format {
  readonly name: Precision;
  readonly arithmetic: Arithmetic<number>;
  /** The bits of a significand, p: the most that can be correct. */
  readonly significandBits: number;
  /** 2^(1-p), the distance from 1 to the next number. */
  readonly epsilon: number;
  /** The default δ of the complex step. */
  readonly complexStep: number;
  /** The nearest number of the format. */
  round(value: number): number;
  /** The unit in the last place: the distance between numbers at |value|; at 0 the smallest positive number. */
  ulp(value: number): number;
}

/**
 * The square of the complex step must vanish beside 1; smaller is better until imaginary parts underflow: 1e-20 leaves
 * doubles room for derivatives down to 1e-288, and 1e-15 leaves singles, whose least normal number is 1e-38, room down
 * to 1e-23. A format without `round` is that of the numbers themselves.
 */
/* prettier-ignore */
const rows = {
  float64: { significandBits: 53, leastExponent: -1074, complexStep: 1e-20 },
  float32: { significandBits: 24, leastExponent: -149,  complexStep: 1e-15, round: Math.fround },
} satisfies Record<string, FormatRow>;

interface FormatRow {
  readonly significandBits: number;
  /** The exponent of the smallest positive number. */
  readonly leastExponent: number;
  readonly complexStep: number;
  readonly round?: (value: number) => number;
}

export type Precision = keyof typeof rows;
export const precisions = keysOf(rows);
export const defaultPrecision: Precision = 'float64';

export const formats = Object.fromEntries(precisions.map((name) => [name, formatOf(name)])) as Readonly<
  Record<Precision, Format>
>;

/** Whether a format has no number near that one: rounded, it is infinite. */
export const isBeyond = (value: number, { round }: Format): boolean =>
  Number.isFinite(value) && !Number.isFinite(round(value));

function formatOf(name: Precision): Format {
  const { significandBits, leastExponent, complexStep, round }: FormatRow = rows[name];
  return {
    name,
    arithmetic: round === undefined ? float64 : rounding(float64, round),
    significandBits,
    epsilon: 2 ** (1 - significandBits),
    complexStep,
    round: round ?? ((value) => value),
    ulp: (value) => unitInLastPlace(value, significandBits, leastExponent),
  };
}

/** The exponents of the smallest double, and of the least power of two beyond the largest. */
const lowestExponent = -1074;
const overflowExponent = 1024;
const powersOfTwo = Array.from({ length: overflowExponent - lowestExponent + 1 }, (_, i) => 2 ** (i + lowestExponent));
const twoTo = (exponent: number): number => powersOfTwo[exponent - lowestExponent] as number;

const double = new DataView(new ArrayBuffer(8));
/** The exponent of a double as it is written: 2047 of what isn't finite, 0 of what is smaller than 2^-1022. */
function writtenExponent(value: number): number {
  double.setFloat64(0, value);
  return (double.getUint16(0) >> 4) & 0x7ff;
}

/** 2^(e+1-p) with 2^e <= |value| < 2^(e+1), at least 2^leastExponent; NaN unless the value is finite. */
function unitInLastPlace(value: number, significandBits: number, leastExponent: number): number {
  const written = writtenExponent(value);
  return written === 0x7ff ? NaN : twoTo(Math.max(leastExponent, written - 1022 - significandBits));
}
