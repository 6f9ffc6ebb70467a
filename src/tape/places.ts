// Places: where each number of one shape lies in another, in row-major order. Broadcasting, sums, transposition and slices are
// loops over these.
import { elementCount, type Shape } from '../tensors/shape.js';

/** How far apart neighbours along each axis lie. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] as number;
  }
  return strides;
}

/** The place of each number of the shape, by a stride for each of its axes. */
export function placesAlong(shape: Shape, strides: readonly number[], start = 0): Int32Array {
  const places = new Int32Array(elementCount(shape));
  if (places.length === 0) return places;
  places[0] = start;
  let filled = 1;
  // the last axis first: what is filled is repeated along the next one
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] as number;
    const stride = strides[axis] as number;
    for (let i = 1, at = filled; i < length; i++) {
      const offset = i * stride;
      for (let j = 0; j < filled; j++) places[at++] = (places[j] as number) + offset;
    }
    filled *= length;
  }
  return places;
}

/** Where each number of the broadcast shape comes from, or goes to, in a shape that broadcasts to it. */
export function broadcastPlaces(wide: Shape, narrow: Shape): Int32Array {
  const strides = stridesOf(narrow);
  const missing = wide.length - narrow.length;
  return placesAlong(wide, wide.map((_, axis) => (axis < missing || narrow[axis - missing] === 1 ? 0 : (strides[axis - missing] as number)))); // prettier-ignore
}

export function isSameShape(left: Shape, right: Shape): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let axis = 0; axis < left.length; axis++) if (left[axis] !== right[axis]) return false;
  return true;
}
