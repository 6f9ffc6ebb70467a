// Numbers and arrays of users, read into tensors: nothing ragged, nothing that isn't a number, nothing too large.
import type { Nested } from '../tensors/nested.js';
import type { Shape } from '../tensors/shape.js';
import { countOf } from '../text/numeral.js';
import { checkedSize, zerosOf, type DType, type NumberArray } from './dtype.js';
import { Origin } from './origin.js';
import { badArgument, wrongKind } from './refusals.js';
import { readingOf, TapeTensor } from './tensor.js';

/** Every typed array of numbers. */
type TypedNumbers = NumberArray | Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Uint32Array;

/** Numbers as users write them: one, or arrays in arrays, or typed arrays. */
export type NumbersLike = Nested<number | TypedNumbers>;

/** A list of axes beyond which nobody means a tensor; it also ends the reading of an array that holds itself. */
const mostAxes = 32;

type NumberList = readonly unknown[] | TypedNumbers;

/** Those of bigints too: they are refused by what is in them. */
const isTyped = (value: unknown): value is TypedNumbers => ArrayBuffer.isView(value) && !(value instanceof DataView);
const isListOfNumbers = (value: unknown): value is NumberList => Array.isArray(value) || isTyped(value);

/** The dtype of what says so itself; of arrays in which several stand float64, which loses nothing. */
export const ownDtype = (value: unknown): DType | null => dtypeWithin(value, mostAxes);

function dtypeWithin(value: unknown, axes: number): DType | null {
  if (value instanceof Float64Array) return 'float64';
  if (value instanceof Float32Array) return 'float32';
  if (value instanceof Int32Array) return 'int32';
  if (!Array.isArray(value) || !isListOfNumbers(value[0]) || axes === 0) return null;
  const [only = null, ...others] = new Set(value.map((part) => dtypeWithin(part, axes - 1)));
  return others.length === 0 ? only : 'float64';
}

/** A tensor of a user's numbers; where they were read out of another tensor, its origin says so. */
export function readTensor(value: unknown, dtype: DType, operation: string, name: string | null = null): TapeTensor {
  const { shape, leaves } = leavesOfValue(value, operation);
  const data = zerosOf(dtype, shape, operation);
  for (let i = 0; i < data.length; i++) data[i] = numberOf(leaves[i], dtype, operation);
  const source = readingOf(value);
  const origin =
    source === undefined
      ? new Origin('constant', operation, dtype, [], name)
      : new Origin('copied', operation, dtype, [source], name);
  return TapeTensor.of(shape, dtype, data, origin);
}

function leavesOfValue(value: unknown, operation: string): { readonly shape: Shape; readonly leaves: NumberList } {
  let level: NumberList = [value];
  const shape: number[] = [];
  while (level.length > 0 && isListOfNumbers(level[0])) {
    const { length } = level[0];
    for (const [i, row] of level.entries()) {
      if (isListOfNumbers(row) && row.length === length) continue;
      const got = isListOfNumbers(row) ? countOf(row.length, 'entry', 'entries') : 'no entries';
      throw badArgument(
        `${operation}: the array is ragged: along axis ${shape.length}, part 0 has ${countOf(length, 'entry', 'entries')} and part ${i} has ${got}`,
        'all parts of an array must have the same length',
      );
    }
    shape.push(length);
    checkedSize(shape, operation);
    if (shape.length > mostAxes) throw badArgument(`${operation}: the array nests deeper than ${mostAxes} axes`);
    level =
      level.length === 1 ? level[0] : (level as readonly NumberList[]).flatMap((row) => Array.from(row as unknown[]));
  }
  return { shape, leaves: level };
}

function numberOf(value: unknown, dtype: DType, operation: string): number {
  if (typeof value === 'number') {
    if (dtype !== 'int32' || (Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31)) return value;
    throw badArgument(`${operation}: ${value} is not an integer of 32 bits`, "give the tensor a dtype of 'float32' or 'float64'"); // prettier-ignore
  }
  if (typeof value === 'boolean' && dtype === 'int32') return Number(value);
  throw wrongKind(operation, 'every entry', 'a number', value);
}
