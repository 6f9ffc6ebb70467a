// Norms, softmax and the logarithm of a sum of exponentials: reductions with rules that neither cancel nor overflow.
import { axisFrom } from './axes.js';
import { zerosOf } from './dtype.js';
import { applyElementwise } from './elementwise.js';
import { ElementwiseFunction, binaryFunction, maskedProduct, unaryFunction } from './elementwise-function.js';
import { reshaped } from './moves.js';
import { broadcastPlaces } from './places.js';
import { emit } from './recorder.js';
import { badArgument, wrongKind } from './refusals.js';
import { extremeAlong, reductionOf, spreadAlong, summedAlong, type ReducedAxes } from './reductions.js';
import type { TapeTensor } from './tensor.js';

/** The component of a direction; at the origin, where no slope is that of all directions, 0 is between them. */
const directionCosine = new ElementwiseFunction('norm', 2, (A) => {
  const zero = A.literal(0);
  return (x, length) => (A.decide('==', length, zero) ? zero : A.div(x, length));
});

/** The root of the sum of squares. */
function euclidean(x: TapeTensor, reduction: ReducedAxes): TapeTensor {
  const { shape, kept } = reduction;
  const round = x.dtype === 'float32' ? Math.fround : (value: number) => value;
  const out = zerosOf(x.dtype, shape, 'norm');
  const places = broadcastPlaces(x.shape, kept);
  for (let i = 0; i < places.length; i++) {
    const [place, number] = [places[i] as number, x.data[i] as number];
    out[place] = (out[place] as number) + round(number * number);
  }
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(out[i] as number);
  const length = emit('norm', [x], shape, x.dtype, out, (adjoint) =>
    applyElementwise(maskedProduct, [
      spreadAlong(adjoint, reduction, x.shape),
      applyElementwise(directionCosine, [x, spreadAlong(length, reduction, x.shape)]),
    ]),
  );
  return length;
}

const absolute = unaryFunction('abs');

/** The norm of vectors along one axis or all, or of matrices along two: as tf.js has it. */
export function normAlong(x: TapeTensor, ord: unknown, axis: unknown, keepDims: boolean): TapeTensor {
  const rank = x.shape.length;
  const whole = reductionOf('norm', x, axis, keepDims);
  if (ord === 'euclidean' || ord === 'fro' || (ord === 2 && (axis == null || whole.axes.length < 2))) {
    if (ord !== 'fro' || whole.axes.length === 2 || axis == null) return euclidean(x, whole);
  }
  if (ord !== 1 && ord !== Infinity && ord !== -Infinity) {
    if (typeof ord === 'number' || typeof ord === 'string')
      throw badArgument(`norm: there is no norm ${String(ord)} of ${whole.axes.length === 2 ? 'matrices' : 'vectors'}`, "1, 2, Infinity, -Infinity or 'euclidean' of vectors; 1, Infinity, -Infinity, 'fro' or 'euclidean' of matrices"); // prettier-ignore
    throw wrongKind('norm', 'ord', "a number, 'euclidean' or 'fro'", ord);
  }
  const sizes = applyElementwise(absolute, [x]);
  if (axis == null || whole.axes.length < 2)
    return ord === 1 ? summedAlong(sizes, whole) : extremeAlong(sizes, whole, ord > 0 ? 'max' : 'min');
  if (whole.axes.length > 2) throw badArgument(`norm: along one axis or two, got ${whole.axes.length}`);
  // the axes as given: the first counts rows, the second columns
  const [rows, columns] = (axis as readonly number[]).map((each) => axisFrom('norm', each, rank));
  const sums = summedAlong(sizes, reductionOf('norm', sizes, ord === 1 ? rows : columns, true));
  const best = extremeAlong(sums, reductionOf('norm', sums, ord === 1 ? columns : rows, true), ord > 0 ? 'max' : 'min');
  return reshaped(best, whole.shape);
}

const difference = binaryFunction('sub');

/** The largest number along the axes, finite, to subtract before exp: so that this doesn't overflow. */
function shiftsOf(x: TapeTensor, { kept, shape }: ReducedAxes): Float64Array {
  const places = broadcastPlaces(x.shape, kept);
  const shifts = new Float64Array(shape.reduce((size, length) => size * length, 1)).fill(-Infinity);
  for (let i = 0; i < places.length; i++) shifts[places[i] as number] = Math.max(shifts[places[i] as number] as number, x.data[i] as number); // prettier-ignore
  return shifts.map((shift) => (Number.isFinite(shift) ? shift : 0));
}

/** exp(x)/Σ exp(x) along an axis. */
export const softmaxAlong = (x: TapeTensor, dim: unknown): TapeTensor =>
  sharesAlong(x, reductionOf('softmax', x, [axisFrom('softmax', dim, x.shape.length, 'dim')], true));

/** exp(x)/Σ exp(x) along axes. */
function sharesAlong(x: TapeTensor, reduction: ReducedAxes): TapeTensor {
  const places = broadcastPlaces(x.shape, reduction.kept);
  const shifts = shiftsOf(x, reduction);
  const out = zerosOf(x.dtype, x.shape, 'softmax');
  const sums = zerosOf(x.dtype, reduction.kept, 'softmax');
  const round = x.dtype === 'float32' ? Math.fround : (value: number) => value;
  for (let i = 0; i < out.length; i++) {
    const place = places[i] as number;
    out[i] = Math.exp(round((x.data[i] as number) - (shifts[place] as number)));
    sums[place] = (sums[place] as number) + (out[i] as number);
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) / (sums[places[i] as number] as number);
  const value = emit('softmax', [x], x.shape, x.dtype, out, (adjoint) => {
    const mean = summedAlong(applyElementwise(maskedProduct, [adjoint, value]), reduction);
    return applyElementwise(maskedProduct, [
      applyElementwise(difference, [adjoint, spreadAlong(mean, reduction, x.shape)]),
      value,
    ]);
  });
  return value;
}

/** log Σ exp(x) along axes. Its slopes are the shares: exp(x - log Σ exp(x)) has only the digits that the logarithm leaves. */
export function logSumExpAlong(x: TapeTensor, reduction: ReducedAxes): TapeTensor {
  const places = broadcastPlaces(x.shape, reduction.kept);
  const shifts = shiftsOf(x, reduction);
  const out = zerosOf(x.dtype, reduction.shape, 'logSumExp');
  const round = x.dtype === 'float32' ? Math.fround : (value: number) => value;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    out[place] = (out[place] as number) + round(Math.exp(round((x.data[i] as number) - (shifts[place] as number))));
  }
  for (let i = 0; i < out.length; i++) out[i] = round(Math.log(out[i] as number)) + (shifts[i] as number);
  return emit('logSumExp', [x], reduction.shape, x.dtype, out, (adjoint) =>
    applyElementwise(maskedProduct, [spreadAlong(adjoint, reduction, x.shape), sharesAlong(x, reduction)]),
  );
}
