// Sums, means and extremes along axes. Sums are added from left to right in row-major order.
import type { Shape } from '../tensors/shape.js';
import { axesOf, axisFrom, reducedShape } from './axes.js';
import { zerosOf } from './dtype.js';
import { applyElementwise, fixed } from './elementwise.js';
import { binaryFunction, sharedProduct } from './elementwise-function.js';
import { broadcastTo, reshaped, scattered } from './moves.js';
import { broadcastPlaces, placesAlong, stridesOf } from './places.js';
import { emit } from './recorder.js';
import { badArgument } from './refusals.js';
import type { TapeTensor } from './tensor.js';

/** Along which axes, to which shape, and the same shape with axes of length 1. */
export interface ReducedAxes {
  readonly axes: readonly number[];
  readonly shape: Shape;
  readonly kept: Shape;
  /** How many numbers become one. */
  readonly count: number;
}

export function reductionOf(operation: string, { shape }: TapeTensor, axis: unknown, keepDims: boolean): ReducedAxes {
  const axes = axesOf(operation, axis, shape.length);
  const kept = reducedShape(shape, axes, true);
  const count = axes.reduce((product, each) => product * (shape[each] as number), 1);
  return { axes, kept, shape: keepDims ? kept : reducedShape(shape, axes, false), count };
}

/** What was reduced, repeated along the axes again. */
export function spreadAlong(reduced: TapeTensor, { kept }: ReducedAxes, shape: Shape): TapeTensor {
  return broadcastTo(reshaped(reduced, kept), shape);
}

export function summedAlong(x: TapeTensor, { kept, shape }: ReducedAxes): TapeTensor {
  return scattered('sum', x, broadcastPlaces(x.shape, kept), shape);
}

const quotient = binaryFunction('div');

export function meanAlong(x: TapeTensor, reduction: ReducedAxes): TapeTensor {
  const { shape, kept, count } = reduction;
  const out = zerosOf(x.dtype, shape, 'mean');
  const places = broadcastPlaces(x.shape, kept);
  for (let i = 0; i < places.length; i++) out[places[i] as number] = (out[places[i] as number] as number) + (x.data[i] as number); // prettier-ignore
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) / count;
  return emit('mean', [x], shape, x.dtype, out, (adjoint) =>
    spreadAlong(applyElementwise(quotient, [adjoint, fixed(count, x.dtype)]), reduction, x.shape),
  );
}

/** The largest or smallest number; equal ones share its adjoint. NaN equals none: then each gets 0/0 of it, as in TensorFlow. */
export function extremeAlong(x: TapeTensor, reduction: ReducedAxes, operation: 'max' | 'min'): TapeTensor {
  const { shape, kept } = reduction;
  const { data } = x;
  const better = Math[operation];
  const places = broadcastPlaces(x.shape, kept);
  const out = zerosOf(x.dtype, shape, operation).fill(worst(x.dtype === 'int32', operation));
  for (let i = 0; i < places.length; i++) out[places[i] as number] = better(out[places[i] as number] as number, data[i] as number); // prettier-ignore
  return emit(operation, [x], shape, x.dtype, out, (adjoint) => {
    const counts = new Float64Array(out.length);
    const isOne = (i: number): boolean => data[i] === out[places[i] as number];
    for (let i = 0; i < places.length; i++) if (isOne(i)) (counts[places[i] as number] as number)++;
    const shares = zerosOf(x.dtype, x.shape, operation);
    for (let i = 0; i < places.length; i++) shares[i] = Number(isOne(i)) / (counts[places[i] as number] as number);
    return applyElementwise(sharedProduct, [spreadAlong(adjoint, reduction, x.shape), fixed(shares, x.dtype, x.shape)]);
  });
}

function worst(isInteger: boolean, operation: 'max' | 'min'): number {
  if (isInteger) return operation === 'max' ? -(2 ** 31) : 2 ** 31 - 1;
  return operation === 'max' ? -Infinity : Infinity;
}

/** The index of the largest number along an axis, the first of equal ones. */
export function indexOfLargest(x: TapeTensor, axis: unknown): TapeTensor {
  const along = axisFrom('argMax', axis, x.shape.length);
  const length = x.shape[along] as number;
  if (length === 0) throw badArgument(`argMax: there is nothing along axis ${along} of the shape [${x.shape.join(', ')}]`); // prettier-ignore
  const kept = reducedShape(x.shape, [along], true);
  const shape = reducedShape(x.shape, [along], false);
  const out = zerosOf('int32', shape, 'argMax');
  const step = x.shape.slice(along + 1).reduce((product, each) => product * each, 1);
  const starts = placesAlong(kept, stridesOf(x.shape));
  for (let i = 0; i < out.length; i++) {
    const start = starts[i] as number;
    let best = 0;
    for (let j = 1; j < length; j++)
      if ((x.data[start + j * step] as number) > (x.data[start + best * step] as number)) best = j;
    out[i] = best;
  }
  return emit('argMax', [x], shape, 'int32', out, null);
}
