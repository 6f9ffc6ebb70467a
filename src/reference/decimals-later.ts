// Decimals that are told once somebody asks: that all digits are decided shows by a multiplication, for less than a tenth of their time.
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest, upward, type Mpfr, type Pointer } from '../arithmetics/interval/mpfr.js';
import { decimalDigits, type Decimals } from './decimal-digits.js';

/** Bits of products by powers of ten, and digits before the point that leave enough of them behind it. */
const productBits = 192;
const mostDigitsTold = 48;
/** How near to a whole number a product isn't looked at; and a number, by its logarithm, to a power of ten. */
const clear = 2 ** -30;

/** What `decimalDigits` says. Of what is surely decided it is worked out when it is asked for, at whatever precision then. */
export function decimalsOf(A: IntervalArithmetic, x: Interval, wanted: number): Decimals {
  return areSurelyDecided(A, x, wanted) ? new DecimalsLater(A, x, wanted) : decimalDigits(A, x, wanted);
}

class DecimalsLater implements Decimals {
  readonly decided = true;
  private readonly lo: Int32Array;
  private readonly hi: Int32Array;
  private told: Decimals | undefined;

  constructor(
    private readonly A: IntervalArithmetic,
    { lo, hi }: Interval,
    private readonly wanted: number,
  ) {
    this.lo = A.mpfr.saved(lo);
    this.hi = lo === hi ? this.lo : A.mpfr.saved(hi);
  }

  get text(): string {
    return this.all().text;
  }
  get ends(): Decimals['ends'] {
    return this.all().ends;
  }
  private enclosure(): Interval {
    const { mpfr } = this.A;
    const lo = mpfr.restored(this.lo);
    return { lo, hi: this.hi === this.lo ? lo : mpfr.restored(this.hi) }; // one number where it is exact
  }
  private all(): Decimals {
    return (this.told ??= this.A.mpfr.apart(() => decimalDigits(this.A, this.enclosure(), this.wanted)));
  }
}

/** Whether the number is exact, or both ends have the same first digits, by how far they are from numbers with so few; false tells nothing. */
function areSurelyDecided({ mpfr }: IntervalArithmetic, x: Interval, wanted: number): boolean {
  if (x.lo === x.hi) return true;
  if (wanted > mostDigitsTold) return false;
  const { call } = mpfr;
  const near = mpfr.sign(x.lo) > 0 ? x.lo : x.hi;
  const exponent = Math.log10(Math.abs(mpfr.toDouble(near, nearest)));
  const whole = Math.floor(exponent);
  if (!isClear(exponent - whole)) return false; // nor is 0, or one beyond the range of doubles
  const power = wanted - 1 - whole;
  const number = mpfr.allocateOf(productBits);
  call.mpfr_sub(number, x.hi, x.lo, upward);
  const width = mpfr.toDouble(number, upward) * 10 ** power;
  call.mpfr_mul(number, near, tenTo(mpfr, power), nearest);
  call.mpfr_frac(number, number, nearest);
  const rest = Math.abs(mpfr.toDouble(number, nearest));
  return isClear(rest) && isClear(rest + width); // ends of either sign are too far apart
}

const isClear = (part: number): boolean => part > clear && part < 1 - clear;

const powersOfTen = new WeakMap<Mpfr, Map<number, Pointer>>();

/** 10^e, which outlives the numbers of a run. */
function tenTo(mpfr: Mpfr, e: number): Pointer {
  let known = powersOfTen.get(mpfr);
  if (known === undefined) powersOfTen.set(mpfr, (known = new Map<number, Pointer>()));
  let power = known.get(e);
  if (power === undefined) {
    power = mpfr.allocateKept(productBits);
    mpfr.call.mpfr_set_ui(power, 10, nearest);
    mpfr.call.mpfr_pow_si(power, power, e, nearest);
    known.set(e, power);
  }
  return power;
}
