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
 * @throws TensorError tensor-too-large
 */
export function roomFor(shape: Shape): number {
  const count = elementCount(shape);
  const isLong = count > maxElements || shape.some((length) => length > maxElements); // beside an empty axis, others count
  if (isLong || shape.length > maxAxes) {
    const most = isLong ? `${groupDigits(maxElements)} numbers` : `${maxAxes} axes`;
    throw new TensorError(
      'tensor-too-large',
      `a tensor of shape ${shapeText(shape)} has more than ${most}`,
      'work with parts of it',
    );
  }
  return count;
}
