// What moves numbers about: each number of the output is one of an input, or each number of the input is added to one of the
// output. The two are each other's adjoint; sums, broadcasting, slices, transposition and the rest are made of them.
import type { Shape } from '../tensors/shape.js';
import { zerosOf } from './dtype.js';
import { broadcastPlaces, isSameShape } from './places.js';
import { emit } from './recorder.js';
import type { TapeTensor } from './tensor.js';

/** The tensor of the numbers at those places of x. */
export function picked(
  operation: string,
  x: TapeTensor,
  places: Int32Array,
  shape: Shape,
  others: readonly TapeTensor[] = [],
): TapeTensor {
  const { data } = x;
  const out = zerosOf(x.dtype, shape, operation);
  for (let i = 0; i < out.length; i++) out[i] = data[places[i] as number] as number;
  return emit(
    operation,
    [x],
    shape,
    x.dtype,
    out,
    (adjoint) => scattered(operation, adjoint, places, x.shape),
    'result',
    others,
  );
}

/** The tensor of zeros, to whose numbers at those places those of x are added, from left to right. */
export function scattered(operation: string, x: TapeTensor, places: Int32Array, shape: Shape): TapeTensor {
  const { data } = x;
  const out = zerosOf(x.dtype, shape, operation);
  for (let i = 0; i < data.length; i++) {
    const place = places[i] as number;
    out[place] = (out[place] as number) + (data[i] as number);
  }
  return emit(operation, [x], shape, x.dtype, out, (adjoint) => picked(operation, adjoint, places, x.shape));
}

/** The tensor into which the numbers of several are put, each at places of its own. */
export function assembled(
  operation: string,
  parts: readonly { readonly tensor: TapeTensor; readonly places: Int32Array }[],
  shape: Shape,
): TapeTensor {
  const tensors = parts.map(({ tensor }) => tensor);
  const { dtype } = tensors[0] as TapeTensor;
  const out = zerosOf(dtype, shape, operation);
  for (const { tensor, places } of parts)
    for (let i = 0; i < places.length; i++) out[places[i] as number] = tensor.data[i] as number;
  return emit(operation, tensors, shape, dtype, out, (adjoint, i) =>
    picked(operation, adjoint, (parts[i] as (typeof parts)[number]).places, (tensors[i] as TapeTensor).shape),
  );
}

/** The same numbers in another shape of as many. */
export function reshaped(x: TapeTensor, shape: Shape): TapeTensor {
  if (isSameShape(x.shape, shape)) return x;
  return emit('reshape', [x], shape, x.dtype, x.data, (adjoint) => reshaped(adjoint, x.shape));
}

/** An adjoint added up over the axes that broadcasting repeated. */
export function reducedTo(adjoint: TapeTensor, shape: Shape): TapeTensor {
  if (isSameShape(adjoint.shape, shape)) return adjoint;
  return scattered('sum', adjoint, broadcastPlaces(adjoint.shape, shape), shape);
}

/** A tensor repeated along the axes that broadcasting adds. */
export function broadcastTo(x: TapeTensor, shape: Shape): TapeTensor {
  if (isSameShape(x.shape, shape)) return x;
  return picked('broadcast', x, broadcastPlaces(shape, x.shape), shape);
}
