// Values of a program over tensors: numbers of an arithmetic, and tensors of them.
import { TensorError } from '../errors.js';
import { groupDigits } from '../text/numeral.js';
import { elementCount, shapeText, type Shape, type TensorOf } from './shape.js';

/** A tensor of one axis or more; what has none is a number, and stands for itself. */
export class Tensor<T> implements TensorOf<T> {
  constructor(
    readonly shape: Shape,
    readonly items: readonly T[],
  ) {}
}

export type Value<T> = T | Tensor<T>;

/** Numbers that a tensor may have. */
export const maxElements = 10_000_000;
/** Axes that a tensor may have. */
export const maxAxes = 32;

export function isTensor<T>(value: Value<T>): value is Tensor<T> {
  return value instanceof Tensor;
}

const none: Shape = [];

export function shapeOfValue(value: Value<unknown>): Shape {
  return isTensor(value) ? value.shape : none;
}

export function itemsOf<T>(value: Value<T>): readonly T[] {
  return isTensor(value) ? value.items : [value];
}

/** A value with each of its numbers changed, by their places in row-major order. */
export function mapItems<T>(value: Value<T>, change: (item: T, place: number) => T): Value<T> {
  return isTensor(value) ? new Tensor(value.shape, value.items.map(change)) : change(value, 0);
}

/** A tensor, or without axes the number alone. */
export function tensorOrNumber<T>(shape: Shape, items: readonly T[]): Value<T> {
  return shape.length === 0 ? (items[0] as T) : new Tensor(shape, items);
}

/** `a number` or `shape [2, 1]`. */
export function kindText(value: Value<unknown>): string {
  return isTensor(value) ? `shape ${shapeText(value.shape)}` : 'a number';
}

/**
 * How many numbers a result will have, asked before it is made.
 *
 * @param what how an error calls it, if not by its shape
 * @throws TensorError tensor-too-large
 */
export function roomFor(shape: Shape, what: string | null = null): number {
  const count = elementCount(shape);
  const isLong = shape.some((length) => length > maxElements); // beside an empty axis, others count
  if (count > maxElements || isLong || shape.length > maxAxes) throw tooLarge(shape, count, what);
  return count;
}

function tooLarge(shape: Shape, count: number, what: string | null): TensorError {
  const most = groupDigits(maxElements);
  const named = what ?? `a tensor of shape ${shapeText(shape)}`;
  const message =
    shape.length > maxAxes
      ? `a tensor of ${groupDigits(shape.length)} axes has more than ${maxAxes} axes`
      : `${named} has ${count > maxElements ? `more than ${most} numbers` : `an axis of more than ${most} places`}`;
  return new TensorError('tensor-too-large', message, 'work with parts of it');
}
