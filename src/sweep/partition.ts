// Errors taken apart, as measured: truncation is what the stencil misses in exact arithmetic, round-off is what floating
// point adds to that. Precision is chosen step by step.
import type { Interval } from '../arithmetics/interval/interval.js';
import { nearest, upward } from '../arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../errors.js';
import type { Family } from './families.js';
import { mostBits, type HighPrecision } from './high-precision.js';
import type { SweptMethod } from '../methods/table.js';

/** Signed; `error = truncation + roundoff` to the accuracy of doubles. */
export interface Parts {
  readonly error: number;
  readonly truncation: number;
  readonly roundoff: number;
}

export type Partition = Parts | 'outside' | { readonly error: number; readonly undecided: true };

/** A truncation error counts as settled with this many bits, or where it is provably below 2^negligible (about 1e-300). */
const settledBits = 40;
const negligible = -997;
const startBits = 128;
/** MPFR computes in words of so many bits: anything between costs the same. */
const limb = 64;

/** Takes the errors of one family apart, step by step; the steps should come in order. */
export class Partitioner {
  /** What the last step needed, and how wide it was. */
  private needed = startBits;
  private last: number | undefined;

  constructor(
    private readonly family: Family,
    private readonly high: HighPrecision,
  ) {}

  /** @throws StepLimit, TimeLimit, Unsupported */
  at(delta: number): Map<SweptMethod, Partition> {
    const { family } = this;
    const floating = family.floating(delta);
    const settled = new Map<SweptMethod, Partition>();
    const open = new Map(family.methods.map((method) => [method, floating(method)]));
    const wider = this.last === undefined ? 0 : family.growth * Math.log2(this.last / delta);
    let bits = upToLimb(Math.max(startBits, this.needed + wider));
    let needed = 0;
    for (;;) {
      let lacking = 0;
      try {
        this.high.begin(bits);
        const enclosed = family.enclosed(delta);
        for (const [method, computed] of open) {
          const outcome = this.partOne(() => enclosed(method), computed);
          if (typeof outcome === 'number') lacking = Math.max(lacking, outcome);
          else {
            settled.set(method, outcome.partition);
            open.delete(method);
            needed = Math.max(needed, bits - outcome.spare);
          }
        }
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        lacking = bits;
      }
      if (open.size === 0) break;
      if (bits >= mostBits) {
        for (const [method, computed] of open) settled.set(method, this.undecided(computed));
        break;
      }
      bits = Math.min(mostBits, upToLimb(bits + Math.max(lacking, limb)));
    }
    this.needed = needed;
    this.last = delta;
    return settled;
  }

  /** What this precision tells: the parts and the bits to spare, or how many bits are lacking. */
  private partOne(enclose: () => Interval, computed: number): { partition: Partition; spare: number } | number {
    const { A, truth } = this.high;
    const { mpfr } = A;
    let stencil: Interval;
    try {
      stencil = enclose();
    } catch (error) {
      if (error instanceof OutsideDomain) return { partition: 'outside', spare: 0 };
      if (error instanceof Undecided) return mpfr.precision;
      throw error;
    }
    const truncation = A.sub(stencil, truth);
    const largest = Math.max(mpfr.exponent(truncation.lo), mpfr.exponent(truncation.hi));
    if (largest === Infinity) return mpfr.precision;
    if (largest < negligible) return { partition: this.partsFrom(truth, null, computed), spare: 0 };
    const width = mpfr.allocate();
    mpfr.call.mpfr_sub(width, truncation.hi, truncation.lo, upward);
    const known = largest - mpfr.exponent(width);
    const isSettled = A.isExact(truncation) || (known >= settledBits && !A.containsZero(truncation));
    if (isSettled) {
      const spare = A.isExact(truncation) ? 0 : known - settledBits;
      return { partition: this.partsFrom(stencil, truncation, computed), spare };
    }
    // either the bits are too few to see it, or it is 0 and nothing but the last resort can tell
    const toTheEnd = mpfr.exponent(width) - negligible + 8;
    return Math.min(A.containsZero(truncation) ? mpfr.precision : settledBits - known + 8, toTheEnd);
  }

  /** The parts from one number out of each enclosure, so that they add up however wide these are. */
  private partsFrom(stencil: Interval, truncation: Interval | null, computed: number): Parts {
    const { A, truth } = this.high;
    const { mpfr } = A;
    const target = mpfr.allocate();
    mpfr.call.mpfr_sub(target, stencil.lo, truth.lo, nearest);
    const missed = truncation === null ? 0 : mpfr.toDouble(target, nearest);
    if (!Number.isFinite(computed)) return { error: computed, truncation: missed, roundoff: computed };
    mpfr.call.mpfr_sub_d(target, stencil.lo, computed, nearest);
    const roundoff = 0 - mpfr.toDouble(target, nearest);
    mpfr.call.mpfr_sub_d(target, truth.lo, computed, nearest);
    return { error: 0 - mpfr.toDouble(target, nearest), truncation: missed, roundoff };
  }

  private undecided(computed: number): Partition {
    return { error: this.high.errorOf(computed), undecided: true };
  }
}

function upToLimb(bits: number): number {
  return Math.min(mostBits, limb * Math.ceil(bits / limb));
}
