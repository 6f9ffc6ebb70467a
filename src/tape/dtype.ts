// The kinds of numbers in a tensor, and the flat arrays that hold them.
import { elementCount, type Shape } from '../tensors/shape.js';
import { tooLargeTensor } from './refusals.js';

/** Every dtype; a tensor is float32 unless told otherwise. Comparisons give int32, 1 where they hold and 0 elsewhere. */
export const dtypes = ['float32', 'float64', 'int32'] as const;
export type DType = (typeof dtypes)[number];
/** Those that have derivatives. */
export type FloatDType = Exclude<DType, 'int32'>;

export type NumberArray = Float32Array | Float64Array | Int32Array;

/** The most numbers of one tensor: a gigabyte of doubles is refused before it is asked of the machine. */
const mostElements = 2 ** 26;

/** How many numbers a shape has. @throws DiffcmpError `tensor-too-large` where a tensor can't have so many */
export function checkedSize(shape: Shape, operation: string): number {
  const count = elementCount(shape);
  if (count > mostElements) throw tooLargeTensor(operation, shape, count, mostElements);
  return count;
}

/** Zeros of a shape. */
export function zerosOf(dtype: DType, shape: Shape, operation: string): NumberArray {
  const count = checkedSize(shape, operation);
  switch (dtype) {
    case 'float32':
      return new Float32Array(count);
    case 'float64':
      return new Float64Array(count);
    case 'int32':
      return new Int32Array(count);
  }
}
