// What numbers a choice may take, whether or not it takes them at the point: by those too it has a partial, and be it 0.
import type { Taped } from '../arithmetics/taped.js';
import { spread } from '../tensors/elementwise.js';
import { linesAlong } from '../tensors/reductions.js';
import { broadcastShape, elementCount, type Shape } from '../tensors/shape.js';
import { isTensor, itemsOf, shapeOfValue, Tensor, type Value } from '../tensors/tensor.js';
import { hasSides } from './operations.js';

/**
 * Of a number of a node, by its place, the places of those that it may be among the numbers of an argument; null where the
 * operation is no choice.
 */
export function candidatesOf(
  operation: string,
  slot: number,
  args: readonly Value<Taped<number>>[],
): ((row: number) => readonly number[]) | null {
  const shapes = args.map(shapeOfValue);
  const places = placesOf(shapes[slot] ?? []);
  if (operation === 'largest' || operation === 'smallest') {
    const [, axis] = args;
    if (axis === undefined) return () => places;
    const along = (itemsOf(axis)[0] as Taped<number>).value - 1;
    const lines = linesAlong(shapes[slot] ?? [], along, places);
    return (row) => lines[row] ?? [];
  }
  if (hasSides(operation) !== 'choice') return null;
  if (!isTensor(args[slot] as Value<Taped<number>>)) return () => places;
  const shape = shapes.reduce<Shape>((common, each) => broadcastShape(common, each) ?? common, []);
  const taken = spread(new Tensor(shapes[slot] ?? [], places), shape);
  return (row) => [taken[row] as number];
}

const placesOf = (shape: Shape): number[] => Array.from({ length: elementCount(shape) }, (_, place) => place);
