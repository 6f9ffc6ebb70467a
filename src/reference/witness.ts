// A witness of the interval primitives: float64 arithmetic, another code path, looks at each operation by itself.
import { buildArithmetic, type Arithmetic, type BinaryName } from '../arithmetic.js';
import { float64 } from '../arithmetics/float64.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { nearest } from '../arithmetics/interval/mpfr.js';

/** How far a primitive in double precision may be from the enclosure, relative to its value: well beyond its own error. */
const relativeSlack = 2 ** -20;
/** And in units of what it changes by when an operand does by its last bit: operands are rounded to doubles. */
const operandSlack = 2 ** 10;
const lastBit = 2 ** -52;
/** Below, doubles have lost digits, or all. */
const leastTold = 2 ** -1000;
/** Families and roots are asked for whole orders only. */
const orderFirst = new Set<BinaryName>(['polygamma', 'sincDerivative']);

export interface Witness {
  /** The arithmetic of the bench, operation by operation compared with doubles. */
  readonly arithmetic: Arithmetic<Interval>;
  /** Whether an operation since it was set to false was farther from doubles than rounding explains. */
  doubts: boolean;
}

/** A local comparison has no error to carry along: an ill-conditioned function is made of well-conditioned operations. */
export function witnessOf(A: IntervalArithmetic): Witness {
  const { mpfr } = A;
  // a 0 that was rounded down is -0, which doubles would take for a side of it
  const low = (x: Interval): number => mpfr.toDouble(x.lo, nearest) + 0;
  const high = (x: Interval): number => mpfr.toDouble(x.hi, nearest) + 0;

  /** Whether a value in double precision is as near as is mostly seen, or too small to tell. */
  const isNear = (result: Interval, value: number): boolean => {
    const size = Math.abs(value);
    // the lower end alone tells it mostly
    if (Math.abs(low(result) - value) <= relativeSlack * size) return true;
    return !Number.isFinite(value) || size < leastTold || gapOf(result, value) <= relativeSlack * size;
  };
  const gapOf = (result: Interval, value: number): number => Math.max(low(result) - value, value - high(result));
  /** @param near values at operands moved by their last bits */
  const compare = (result: Interval, value: number, near: readonly number[]): void => {
    // a neighbour that isn't a number leaves it open
    const spread = near.reduce((most, other) => Math.max(most, Math.abs(other - value)), 0);
    if (gapOf(result, value) > relativeSlack * Math.abs(value) + operandSlack * spread) witness.doubts = true;
  };
  const arithmetic = buildArithmetic<Interval>(
    { literal: A.literal, constant: A.constant, decide: A.decide, known: A.known, detached: A.detached },
    (name) => {
      const apply = A[name];
      // to single precision it rounds in floating point alone
      const inDoubles = name === 'fround' ? (x: number) => x : float64[name];
      return (x) => {
        const result = apply(x);
        const lo = low(x);
        const value = inDoubles(lo);
        if (isNear(result, value)) return result;
        const hi = high(x);
        compare(result, value, [inDoubles(lo * (1 + lastBit)), inDoubles(hi * (1 - lastBit)), inDoubles(hi)]);
        return result;
      };
    },
    (name) => {
      const apply = A[name];
      const inDoubles = float64[name];
      return (x, y) => {
        const result = apply(x, y);
        const a = low(x);
        const b = low(y);
        const value = inDoubles(a, b);
        if (isNear(result, value)) return result;
        const near = [inDoubles(high(x), high(y))];
        if (!orderFirst.has(name)) near.push(inDoubles(a * (1 + lastBit), b), inDoubles(a * (1 - lastBit), b));
        if (name !== 'nthRoot') near.push(inDoubles(a, b * (1 + lastBit)), inDoubles(a, b * (1 - lastBit)));
        compare(result, value, near);
        return result;
      };
    },
  );
  const witness: Witness = { arithmetic, doubts: false };
  return witness;
}
