// Constants of MPFR that take long: each is kept, at the most bits that were asked for so far, beyond the numbers of one run. What is given
// is the constant rounded once, so that nothing depends on what was asked before.
import type { Interval } from './ends.js';
import { downward, upward, type Mpfr, type Pointer } from './mpfr.js';

export type KeptConstants = ReturnType<typeof keptConstants>;

/** So many more bits than asked for are computed: the next question is rarely for fewer. */
const ahead = 1.25;
/** Bits of all numbers are whole words. */
const word = 64;

/** Writes a constant into a number of any precision, rounded. */
type Writes = (target: Pointer, rounding: number) => unknown;

export function keptConstants(mpfr: Mpfr) {
  const { call } = mpfr;

  const kept = (write: Writes): ((bits: number) => Interval) => {
    let has = 0;
    let number: Pointer = 0;
    return (bits) => {
      if (bits > has) {
        const enough = word * Math.ceil((ahead * bits) / word);
        const better = mpfr.allocateKept(enough);
        try {
          write(better, downward);
        } catch (error) {
          call.free(better);
          throw error;
        }
        if (has > 0) call.free(number);
        [has, number] = [enough, better];
      }
      const [lo, hi] = [mpfr.allocateOf(bits), mpfr.allocateOf(bits)];
      call.mpfr_set(lo, number, downward);
      // the kept number is below the constant by less than a unit of its own
      if (call.mpfr_set(hi, number, upward) === 0) call.mpfr_nextabove(hi);
      return { lo, hi };
    };
  };

  const zetas: ((bits: number) => Interval)[] = [];
  return {
    /** Euler's γ. */
    euler: kept(call.mpfr_const_euler),
    /** Riemann's ζ(k) of an integer k >= 2. */
    zeta: (k: number, bits: number): Interval =>
      (zetas[k] ??= kept((target, rounding) => call.mpfr_zeta_ui(target, k, rounding)))(bits),
  };
}
