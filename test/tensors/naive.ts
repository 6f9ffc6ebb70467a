// Tensors as a reference that shares nothing with the program: a shape, and a number for each list of indices, from 0.
import { float64 } from '../../src/arithmetics/float64.js';
import type { Shape } from '../../src/tensors/shape.js';

export interface Naive {
  readonly shape: Shape;
  readonly at: (indices: readonly number[]) => number;
}

/** All lists of indices of a shape, the last one fastest. */
export function everyIndex(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (lists, length) => lists.flatMap((list) => Array.from({ length }, (_, i) => [...list, i])),
    [[]],
  );
}

/** With every number computed once. */
export function settled({ shape, at }: Naive): Naive {
  const known = new Map(everyIndex(shape).map((indices) => [indices.join(), at(indices)]));
  return { shape, at: (indices) => known.get(indices.join()) as number };
}

export const numbersOf = ({ shape, at }: Naive): number[] => everyIndex(shape).map(at);

export const mapped = ({ shape, at }: Naive, f: (x: number) => number): Naive => ({ shape, at: (i) => f(at(i)) });

/** Number by number; the shapes are taken to broadcast. */
export function paired(left: Naive, right: Naive, f: (x: number, y: number) => number): Naive {
  const rank = Math.max(left.shape.length, right.shape.length);
  const padded = ({ shape }: Naive): number[] => [...Array<number>(rank - shape.length).fill(1), ...shape];
  const [l, r] = [padded(left), padded(right)];
  const of = ({ shape, at }: Naive, indices: readonly number[]): number =>
    at(shape.map((length, axis) => (length === 1 ? 0 : (indices[rank - shape.length + axis] as number))));
  return {
    shape: l.map((length, axis) => (length === 1 ? (r[axis] as number) : length)),
    at: (indices) => f(of(left, indices), of(right, indices)),
  };
}

/** Each line along an axis by one number. */
export function reducedAlong({ shape, at }: Naive, axis: number, f: (numbers: readonly number[]) => number): Naive {
  return {
    shape: shape.filter((_, i) => i !== axis),
    at: (indices) =>
      f(
        Array.from({ length: shape[axis] as number }, (_, i) =>
          at([...indices.slice(0, axis), i, ...indices.slice(axis)]),
        ),
      ),
  };
}

/** The product of matrices, or of a matrix and a vector on one side or both. */
export function product(left: Naive, right: Naive): Naive {
  const inner = left.shape.at(-1) as number;
  const isColumn = right.shape.length === 1;
  const rows = left.shape.slice(0, -1);
  return {
    shape: [...rows, ...(isColumn ? [] : right.shape.slice(1))],
    at: (indices) =>
      sumOf(
        Array.from(
          { length: inner },
          (_, k) => left.at([...indices.slice(0, rows.length), k]) * right.at([k, ...indices.slice(rows.length)]),
        ),
      ),
  };
}

export const sumOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, x) => sum + x);
export const normOf = (numbers: readonly number[]): number =>
  numbers.length === 1 ? Math.abs(numbers[0] as number) : Math.sqrt(sumOf(numbers.map((x) => x * x)));
const weightsOf = (numbers: readonly number[]): number[] => numbers.map((x) => Math.exp(x - Math.max(...numbers)));
export const softmaxOf = (numbers: readonly number[]): number[] =>
  weightsOf(numbers).map((weight) => weight / sumOf(weightsOf(numbers)));
export const logsumexpOf = (numbers: readonly number[]): number =>
  Math.max(...numbers) + float64.log(sumOf(weightsOf(numbers)));
