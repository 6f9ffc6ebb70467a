// Errors taken apart, as measured: truncation is what the stencil misses in exact arithmetic, round-off is what floating
// point adds to that. Precision is chosen step by step.
import type { Interval } from '../arithmetics/interval/interval.js';
import { nearest, upward } from '../arithmetics/interval/mpfr.js';
import { isWithoutValue, TimeLimit, Undecided } from '../errors.js';
import { Errors } from './errors.js';
import type { Family } from './families.js';
import { mostBits, type HighPrecision } from './high-precision.js';
import { truncationSeries, type TruncationSeries } from './taylor-truncation.js';
import type { SweptMethod } from '../methods/table.js';

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
  /** By series, where the function has them; undefined before the first step. */
  private series: readonly TruncationSeries[] | null | undefined;

  /** @param steps about how many there will be */
  constructor(
    readonly family: Family,
    readonly high: HighPrecision,
    private readonly steps: number,
  ) {}

  /** Columns for the errors of each method. */
  columns(steps: number): Errors[] {
    return this.family.methods.map(() => new Errors(steps));
  }

  /** What the methods give in floating point. @throws StepLimit, TimeLimit, Unsupported */
  compute(delta: number, step: number, errors: readonly Errors[]): void {
    const { methods } = this.family;
    const computed = this.family.floating(delta);
    for (let place = 0; place < methods.length; place++)
      (errors[place] as Errors).computed[step] = computed(methods[place] as SweptMethod);
  }

  /** Takes the errors of what was computed apart. @throws StepLimit, TimeLimit */
  takeApart(delta: number, step: number, errors: readonly Errors[]): void {
    if (this.takeApartBySeries(delta, step, errors)) return;
    const { growth } = this.family;
    const wider = this.last === undefined ? 0 : growth * Math.log2(this.last / delta);
    let bits = upToLimb(Math.max(startBits, this.needed + wider));
    this.needed = 0;
    for (;;) {
      const wanted = this.attempt(bits, delta, step, errors);
      if (wanted <= bits || bits >= mostBits) break;
      bits = upToLimb(wanted);
    }
    this.last = delta;
    for (let place = 0; place < errors.length; place++) {
      const each = errors[place] as Errors;
      if (each.known[step] === undefined) this.leaveWhole(step, each, 'precision');
    }
  }

  /** Whether all methods have truncation errors that are known without values of the function. */
  private takeApartBySeries(delta: number, step: number, errors: readonly Errors[]): boolean {
    const { family, high } = this;
    if (this.series === undefined) this.series = truncationSeries(high, family.series, this.steps);
    const { series } = this;
    if (series === null) return false;
    let areAll = true;
    for (let place = 0; place < errors.length; place++) {
      const truncation = series[place] as TruncationSeries;
      const isKnown = truncation.at(delta) && high.longTruth.takeApart(truncation, step, errors[place] as Errors);
      areAll &&= isKnown;
    }
    return areAll;
  }

  /** Settles what this precision can of a step. Returns the bits that all of it wants; no more than these, where all is settled. */
  private attempt(bits: number, delta: number, step: number, errors: readonly Errors[]): number {
    const { methods } = this.family;
    let wanted = 0;
    try {
      this.high.begin(bits);
      const enclosed = this.family.enclosed(delta);
      for (let place = 0; place < methods.length; place++) {
        const each = errors[place] as Errors;
        if (each.known[step] !== undefined) continue;
        const enough = this.partOne(enclosed, methods[place] as SweptMethod, step, each);
        if (enough <= bits) this.needed = Math.max(this.needed, enough);
        else wanted = Math.max(wanted, enough);
      }
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      return 2 * bits;
    }
    return wanted;
  }

  /** Settles one method, or doesn't. Returns the bits that it takes: more than there are, where it doesn't. */
  private partOne(
    enclosed: (method: SweptMethod) => Interval,
    method: SweptMethod,
    step: number,
    errors: Errors,
  ): number {
    const { A, truth } = this.high;
    const { mpfr } = A;
    const bits = mpfr.precision;
    let stencil: Interval;
    try {
      stencil = enclosed(method);
    } catch (error) {
      if (error instanceof Undecided) return 2 * bits;
      if (!isWithoutValue(error)) throw error;
      errors.setOutside(step);
      return bits;
    }
    const truncation = A.sub(stencil, truth);
    const largest = Math.max(mpfr.exponent(truncation.lo), mpfr.exponent(truncation.hi));
    if (largest === Infinity) return 2 * bits;
    if (largest < negligible) {
      this.setParts(truth, null, step, errors);
      return bits;
    }
    const width = mpfr.allocate();
    mpfr.call.mpfr_sub(width, truncation.hi, truncation.lo, upward);
    const known = largest - mpfr.exponent(width);
    const isExact = A.isExact(truncation);
    const mayBeZero = A.containsZero(truncation);
    if (isExact || (known >= settledBits && !mayBeZero)) {
      this.setParts(stencil, truncation, step, errors);
      return isExact ? bits : bits - (known - settledBits);
    }
    // either the bits are too few to see it, or it is 0 and nothing but the last resort can tell
    const toTheEnd = mpfr.exponent(width) - negligible + 8;
    const lacking = Math.min(mayBeZero ? bits : settledBits - known + 8, toTheEnd);
    return bits + Math.max(lacking, limb);
  }

  /** The parts from one number out of each enclosure, so that they add up however wide these are. */
  private setParts(stencil: Interval, truncation: Interval | null, step: number, errors: Errors): void {
    const { A, truth } = this.high;
    const { mpfr } = A;
    const computed = errors.computed[step] as number;
    const target = mpfr.allocate();
    mpfr.call.mpfr_sub(target, stencil.lo, truth.lo, nearest);
    const missed = truncation === null ? 0 : mpfr.toDouble(target, nearest);
    if (!Number.isFinite(computed)) {
      errors.setParts(step, computed, missed, computed);
      return;
    }
    mpfr.call.mpfr_sub_d(target, stencil.lo, computed, nearest);
    const roundoff = 0 - mpfr.toDouble(target, nearest);
    mpfr.call.mpfr_sub_d(target, truth.lo, computed, nearest);
    errors.setParts(step, 0 - mpfr.toDouble(target, nearest), missed, roundoff);
  }

  /** An error in one piece. */
  leaveWhole(step: number, errors: Errors, lacking: 'precision' | 'time'): void {
    errors.setWhole(step, this.high.errorOf(errors.computed[step] as number), lacking);
  }
}

/**
 * The errors of a family taken apart at each step, by method; none where there is no such step. What time doesn't allow stays whole.
 *
 * @throws TimeLimit where there is no time even for what the methods themselves compute
 */
export function errorsOf(partitioner: Partitioner, used: readonly number[]): Errors[] {
  const errors = partitioner.columns(used.length);
  used.forEach((delta, step) => {
    if (delta > 0) partitioner.compute(delta, step, errors);
  });
  // from the widest step down: the precision that a step needs follows from the one before
  let step = used.length - 1;
  inTime(() => {
    for (; step >= 0; step--) takeNext(partitioner, used, step, errors);
  });
  for (; step >= 0; step--)
    for (const each of errors)
      if ((used[step] as number) > 0) partitioner.leaveWhole(step, each, 'time');
      else each.setOutside(step);
  return errors;
}

function takeNext(partitioner: Partitioner, used: readonly number[], step: number, errors: readonly Errors[]): void {
  const delta = used[step] as number;
  if (delta === used[step + 1]) for (const each of errors) each.copy(step + 1, step);
  else if (delta > 0) partitioner.takeApart(delta, step, errors);
  else for (const each of errors) each.setOutside(step);
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
