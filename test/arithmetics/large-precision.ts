// One function at a large precision, for the tests of what MPFR needs there.
import type { MpfrLibrary } from '../../src/arithmetics/interval/gmp-wasm.js';
import { Mpfr, nearest, type Pointer } from '../../src/arithmetics/interval/mpfr.js';

export const slowFunctions = ['mpfr_log', 'mpfr_exp', 'mpfr_sin', 'mpfr_atanh', 'mpfr_log1p', 'mpfr_asinh'] as const;
type Name = (typeof slowFunctions)[number];

interface LargeNumber {
  readonly mpfr: Mpfr;
  readonly value: Pointer;
}

/** A function of 7/13, whose bits are no few. */
export function valueOf(library: MpfrLibrary, name: Name, bits: number): LargeNumber {
  const mpfr = new Mpfr(library, 4);
  mpfr.reset(bits);
  const x = mpfr.allocate();
  library.mpfr_div(x, mpfr.fromDouble(7), mpfr.fromDouble(13), nearest);
  const value = mpfr.allocate();
  library[name](value, x, nearest);
  return { mpfr, value };
}

export const digitsOf = ({ mpfr, value }: LargeNumber, digits: number): string =>
  mpfr.decimal(value, digits, nearest).digits;
