// Operations that only move numbers about: literals of tensors, transposes, new shapes, parts put together.
import type { Arithmetic } from '../arithmetic.js';
import { TensorError } from '../errors.js';
import type { Meter } from '../program/meter.js';
import { axisOf, lengthsOf, wholeNumber } from './indices.js';
import { elementCount, placesAt, shapeText, type Shape } from './shape.js';
import { isTensor, itemsOf, roomFor, shapeOfValue, Tensor, tensorOrNumber, type Value } from './tensor.js';

/** `[a, b, …]`: parts of one shape along a new first axis; of none the empty vector. */
export function stack<T>(meter: Meter, parts: readonly Value<T>[]): Value<T> {
  const [first] = parts;
  if (first === undefined) return new Tensor<T>([0], []);
  const inner = shapeOfValue(first);
  const shape = [parts.length, ...inner];
  for (const [i, part] of parts.entries()) {
    const other = shapeOfValue(part);
    if (other.length === inner.length && other.every((length, axis) => length === inner[axis])) continue;
    const named = (each: Shape): string => (each.length === 0 ? 'is a number' : `has shape ${shapeText(each)}`);
    const message = `the parts of [ ] differ in shape: part 1 ${named(inner)}, part ${i + 1} ${named(other)}`;
    throw new TensorError(
      'shape-mismatch',
      message,
      'all rows must be of one length; to join parts write concat(a, b)',
    );
  }
  meter.spend(roomFor(shape));
  return new Tensor(shape, inner.length === 0 ? (parts as readonly T[]) : parts.flatMap((part) => itemsOf(part)));
}

/** Parts one behind the other along an axis, the last one unless the last argument is a number that says which. */
export function concat<T>(A: Arithmetic<T>, meter: Meter, args: readonly Value<T>[]): Value<T> {
  const last = args.at(-1) as Value<T>;
  const hasAxis = args.length > 1 && !isTensor(last);
  const parts = hasAxis ? args.slice(0, -1) : args;
  const tensors = parts.map((part) => {
    if (isTensor(part)) return part;
    throw new TensorError(
      'shape-mismatch',
      'concat joins tensors, and this is a number',
      'write a number as a vector: [x]',
    );
  });
  const [{ shape }] = tensors as [Tensor<T>];
  const axis = hasAxis ? axisOf(A, 'concat', shape, last) : shape.length - 1;
  const fits = (other: Shape): boolean =>
    other.length === shape.length && other.every((length, i) => i === axis || length === shape[i]);
  const other = tensors.find((part) => !fits(part.shape));
  if (other !== undefined) {
    const message = `shapes ${shapeText(shape)} and ${shapeText(other.shape)} do not fit for concat along axis ${axis + 1}`;
    throw new TensorError('shape-mismatch', message, 'all other axes must be of one length');
  }
  const joined = tensors.reduce((sum, part) => sum + (part.shape[axis] as number), 0);
  const result = shape.with(axis, joined);
  const count = roomFor(result);
  meter.spend(count);
  const outer = elementCount(shape.slice(0, axis));
  const sizes = tensors.map((part) => elementCount(part.shape.slice(axis)));
  const items: T[] = [];
  for (let i = 0; items.length < count && i < outer; i++)
    tensors.forEach((part, k) => {
      const length = sizes[k] as number;
      for (let place = i * length; place < (i + 1) * length; place++) items.push(part.items[place] as T);
    });
  return new Tensor(result, items);
}

/** The axes in another order, the reverse one unless one is given: `[2, 1, 3]` begins with the second. */
export function transpose<T>(A: Arithmetic<T>, meter: Meter, [x, order]: readonly Value<T>[]): Value<T> {
  const value = x as Value<T>;
  const shape = shapeOfValue(value);
  const axes = order === undefined ? shape.map((_, i) => shape.length - 1 - i) : lengthsOf(A, 'the order of axes', order).map((axis) => axis - 1); // prettier-ignore
  if (axes.toSorted((a, b) => a - b).some((axis, i) => axis !== i) || axes.length !== shape.length) {
    const message = `the order of axes [${axes.map((axis) => axis + 1).join(', ')}] for a tensor of shape ${shapeText(shape)}`;
    throw new TensorError('bad-index', message, `name each axis from 1 to ${shape.length} once`);
  }
  if (!isTensor(value)) return value;
  meter.spend(value.items.length);
  const offsets = axes.map((axis) => {
    const step = elementCount(shape.slice(axis + 1));
    return Array.from({ length: shape[axis] as number }, (_, i) => i * step);
  });
  const items = placesAt(offsets).map((place) => value.items[place] as T);
  return new Tensor(
    axes.map((axis) => shape[axis] as number),
    items,
  );
}

/** The same numbers in another shape; one length may be -1, and is what is left. */
export function reshape<T>(A: Arithmetic<T>, [x, lengths]: readonly Value<T>[]): Value<T> {
  const value = x as Value<T>;
  const items = itemsOf(value);
  const asked = lengthsOf(A, 'a length of reshape', lengths as Value<T>);
  const given = asked.filter((length) => length !== -1);
  const isOpen = given.length === asked.length - 1;
  const known = elementCount(given);
  const shape = isOpen ? asked.map((length) => (length === -1 ? items.length / known : length)) : asked;
  if (!shape.every((length) => Number.isInteger(length) && length >= 0) || elementCount(shape) !== items.length) {
    const from = isTensor(value) ? `shape ${shapeText(value.shape)}` : 'a number';
    const message = `reshape of ${from} to ${shapeText(asked)}`;
    const hint = `the new shape must hold ${items.length === 1 ? '1 number' : `${items.length} numbers`}; one length may be -1`;
    throw new TensorError('shape-mismatch', message, hint);
  }
  roomFor(shape);
  return tensorOrNumber(shape, items);
}

/** The length of each axis, as a vector. */
export function lengths<T>(A: Arithmetic<T>, x: Value<T>): Value<T> {
  const shape = shapeOfValue(x);
  return new Tensor([shape.length], shape.map((length) => A.literal(length))); // prettier-ignore
}

/** A tensor of equal numbers, whose lengths are numbers or one vector. */
export function filledTensor<T>(
  A: Arithmetic<T>,
  meter: Meter,
  name: string,
  value: number,
  args: readonly Value<T>[],
): Value<T> {
  const shape = args.length === 1 ? lengthsOf(A, `a length of ${name}`, args[0] as Value<T>) : args.map((arg) => wholeNumber(A, `a length of ${name}`, arg)); // prettier-ignore
  checkLengths(name, shape);
  const count = roomFor(shape);
  meter.spend(count);
  return tensorOrNumber(shape, new Array<T>(count).fill(A.literal(value)));
}

/** Ones on the diagonal, and zeros. */
export function identity<T>(A: Arithmetic<T>, meter: Meter, args: readonly Value<T>[]): Value<T> {
  const lengths = args.map((arg) => wholeNumber(A, 'a length of identity', arg));
  checkLengths('identity', lengths);
  const [rows = 0, columns = rows] = lengths;
  const count = roomFor([rows, columns]);
  meter.spend(count);
  const items = new Array<T>(count).fill(A.literal(0));
  for (let i = 0; i < Math.min(rows, columns); i++) items[i * columns + i] = A.literal(1);
  return new Tensor([rows, columns], items);
}

function checkLengths(name: string, lengths: Shape): void {
  if (lengths.every((length) => length >= 0)) return;
  throw new TensorError('bad-index', `${name} of shape ${shapeText(lengths)}`, 'lengths are whole numbers from 0');
}
