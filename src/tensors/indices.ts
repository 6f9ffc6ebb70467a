// Whole numbers that a program gives: axes, indices, lengths; and what indices take out of a tensor.
import type { Arithmetic } from '../arithmetic.js';
import { TensorError } from '../errors.js';
import type { Meter } from '../program/meter.js';
import { countOf, numeral } from '../text/numeral.js';
import { elementCount, placesAt, shapeText, type Shape } from './shape.js';
import { isTensor, kindText, roomFor, Tensor, tensorOrNumber, type Value } from './tensor.js';

const exactHint = 'it must be a whole number that is written, counted or given, and that nothing is differentiated by';

const rangeHint = 'it must be a finite number that is written, counted or given, and that nothing is differentiated by';

/** The number that a value is exactly. @throws TensorError bad-index */
export function knownNumber<T>(A: Arithmetic<T>, what: string, value: Value<T>, hint = exactHint): number {
  if (isTensor(value)) throw new TensorError('bad-index', `${what} must be a number, and this has ${kindText(value)}`, hint); // prettier-ignore
  const number = A.known(value);
  if (number === undefined) throw new TensorError('bad-index', `${what} is not known exactly`, hint);
  return number;
}

/** @throws TensorError bad-index */
export function wholeNumber<T>(A: Arithmetic<T>, what: string, value: Value<T>): number {
  const number = knownNumber(A, what, value);
  if (!Number.isInteger(number)) throw new TensorError('bad-index', `${what} is ${numeral(number)}, which is not a whole number`, exactHint); // prettier-ignore
  return number;
}

/** The axis that a value names by its place from 1, counted from 0. @throws TensorError bad-index */
export function axisOf<T>(A: Arithmetic<T>, name: string, shape: Shape, value: Value<T>): number {
  const axis = wholeNumber(A, `the axis of ${name}`, value);
  if (axis >= 1 && axis <= shape.length) return axis - 1;
  const what = shape.length === 0 ? 'a number, which has none' : `a tensor of shape ${shapeText(shape)}`;
  const hint = shape.length === 0 ? `write ${name}(x) without an axis` : `axes are counted from 1 to ${shape.length}`;
  throw new TensorError('bad-index', `${name} along axis ${numeral(axis)} of ${what}`, hint);
}

/** Lengths: of a number that one, of a vector its numbers. @throws TensorError bad-index */
export function lengthsOf<T>(A: Arithmetic<T>, what: string, value: Value<T>): number[] {
  if (!isTensor(value)) return [wholeNumber(A, what, value)];
  if (value.shape.length !== 1) throw new TensorError('bad-index', `${what} must be a vector, and this has ${kindText(value)}`, 'write [2, 3]'); // prettier-ignore
  return value.items.map((item) => wholeNumber(A, what, item));
}

/**
 * The part of a tensor at indices from 1, one per axis: a number takes its axis away, a vector, such as a range, keeps the
 * axis with as many places.
 */
export function indexed<T>(A: Arithmetic<T>, meter: Meter, x: Value<T>, indices: readonly Value<T>[]): Value<T> {
  const { shape, items } = withAxes(x, indices.length);
  const chosen = indices.map((index, axis) => {
    const numbers = isTensor(index) ? lengthsOf(A, `index ${axis + 1}`, index) : [wholeNumber(A, `index ${axis + 1}`, index)]; // prettier-ignore
    for (const number of numbers) checkIndex(number, axis, shape);
    return numbers;
  });
  const result = indices.flatMap((index) => (isTensor(index) ? [index.items.length] : []));
  meter.spend(roomFor(result));
  const offsets = chosen.map((numbers, axis) => {
    const step = elementCount(shape.slice(axis + 1));
    return numbers.map((number) => (number - 1) * step);
  });
  return tensorOrNumber(result, placesAt(offsets).map((place) => items[place] as T)); // prettier-ignore
}

/** What `end` stands for among so many indices: the length of their axis, from 1. */
export function lengthAlong<T>(A: Arithmetic<T>, x: Value<T>, axis: Value<T>, count: Value<T>): number {
  const { shape } = withAxes(x, knownNumber(A, 'the number of indices', count));
  return shape[knownNumber(A, 'an axis', axis) - 1] as number;
}

/** What has so many axes as there are indices. @throws TensorError */
function withAxes<T>(x: Value<T>, count: number): Tensor<T> {
  if (!isTensor(x)) throw new TensorError('shape-mismatch', 'a number has no indices', 'write the number alone');
  const { shape } = x;
  if (count === shape.length) return x;
  const example = shape.map((_, i) => (i === 0 ? '1' : ':')).join(', ');
  const hint = `write one for each axis, : for all of it, as in w[${example}]`;
  const indices = countOf(count, 'index', 'indices');
  throw new TensorError('bad-index', `${indices} for a tensor of shape ${shapeText(shape)}`, hint);
}

function checkIndex(index: number, axis: number, shape: Shape): void {
  const length = shape[axis] as number;
  if (index >= 1 && index <= length) return;
  const where = shape.length === 1 ? '' : ` along axis ${axis + 1}`;
  const range = length === 0 ? 'that axis has no places' : `indices are from 1 to ${length}`;
  throw new TensorError('bad-index', `index ${numeral(index)}${where} is outside a tensor of shape ${shapeText(shape)}`, `${range}${where}`); // prettier-ignore
}

/** `start:end` and `start:step:end`, the end included where a step meets it. */
export function range<T>(A: Arithmetic<T>, meter: Meter, args: readonly Value<T>[]): Value<T> {
  const numbers = args.map((arg) => knownNumber(A, 'an end or step of a range', arg, rangeHint));
  const endless = numbers.find((number) => !Number.isFinite(number));
  if (endless !== undefined) throw new TensorError('bad-index', `an end or step of a range is ${endless}`, rangeHint);
  const [start = 0, last = 0] = [numbers[0], numbers.at(-1)];
  const step = numbers.length === 3 ? (numbers[1] as number) : 1;
  if (step === 0) throw new TensorError('bad-index', 'the step of a range is 0', 'write start:step:end with another');
  const steps = (last - start) / step;
  const count = steps < 0 ? 0 : Math.floor(steps * (1 + 1e-12)) + 1; // 0:0.1:1 has its end
  meter.spend(roomFor([count], 'a range'));
  const isWhole = Number.isInteger(start) && Number.isInteger(step);
  const items = Array.from({ length: count }, (_, i) =>
    isWhole || i === 0 ? A.literal(start + i * step) : A.add(A.literal(start), A.mul(A.literal(i), A.literal(step))),
  );
  return new Tensor([count], items);
}
