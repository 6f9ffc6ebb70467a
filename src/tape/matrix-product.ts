// Products of matrices, in the last two axes of each tensor.
import { broadcastShape, elementCount, type Shape } from '../tensors/shape.js';
import { countOf } from '../text/numeral.js';
import { zerosOf, type NumberArray } from './dtype.js';
import { reducedTo } from './moves.js';
import { broadcastPlaces } from './places.js';
import { emit } from './recorder.js';
import { badArgument, shapeMismatch } from './refusals.js';
import type { TapeTensor } from './tensor.js';

/**
 * Which factor is an adjoint: where it is exactly 0 the product is 0 too, whatever it is multiplied by.
 */
type AdjointFactor = 'left' | 'right' | null;

/** The product, with the last two axes of a factor swapped where it is told to be transposed. */
export function multipliedMatrices(
  left: TapeTensor,
  right: TapeTensor,
  transposeLeft: boolean,
  transposeRight: boolean,
  adjointFactor: AdjointFactor = null,
): TapeTensor {
  const [a, b] = [shapeOfFactor(left.shape, transposeLeft), shapeOfFactor(right.shape, transposeRight)];
  const [rows, inner] = a.matrix;
  const [innerRight, columns] = b.matrix;
  const batch = broadcastShape(a.batch, b.batch);
  if (inner !== innerRight || batch === null) {
    const text = [transposeLeft && 'the first transposed', transposeRight && 'the second transposed'].filter(Boolean);
    throw shapeMismatch('matMul', left.shape, right.shape, `don't fit${text.length > 0 ? `, ${text.join(', ')}` : ''}`, batch === null ? 'the axes before the last two must broadcast' : `the first has ${countOf(inner, 'column')}, the second ${countOf(innerRight, 'row')}`); // prettier-ignore
  }
  const shape = [...batch, rows, columns];
  const out = zerosOf(left.dtype, shape, 'matMul');
  const [x, y] = [transposeLeft ? swapped(left) : left.data, transposeRight ? swapped(right) : right.data];
  const [ofLeft, ofRight] = [broadcastPlaces(batch, a.batch), broadcastPlaces(batch, b.batch)];
  const multiply = left.dtype === 'float32' ? multiplySingles : left.dtype === 'int32' ? multiplyIntegers : multiplyDoubles; // prettier-ignore
  for (let i = 0; i < ofLeft.length; i++)
    multiply({
      x, xStart: (ofLeft[i] as number) * rows * inner,
      y, yStart: (ofRight[i] as number) * inner * columns,
      out, start: i * rows * columns,
      rows, inner, columns, adjointFactor,
    }); // prettier-ignore
  return emit('matMul', [left, right], shape, left.dtype, out, (adjoint, input) => {
    if (input === 0)
      return reducedTo(
        transposeLeft
          ? multipliedMatrices(right, adjoint, transposeRight, true, 'right')
          : multipliedMatrices(adjoint, right, false, !transposeRight, 'left'),
        left.shape,
      );
    return reducedTo(
      transposeRight
        ? multipliedMatrices(adjoint, left, true, transposeLeft, 'left')
        : multipliedMatrices(left, adjoint, !transposeLeft, false, 'right'),
      right.shape,
    );
  });
}

function shapeOfFactor(shape: Shape, transpose: boolean): { readonly batch: Shape; readonly matrix: readonly [number, number] } {
  const [rows, columns] = shape.slice(-2);
  if (rows === undefined || columns === undefined)
    throw badArgument(`matMul: both tensors need at least two axes, got one of the shape [${shape.join(', ')}]`, 'ops.reshape makes a row [1, n] or a column [n, 1] of a vector; ops.dot takes vectors'); // prettier-ignore
  return { batch: shape.slice(0, -2), matrix: transpose ? [columns, rows] : [rows, columns] };
} // prettier-ignore

/** The numbers with the last two axes swapped. */
function swapped({ shape, dtype, data }: TapeTensor): NumberArray {
  const [rows = 0, columns = 0] = shape.slice(-2);
  const out = zerosOf(dtype, shape, 'matMul');
  const size = rows * columns;
  for (let start = 0; start < elementCount(shape); start += size)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) out[start + j * rows + i] = data[start + i * columns + j] as number;
  return out;
}

/** Two matrices and where their product goes; it is added up from left to right. */
interface Multiplication {
  readonly x: NumberArray;
  readonly xStart: number;
  readonly y: NumberArray;
  readonly yStart: number;
  readonly out: NumberArray;
  readonly start: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly adjointFactor: AdjointFactor;
}

/** Every product and every sum is rounded to a single; with a fused multiply-add the products wouldn't be. */
function multiplySingles({ x, xStart, y, yStart, out, start, rows, inner, columns, adjointFactor }: Multiplication): void {
  const { fround } = Math;
  for (let i = 0; i < rows; i++) {
    const to = start + i * columns;
    for (let k = 0; k < inner; k++) {
      const factor = x[xStart + i * inner + k] as number;
      if (factor === 0 && adjointFactor === 'left') continue;
      const from = yStart + k * columns;
      const mayPass = adjointFactor === 'right' && !Number.isFinite(factor);
      for (let j = 0; j < columns; j++) {
        const other = y[from + j] as number;
        if (mayPass && other === 0) continue;
        out[to + j] = fround((out[to + j] as number) + fround(factor * other));
      }
    }
  }
} // prettier-ignore

function multiplyDoubles({ x, xStart, y, yStart, out, start, rows, inner, columns, adjointFactor }: Multiplication): void {
  for (let i = 0; i < rows; i++) {
    const to = start + i * columns;
    for (let k = 0; k < inner; k++) {
      const factor = x[xStart + i * inner + k] as number;
      if (factor === 0 && adjointFactor === 'left') continue;
      const from = yStart + k * columns;
      const mayPass = adjointFactor === 'right' && !Number.isFinite(factor);
      for (let j = 0; j < columns; j++) {
        const other = y[from + j] as number;
        if (mayPass && other === 0) continue;
        out[to + j] = (out[to + j] as number) + factor * other;
      }
    }
  }
} // prettier-ignore

function multiplyIntegers({ x, xStart, y, yStart, out, start, rows, inner, columns }: Multiplication): void {
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++)
      for (let j = 0; j < columns; j++)
        out[start + i * columns + j] =
          (out[start + i * columns + j] as number) +
          Math.imul(x[xStart + i * inner + k] as number, y[yStart + k * columns + j] as number);
}
