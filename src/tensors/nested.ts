// Between numbers in row-major order and arrays in arrays.
import { elementCount, elementNames, type Shape } from './shape.js';

/** Arrays in arrays, with the leaves of a shape; of the shape [] a leaf. */
export type Nested<V> = V | readonly Nested<V>[];

/** Values in row-major order as arrays in arrays. */
export function nested<V>(shape: Shape, values: readonly V[]): Nested<V> {
  if (shape.length === 0) return values[0] as V;
  let level: readonly Nested<V>[] = values;
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const length = shape[axis] as number;
    const count = elementCount(shape.slice(0, axis));
    const rows: readonly Nested<V>[] = level;
    level = Array.from({ length: count }, (_, i) => rows.slice(i * length, (i + 1) * length));
  }
  return level;
}

/** The leaves of arrays in arrays of a shape, in row-major order. */
export function leavesOf<V>(shape: Shape, value: Nested<V>): V[] {
  let level: readonly Nested<V>[] = [value];
  for (let axis = 0; axis < shape.length; axis++) level = level.flatMap((part) => part as readonly Nested<V>[]);
  return level as V[];
}

/** The shape of arrays in arrays that are known to have one, and whose leaves are no arrays. */
export function nestedShape(value: unknown): Shape {
  const shape: number[] = [];
  for (let part = value; Array.isArray(part); part = part[0] as unknown) shape.push(part.length);
  return shape;
}

/** The leaves of arrays in arrays of whatever shape, where leaves are no arrays. */
export function leavesIn<V>(value: Nested<V>): V[] {
  return leavesOf(nestedShape(value), value);
}

/** The leaves of arrays in arrays that are kept by name, each by its own: `w[2,1]`. */
export function leavesByName<V>(values: Readonly<Record<string, Nested<V>>>): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const shape = nestedShape(value);
      const names = elementNames(name, shape);
      return leavesOf(shape, value).map((leaf, place) => [names[place] as string, leaf] as const);
    }),
  );
}
