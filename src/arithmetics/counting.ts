// Counting: any arithmetic, with its operations counted by kind. Values are untouched.
import {
  buildArithmetic,
  operationKinds,
  uncounted,
  type Arithmetic,
  type OperationKind,
  type PrimitiveName,
} from '../arithmetic.js';
import { rules } from '../primitives.js';

export type OperationCounts = Record<OperationKind, number>;

export interface Counting<T> {
  readonly arithmetic: Arithmetic<T>;
  /** The operations so far. */
  readonly counts: OperationCounts;
  /** Sets the counts to 0. */
  reset(): void;
}

/** For how many runs an operation counts: one, unless several are made at once. */
export interface RunCount {
  runs: number;
}

/**
 * Counts what is asked of `A`. Order is meaning: `dual(counting(A))` counts base operations,
 * `counting(dual(A))` counts the program's own steps. Changes of sign are free.
 */
export function counting<T>(A: Arithmetic<T>, each: RunCount = { runs: 1 }): Counting<T> {
  const counts = noOperations();
  const kindOf = (name: PrimitiveName): OperationKind | null => rules[name].cost;
  const arithmetic = buildArithmetic<T>(
    {
      literal: A.literal,
      constant: A.constant,
      decide: (relation, x, y) => {
        counts.compare += each.runs;
        return A.decide(relation, x, y);
      },
      known: A.known,
      detached: A.detached,
      holdsUncounted: uncounted(A),
    },
    (name) => {
      const kind = kindOf(name);
      const apply = A[name];
      if (kind === null) return apply;
      return (x) => {
        counts[kind] += each.runs;
        return apply(x);
      };
    },
    (name) => {
      const kind = kindOf(name);
      const apply = A[name];
      if (kind === null) return apply;
      return (x, y) => {
        counts[kind] += each.runs;
        return apply(x, y);
      };
    },
  );
  const reset = (): void => {
    counts.add = counts.mul = counts.div = counts.pow = counts.elementary = counts.compare = 0;
  };
  return { arithmetic, counts, reset };
}

/** None of any kind. */
export const noOperations = (): OperationCounts => ({ add: 0, mul: 0, div: 0, pow: 0, elementary: 0, compare: 0 });

/** The counts as they are now; kind by kind, here and below, since a batch asks for each of its methods. */
export const countsNow = ({ add, mul, div, pow, elementary, compare }: OperationCounts): OperationCounts => ({ add, mul, div, pow, elementary, compare }); // prettier-ignore

/** All operations together. */
export const totalOperations = ({ add, mul, div, pow, elementary, compare }: OperationCounts): number => add + mul + div + pow + elementary + compare; // prettier-ignore

/** The kinds that occur. */
export function occurringOperations(counts: OperationCounts): Partial<OperationCounts> {
  const result: Partial<OperationCounts> = {};
  for (const kind of operationKinds) if (counts[kind] > 0) result[kind] = counts[kind];
  return result;
}
