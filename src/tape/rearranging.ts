// Operations that arrange numbers anew: transpose, concat, stack, slice, gather, where, cast.
import { DiffcmpError } from '../errors.js';
import { shapeText, type Shape } from '../tensors/shape.js';
import { axisFrom } from './axes.js';
import { zerosOf, type DType } from './dtype.js';
import { sharedShape, fixed } from './elementwise.js';
import { assembled, picked, reducedTo } from './moves.js';
import { broadcastPlaces, isSameShape, placesAlong, stridesOf } from './places.js';
import { emit } from './recorder.js';
import { badArgument, eachRead, shapeMismatch, wrongDtype, wrongKind } from './refusals.js';
import type { TapeTensor } from './tensor.js';
import { countOf } from '../text/numeral.js';

/** The axes in another order; all reversed where none is given. */
export function transposed(x: TapeTensor, perm: unknown): TapeTensor {
  const rank = x.shape.length;
  const given: unknown = perm ?? Array.from({ length: rank }, (_, i) => rank - 1 - i);
  if (!Array.isArray(given)) throw wrongKind('transpose', 'perm', 'an array of axes', perm);
  const order = eachRead(given, (axis) => axisFrom('transpose', axis, rank));
  if (order.length !== rank || new Set(order).size !== rank)
    throw badArgument(`transpose: [${order.join(', ')}] is not an order of the ${countOf(rank, 'axis', 'axes')} of the shape ${shapeText(x.shape)}`); // prettier-ignore
  const strides = stridesOf(x.shape);
  const shape = order.map((axis) => x.shape[axis] as number);
  return picked('transpose', x, placesAlong(shape, order.map((axis) => strides[axis] as number)), shape); // prettier-ignore
}

/** Joins tensors along an axis that they have. */
export function concatenated(tensors: readonly TapeTensor[], axis: unknown): TapeTensor {
  const [first] = tensors as readonly [TapeTensor];
  const along = axisFrom('concat', axis, first.shape.length);
  let length = 0;
  for (const { shape } of tensors) {
    if (shape.length !== first.shape.length || shape.some((each, i) => i !== along && each !== first.shape[i]))
      throw shapeMismatch('concat', first.shape, shape, `differ along another axis than ${along}`);
    length += shape[along] as number;
  }
  const shape = first.shape.with(along, length);
  const strides = stridesOf(shape);
  let start = 0;
  const parts = tensors.map((tensor) => {
    const places = placesAlong(tensor.shape, strides, start);
    start += (tensor.shape[along] as number) * (strides[along] as number);
    return { tensor, places };
  });
  return assembled('concat', parts, shape);
}

/** Joins tensors of one shape along a new axis. */
export function stacked(tensors: readonly TapeTensor[], axis: unknown): TapeTensor {
  const [first] = tensors as readonly [TapeTensor];
  for (const { shape } of tensors)
    if (!isSameShape(shape, first.shape)) throw shapeMismatch('stack', first.shape, shape, 'differ');
  const along = axisFrom('stack', axis, first.shape.length + 1);
  const shape = first.shape.toSpliced(along, 0, tensors.length);
  const strides = stridesOf(shape);
  const own = strides.toSpliced(along, 1);
  return assembled('stack', tensors.map((tensor, i) => ({ tensor, places: placesAlong(tensor.shape, own, i * (strides[along] as number)) })), shape); // prettier-ignore
}

/** A part that begins somewhere and has some size, along each of the first axes; -1 is all the rest. */
export function sliced(x: TapeTensor, begin: unknown, size: unknown): TapeTensor {
  const starts = wholes('begin', begin, x.shape.length, () => 0);
  const shape = wholes('size', size, x.shape.length, () => -1).map((length, axis) =>
    length === -1 ? (x.shape[axis] as number) - (starts[axis] as number) : length,
  );
  for (const [axis, start] of starts.entries()) {
    const fault = faultOfPart(start, shape[axis] as number, x.shape[axis] as number);
    if (fault !== null) throw new DiffcmpError('shape-mismatch', `slice: axis ${axis} of the shape ${shapeText(x.shape)} ${fault}`, { hint: 'begin counts from 0, and a size of -1 is all the rest' }); // prettier-ignore
  }
  const strides = stridesOf(x.shape);
  const start = starts.reduce((place, each, axis) => place + each * (strides[axis] as number), 0);
  return picked('slice', x, placesAlong(shape, strides, start), shape);
}

/** What is wrong with a part of an axis of so many entries; null: nothing. */
function faultOfPart(start: number, length: number, entries: number): string | null {
  if (start < 0 || start > entries) return `has no entry ${start} to begin at`;
  if (length < 0) return `has no part of the size ${length}`;
  const rest = entries - start;
  return length <= rest ? null : `has ${countOf(rest, 'entry', 'entries')} from ${start} on, not ${length}`;
}

function wholes(name: string, given: unknown, rank: number, otherwise: () => number): number[] {
  const list: readonly unknown[] = given === undefined ? [] : Array.isArray(given) ? given : [given];
  if (list.length > rank)
    throw badArgument(
      `slice: ${name} has ${countOf(list.length, 'entry', 'entries')} for ${countOf(rank, 'axis', 'axes')}`,
    );
  return Array.from({ length: rank }, (_, axis) => {
    const each = axis < list.length ? list[axis] : otherwise();
    if (typeof each === 'number' && Number.isInteger(each)) return each;
    throw wrongKind('slice', name, 'a whole number, or an array of them', each);
  });
}

/** The parts of x at indices along an axis, which take the place of that axis. */
export function gathered(x: TapeTensor, indices: TapeTensor, axis: unknown): TapeTensor {
  if (indices.dtype !== 'int32') throw wrongDtype('gather', indices.dtype, 'indices of int32');
  const along = axisFrom('gather', axis, x.shape.length);
  const length = x.shape[along] as number;
  const outside = indices.data.find((index) => index < 0 || index >= length);
  if (outside !== undefined) throw new DiffcmpError('bad-index', `gather: there is no index ${outside} along axis ${along} of the shape ${shapeText(x.shape)}`, { hint: 'indices count from 0' }); // prettier-ignore
  const [before, after]: [Shape, Shape] = [x.shape.slice(0, along), x.shape.slice(along + 1)];
  const shape = [...before, ...indices.shape, ...after];
  const strides = stridesOf(x.shape);
  const outer = placesAlong(before, strides.slice(0, along));
  const inner = placesAlong(after, strides.slice(along + 1));
  const places = new Int32Array(outer.length * indices.data.length * inner.length);
  let at = 0;
  for (const start of outer)
    for (const index of indices.data)
      for (const place of inner) places[at++] = start + index * (strides[along] as number) + place;
  return picked('gather', x, places, shape, [indices]);
}

/** Numbers of a where the condition isn't 0, and of b elsewhere. */
export function chosen(condition: TapeTensor, a: TapeTensor, b: TapeTensor): TapeTensor {
  if (condition.dtype !== 'int32') throw wrongDtype('where', condition.dtype, 'a condition of int32');
  const shape = sharedShape('where', [condition, a, b]);
  const out = zerosOf(a.dtype, shape, 'where');
  const [ofCondition, ofA, ofB] = [condition, a, b].map((each) => broadcastPlaces(shape, each.shape)) as [Int32Array, Int32Array, Int32Array]; // prettier-ignore
  for (let i = 0; i < out.length; i++)
    out[i] = (
      condition.data[ofCondition[i] as number] !== 0 ? a.data[ofA[i] as number] : b.data[ofB[i] as number]
    ) as number;
  return emit('where', [condition, a, b], shape, a.dtype, out, (adjoint, input) => {
    const zero = fixed(0, a.dtype);
    return reducedTo(
      input === 1 ? chosen(condition, adjoint, zero) : chosen(condition, zero, adjoint),
      (input === 1 ? a : b).shape,
    );
  });
}

/** The same numbers in another dtype: rounded to the nearest, for int32 toward zero. */
export function castTo(x: TapeTensor, dtype: DType): TapeTensor {
  const out = zerosOf(dtype, x.shape, 'cast');
  for (let i = 0; i < out.length; i++) out[i] = x.data[i] as number;
  return emit('cast', [x], x.shape, dtype, out, (adjoint) => castTo(adjoint, x.dtype));
}
