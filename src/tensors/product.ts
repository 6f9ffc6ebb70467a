// Products of vectors and matrices, and what of / and ^ has a meaning for tensors.
import type { Arithmetic } from '../arithmetic.js';
import { TensorError } from '../errors.js';
import type { Meter } from '../program/meter.js';
import { countOf } from '../text/numeral.js';
import { commonShape, spread } from './elementwise.js';
import { broadcastShape, elementCount, shapeText, type Shape } from './shape.js';
import { isTensor, kindText, roomFor, Tensor, tensorOrNumber, type Value } from './tensor.js';

/**
 * The matrix product, each sum from left to right. A vector is a row on the left and a column on the right, and that axis
 * is none of the result's; of more than two axes the last two are those of matrices, and the others broadcast.
 *
 * @throws TensorError shape-mismatch
 */
export function matrixProduct<T>(A: Arithmetic<T>, meter: Meter, left: Tensor<T>, right: Tensor<T>): Value<T> {
  const [rows, inner] = matrixOf(left.shape, 'row');
  const [innerToo, columns] = matrixOf(right.shape, 'column');
  if (inner !== innerToo) throw mismatch(left, right, inner, innerToo);
  const batchLeft = left.shape.slice(0, -2);
  const batchRight = right.shape.slice(0, -2);
  const batch = commonShape('*', [batchLeft, batchRight]);
  const shape = [...batch, ...(left.shape.length > 1 ? [rows] : []), ...(right.shape.length > 1 ? [columns] : [])];
  const count = roomFor(shape);
  if (count === 0) return tensorOrNumber<T>(shape, []);
  const starts = (from: Shape, size: number): ((i: number) => number) => {
    if (from.length === 0) return () => 0;
    const places = spread(
      new Tensor(
        from,
        Array.from({ length: elementCount(from) }, (_, i) => i * size),
      ),
      batch,
    );
    return (i) => places[i] as number;
  };
  const leftStart = starts(batchLeft, rows * inner);
  const rightStart = starts(batchRight, inner * columns);
  const { add, mul } = A;
  const a = left.items;
  const b = right.items;
  const result = new Array<T>(count);
  const cost = 2 * inner;
  for (let place = 0, matrix = 0; place < count; matrix++) {
    const aStart = leftStart(matrix);
    const bStart = rightStart(matrix);
    for (let row = 0; row < rows; row++) {
      const first = aStart + row * inner;
      for (let column = 0; column < columns; column++) {
        meter.spend(cost);
        result[place++] =
          inner === 0 ? A.literal(0) : productOfRow(add, mul, a, first, inner, b, bStart + column, columns);
      }
    }
  }
  return tensorOrNumber(shape, result);
}

function productOfRow<T>(
  add: (x: T, y: T) => T,
  mul: (x: T, y: T) => T,
  a: readonly T[],
  aStart: number,
  length: number,
  b: readonly T[],
  bStart: number,
  bStep: number,
): T {
  let sum = mul(a[aStart] as T, b[bStart] as T);
  for (let k = 1, at = bStart + bStep; k < length; k++, at += bStep)
    sum = add(sum, mul(a[aStart + k] as T, b[at] as T));
  return sum;
}

/** The lengths of the last two axes; those of a vector as a row or as a column. */
function matrixOf(shape: Shape, vector: 'row' | 'column'): readonly [rows: number, columns: number] {
  const last = shape.at(-1) as number;
  const before = shape.at(-2);
  if (before !== undefined) return [before, last];
  return vector === 'row' ? [1, last] : [last, 1];
}

function mismatch(left: Tensor<unknown>, right: Tensor<unknown>, inner: number, innerToo: number): TensorError {
  const [l, r] = [left.shape, right.shape];
  const both = `shapes ${shapeText(l)} and ${shapeText(r)} do not fit for *`;
  const ways = [
    ...(r.length === 2 && r[1] === inner ? ['transpose the right side: A*transpose(B)'] : []),
    ...(l.length === 2 && l[0] === innerToo ? ['transpose the left side: transpose(A)*B'] : []),
    ...(broadcastShape(l, r) === null ? [] : ['for a product number by number write .*']),
  ];
  const hint = ways.join('; ') || 'a matrix product needs as many columns on the left as rows on the right';
  const sides =
    l.length === 1 && r.length === 1
      ? `${inner} numbers meet ${innerToo}`
      : `${countOf(inner, 'column')} ${inner === 1 ? 'meets' : 'meet'} ${countOf(innerToo, 'row')}`;
  return new TensorError('shape-mismatch', `${both}: ${sides}`, hint);
}

/** The sum of products of two vectors, or of columns of as many rows. @throws TensorError shape-mismatch */
export function dot<T>(A: Arithmetic<T>, meter: Meter, x: Value<T>, y: Value<T>): Value<T> {
  const isVector = (value: Value<T>): value is Tensor<T> =>
    isTensor(value) && (value.shape.length === 1 || (value.shape.length === 2 && value.shape[1] === 1));
  if (!isVector(x) || !isVector(y))
    throw new TensorError('shape-mismatch', `dot takes two vectors, and this is of ${kindText(x)} and ${kindText(y)}`, 'write A*B for a product of matrices'); // prettier-ignore
  const length = x.items.length;
  if (y.items.length !== length)
    throw new TensorError('shape-mismatch', `shapes ${shapeText(x.shape)} and ${shapeText(y.shape)} do not fit for dot`, 'both vectors must have as many numbers'); // prettier-ignore
  return matrixProduct(A, meter, new Tensor([length], x.items), new Tensor([length], y.items));
}
