// Operations along an axis, or over all numbers of a tensor: sums, means, extremes, norms, softmax.
import type { Arithmetic } from '../arithmetic.js';
import { TensorError } from '../errors.js';
import type { Meter } from '../program/meter.js';
import { axisOf } from './indices.js';
import { shapeText, type Shape } from './shape.js';
import { isTensor, itemsOf, roomFor, shapeOfValue, Tensor, tensorOrNumber, type Value } from './tensor.js';

/** What becomes of the numbers along an axis, in their order. */
export interface Reduction {
  readonly name: string;
  /** Operations per number, for the budget. */
  readonly cost: number;
  /** Of no numbers at all; undefined: an error. */
  readonly ofNone?: number;
  readonly of: <T>(A: Arithmetic<T>, numbers: readonly T[]) => T;
}

/** Without an axis that of all numbers in row-major order; an axis, counted from 1, is none of the result's. */
export function reduce<T>(
  A: Arithmetic<T>,
  meter: Meter,
  { name, cost, ofNone, of }: Reduction,
  [x, axis]: readonly Value<T>[],
): Value<T> {
  const value = x as Value<T>;
  const one = (numbers: readonly T[]): T => {
    meter.spend(numbers.length * cost);
    if (numbers.length > 0) return of(A, numbers);
    if (ofNone !== undefined) return A.literal(ofNone);
    const message = `${name} of no numbers: the shape is ${shapeText(shapeOfValue(value))}`;
    throw new TensorError('shape-mismatch', message, 'of no numbers only sum, prod and norm have a value');
  };
  if (axis === undefined) return one(itemsOf(value));
  const along = axisOf(A, name, shapeOfValue(value), axis);
  const { shape, items } = value as Tensor<T>;
  const result = shape.toSpliced(along, 1);
  meter.spend(roomFor(result));
  return tensorOrNumber(result, linesAlong(shape, along, items).map(one));
}

/** The numbers along an axis, from each place of the other axes. */
export function linesAlong<T>(shape: Shape, axis: number, items: readonly T[]): T[][] {
  const length = shape[axis] as number;
  const inner = shape.slice(axis + 1).reduce((count, each) => count * each, 1);
  const outer = shape.slice(0, axis).reduce((count, each) => count * each, 1);
  return Array.from({ length: outer * inner }, (_, line) => {
    const start = Math.floor(line / inner) * length * inner + (line % inner);
    return Array.from({ length }, (__, i) => items[start + i * inner] as T);
  });
}

/** What replaces the numbers along an axis, by default the last, by as many others. */
export function alongAxis<T>(
  A: Arithmetic<T>,
  meter: Meter,
  name: string,
  cost: number,
  of: (numbers: readonly T[]) => readonly T[],
  [x, axis]: readonly Value<T>[],
): Value<T> {
  const value = x as Value<T>;
  if (!isTensor(value)) {
    if (axis !== undefined) axisOf(A, name, [], axis);
    return of([value])[0] as T;
  }
  const { shape, items } = value;
  if (items.length === 0) return value;
  const along = axis === undefined ? shape.length - 1 : axisOf(A, name, shape, axis);
  meter.spend(items.length * cost);
  const lines = linesAlong(shape, along, items).map(of);
  const inner = shape.slice(along + 1).reduce((count, each) => count * each, 1);
  const length = shape[along] as number;
  const result = items.map((_, place) => {
    const line = Math.floor(place / (length * inner)) * inner + (place % inner);
    return lines[line]?.[Math.floor(place / inner) % length] as T;
  });
  return new Tensor(shape, result);
}

const sum = <T>(A: Arithmetic<T>, numbers: readonly T[]): T => numbers.reduce((total, x) => A.add(total, x));
const largest = <T>(A: Arithmetic<T>, numbers: readonly T[]): T => numbers.reduce((most, x) => A.max(most, x));

/** The place of the first number, from 1, that no other exceeds. */
function placeOfExtreme<T>(A: Arithmetic<T>, relation: '>' | '<', numbers: readonly T[]): T {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if (A.decide(relation, numbers[i] as T, numbers[best] as T)) best = i;
  return A.literal(best + 1);
}

/** Where the sum of squares neither loses digits to underflow nor overflows, in any format. */
const leastSquares = 2 ** -100;
const mostSquares = 2 ** 100;

/** The root of the sum of squares; by lengths of two at a time where squares are out of range, and at 0, where it has a kink. */
function norm<T>(A: Arithmetic<T>, numbers: readonly T[]): T {
  if (numbers.length === 1) return A.abs(numbers[0] as T);
  const squares = sum(A, numbers.map((x) => A.square(x))); // prettier-ignore
  const size = A.detached(squares);
  const isInRange = A.decide('>', size, A.literal(leastSquares)) && A.decide('<', size, A.literal(mostSquares));
  return isInRange ? A.sqrt(squares) : numbers.reduce((length, x) => A.hypot(length, x));
}

/**
 * The largest number as a constant. What is computed with it must be the same function whatever it is, as softmax is: then
 * neither the choice of the largest nor a tie has part in the derivative.
 */
const shiftFor = <T>(A: Arithmetic<T>, numbers: readonly T[]): T => largest(A, numbers.map((x) => A.detached(x))); // prettier-ignore

/** exp(x - m)/Σ exp(x - m), with the largest number m as shift. */
export function softmax<T>(A: Arithmetic<T>, numbers: readonly T[]): T[] {
  if (numbers.length === 0) return [];
  const shift = shiftFor(A, numbers);
  const weights = numbers.map((x) => A.exp(A.sub(x, shift)));
  const total = sum(A, weights);
  return weights.map((weight) => A.div(weight, total));
}

/** m + log Σ exp(x - m), with the largest number m as shift. */
function logsumexp<T>(A: Arithmetic<T>, numbers: readonly T[]): T {
  const shift = shiftFor(A, numbers);
  return A.add(shift, A.log(sum(A, numbers.map((x) => A.exp(A.sub(x, shift)))))); // prettier-ignore
}

/** By the names of operations. */
export const reductions = {
  sum: { name: 'sum', cost: 1, ofNone: 0, of: sum },
  prod: { name: 'prod', cost: 1, ofNone: 1, of: (A, numbers) => numbers.reduce((product, x) => A.mul(product, x)) },
  mean: { name: 'mean', cost: 1, of: (A, numbers) => A.div(sum(A, numbers), A.literal(numbers.length)) },
  largest: { name: 'max', cost: 1, of: largest },
  smallest: { name: 'min', cost: 1, of: (A, numbers) => numbers.reduce((least, x) => A.min(least, x)) },
  norm: { name: 'norm', cost: 2, ofNone: 0, of: norm },
  logsumexp: { name: 'logsumexp', cost: 4, of: logsumexp },
  argmax: { name: 'argmax', cost: 1, of: (A, numbers) => placeOfExtreme(A, '>', numbers) },
  argmin: { name: 'argmin', cost: 1, of: (A, numbers) => placeOfExtreme(A, '<', numbers) },
} as const satisfies Readonly<Record<string, Reduction>>;
