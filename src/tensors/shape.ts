// Shapes: how many numbers a tensor has along each axis, and the names and places of its numbers in row-major order.

/** Lengths of the axes, outermost first; a number has the shape []. */
export type Shape = readonly number[];

/** A tensor over any kind of number: its numbers in row-major order, the last axis fastest. */
export interface TensorOf<T> {
  readonly shape: Shape;
  readonly items: readonly T[];
}

/** How many numbers a shape holds. */
export function elementCount(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** `[2, 1]`; of a number `[]`. */
export function shapeText(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** What two shapes broadcast to: aligned at the last axis, an axis of length 1 repeats; null where they don't agree. */
export function broadcastShape(left: Shape, right: Shape): Shape | null {
  const rank = Math.max(left.length, right.length);
  const shape: number[] = [];
  for (let axis = 1; axis <= rank; axis++) {
    const l = left[left.length - axis] ?? 1;
    const r = right[right.length - axis] ?? 1;
    if (l !== r && l !== 1 && r !== 1) return null;
    shape.unshift(l === 1 ? r : l);
  }
  return shape;
}

/** The indices of a number by its place in row-major order, from 0. */
export function indicesAt(shape: Shape, place: number): number[] {
  const indices = new Array<number>(shape.length);
  let rest = place;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] as number;
    indices[axis] = rest % length;
    rest = Math.floor(rest / length);
  }
  return indices;
}

/** Places in row-major order: the sums of one offset of each axis, the last axis fastest. */
export function placesAt(offsets: readonly (readonly number[])[]): number[] {
  if (offsets.some((each) => each.length === 0)) return [];
  return offsets.reduce<number[]>(
    (places, each) => places.flatMap((place) => each.map((offset) => place + offset)),
    [0],
  );
}

/** How the language calls a number of a tensor: `w[2,1]`, indices from 1; a number by its name alone. */
export function elementName(name: string, shape: Shape, place: number): string {
  if (shape.length === 0) return name;
  return `${name}[${indicesAt(shape, place).map((index) => index + 1).join(',')}]`; // prettier-ignore
}

/** The names of all numbers of a tensor, in row-major order. */
export function elementNames(name: string, shape: Shape): string[] {
  return Array.from({ length: elementCount(shape) }, (_, place) => elementName(name, shape, place));
}
