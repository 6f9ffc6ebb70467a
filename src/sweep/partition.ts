// Errors taken apart, as measured: truncation is what the stencil misses in exact arithmetic, round-off is what floating
// point adds to that. Precision is chosen step by step.
import type { Interval } from '../arithmetics/interval/interval.js';
import { nearest, upward } from '../arithmetics/interval/mpfr.js';
import { isWithoutValue, TimeLimit, Undecided } from '../errors.js';
import type { Family } from './families.js';
import { mostBits, type HighPrecision } from './high-precision.js';
import type { SweptMethod } from '../methods/table.js';

/** Signed; `error = truncation + roundoff` to the accuracy of doubles. */
export interface Parts {
  readonly error: number;
  readonly truncation: number;
  readonly roundoff: number;
}

/** Parts, or an error that wasn't taken apart and for lack of what. */
export type Partition = Parts | 'outside' | { readonly error: number; readonly lacking: 'precision' | 'time' };

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

  /** What the methods of the family give at a step in floating point. @throws StepLimit, TimeLimit, Unsupported */
  computed(delta: number): number[] {
    return this.family.methods.map(this.family.floating(delta));
  }

  /**
   * @param computed by method, as the result is
   * @throws StepLimit, TimeLimit
   */
  at(delta: number, computed: readonly number[]): Partition[] {
    const { family } = this;
    const settled: (Partition | undefined)[] = computed.map(() => undefined);
    let open = computed.length;
    const wider = this.last === undefined ? 0 : family.growth * Math.log2(this.last / delta);
    let bits = upToLimb(Math.max(startBits, this.needed + wider));
    let needed = 0;
    for (;;) {
      let lacking = 0;
      try {
        this.high.begin(bits);
        const enclosed = family.enclosed(delta);
        for (let place = 0; place < computed.length; place++) {
          if (settled[place] !== undefined) continue;
          const outcome = this.partOne(enclosed, family.methods[place] as SweptMethod, computed[place] as number);
          if (typeof outcome === 'number') lacking = Math.max(lacking, outcome);
          else {
            settled[place] = outcome.partition;
            open--;
            needed = Math.max(needed, bits - outcome.spare);
          }
        }
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        lacking = bits;
      }
      if (open === 0 || bits >= mostBits) break;
      bits = Math.min(mostBits, upToLimb(bits + Math.max(lacking, limb)));
    }
    this.needed = needed;
    this.last = delta;
    return settled.map((each, place) => each ?? this.whole(computed[place] as number, 'precision'));
  }

  /** What this precision tells: the parts and the bits to spare, or how many bits are lacking. */
  private partOne(
    enclosed: (method: SweptMethod) => Interval,
    method: SweptMethod,
    computed: number,
  ): { partition: Partition; spare: number } | number {
    const { A, truth } = this.high;
    const { mpfr } = A;
    let stencil: Interval;
    try {
      stencil = enclosed(method);
    } catch (error) {
      if (isWithoutValue(error)) return { partition: 'outside', spare: 0 };
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

  /** An error in one piece. */
  whole(computed: number, lacking: 'precision' | 'time'): Partition {
    return { error: this.high.errorOf(computed), lacking };
  }
}

/**
 * The errors of a family taken apart at each step, by method; none where there is no such step. What time doesn't allow stays whole.
 *
 * @throws TimeLimit where there is no time even for what the methods themselves compute
 */
export function partitionsOf(
  family: Family,
  high: HighPrecision,
  used: readonly number[],
): (readonly Partition[] | undefined)[] {
  const partitioner = new Partitioner(family, high);
  const computed = used.map((delta) => (delta > 0 ? partitioner.computed(delta) : undefined));
  const partitions = used.map((): readonly Partition[] | undefined => undefined);
  let outOfTime = false;
  // from the widest step down: the precision that a step needs follows from the one before
  for (let i = used.length - 1; i >= 0; i--) {
    const values = computed[i];
    if (values === undefined) continue;
    const delta = used[i] as number;
    if (delta === used[i + 1]) {
      partitions[i] = partitions[i + 1];
      continue;
    }
    const taken: readonly Partition[] | null = outOfTime ? null : inTime(() => partitioner.at(delta, values));
    outOfTime = taken === null;
    partitions[i] = taken ?? values.map((value) => partitioner.whole(value, 'time'));
  }
  return partitions;
}

/** Null where time runs out. */
export function inTime<V>(action: () => V): V | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof TimeLimit) return null;
    throw error;
  }
}

function upToLimb(bits: number): number {
  return Math.min(mostBits, limb * Math.ceil(bits / limb));
}
