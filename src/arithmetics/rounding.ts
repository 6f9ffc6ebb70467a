// An arithmetic of numbers with every result rounded to a narrower format at once.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';

/** A, rounded by `round` after each operation, literals and constants included. */
export function rounding(A: Arithmetic<number>, round: (value: number) => number): Arithmetic<number> {
  return buildArithmetic<number>(
    {
      literal: (value) => round(A.literal(value)),
      constant: (name) => round(A.constant(name)),
      decide: A.decide,
      known: A.known,
      detached: A.detached,
    },
    (name) => {
      const apply = A[name];
      return (x) => round(apply(x));
    },
    (name) => {
      const apply = A[name];
      return (x, y) => round(apply(x, y));
    },
  );
}
