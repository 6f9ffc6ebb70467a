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

  /** @param near values at operands moved by their last bits, asked for where the value alone is too far off */
  const compare = (result: Interval, value: number, near: () => readonly number[]): void => {
    if (!Number.isFinite(value) || Math.abs(value) < leastTold) return;
    const narrow = relativeSlack * Math.abs(value);
    const gap = Math.max(low(result) - value, value - high(result));
    if (gap <= narrow) return;
    // a neighbour that isn't a number leaves it open
    const spread = near().reduce((most, other) => Math.max(most, Math.abs(other - value)), 0);
    if (gap > narrow + operandSlack * spread) witness.doubts = true;
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
        compare(result, inDoubles(lo), () => {
          const hi = high(x);
          return [inDoubles(lo * (1 + lastBit)), inDoubles(hi * (1 - lastBit)), inDoubles(hi)];
        });
        return result;
      };
    },
    (name) => {
      const apply = A[name];
      const inDoubles = float64[name];
      return (x, y) => {
        const result = apply(x, y);
        const [a, b] = [low(x), low(y)];
        compare(result, inDoubles(a, b), () => {
          const near = [inDoubles(high(x), high(y))];
          if (!orderFirst.has(name)) near.push(inDoubles(a * (1 + lastBit), b), inDoubles(a * (1 - lastBit), b));
          if (name !== 'nthRoot') near.push(inDoubles(a, b * (1 + lastBit)), inDoubles(a, b * (1 - lastBit)));
          return near;
        });
        return result;
      };
    },
  );
  const witness: Witness = { arithmetic, doubts: false };
  return witness;
}
