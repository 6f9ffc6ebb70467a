// Numbers in arrays in arrays, to and from flat ones, at the speed of loops over them.
import type { Nested } from '../tensors/nested.js';
import { elementCount, type Shape } from '../tensors/shape.js';

/** Some of an array's numbers as arrays in arrays, new at each call. */
export type ArrayWriter = (from: Float64Array) => Nested<number>;

/** @param start the place of the first; of the shape [] it is a number */
export function arrayWriter(shape: Shape, start: number): ArrayWriter {
  const [length, ...inner] = shape;
  if (length === undefined) return (from) => from[start] as number;
  if (inner.length === 0) return rowWriter(length, start);
  const size = elementCount(inner);
  const parts = Array.from({ length }, (_, i) => arrayWriter(inner, start + i * size));
  return (from) => parts.map((part) => part(from));
}

/** A row of numbers that V8 keeps as doubles from the start. */
export const doublesOf = (length: number): number[] => Array.from({ length }, () => 0.5);

/** By a copy of a row that is filled before: half the time of a new one that is filled after, a twentieth of `Array.from`'s. */
function rowWriter(length: number, start: number): ArrayWriter {
  const row = doublesOf(length);
  return (from) => {
    for (let i = 0; i < length; i++) row[i] = from[start + i] as number;
    return row.slice();
  };
}

export const isListOf = (given: unknown): boolean => Array.isArray(given) || ArrayBuffer.isView(given);
export const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && value - value === 0;

/** Fills in the leaves of arrays in arrays of a shape from a place on. @returns the place after them; -1 where they are of another shape, or no finite numbers */
export function fillFromArrays(value: unknown, shape: Shape, axis: number, into: Float64Array, start: number): number {
  if (axis === shape.length) {
    if (!isFiniteNumber(value)) return -1;
    into[start] = value;
    return start + 1;
  }
  if (!isListOf(value) || (value as ArrayLike<unknown>).length !== shape[axis]) return -1;
  const list = value as ArrayLike<unknown>;
  if (axis === shape.length - 1) return fillFromRow(list, into, start) ? start + list.length : -1;
  let end = start;
  for (let i = 0; i < list.length && end >= 0; i++) end = fillFromArrays(list[i], shape, axis + 1, into, end);
  return end;
}

/** False where one is no finite number. Four at once, whose differences are looked at together: of a number, 0 or NaN. */
export function fillFromRow(row: ArrayLike<unknown>, into: Float64Array, start: number): boolean {
  const { length } = row;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    const a = row[i];
    const b = row[i + 1];
    const c = row[i + 2];
    const d = row[i + 3];
    if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') return false;
    if (a - a + (b - b) + (c - c + (d - d)) !== 0) return false;
    into[start + i] = a;
    into[start + i + 1] = b;
    into[start + i + 2] = c;
    into[start + i + 3] = d;
  }
  for (; i < length; i++) {
    const value = row[i];
    if (!isFiniteNumber(value)) return false;
    into[start + i] = value;
  }
  return true;
}
