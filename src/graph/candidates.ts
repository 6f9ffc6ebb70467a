// What numbers a choice may take, whether or not it takes them at the point: by those too it has a partial, and be it 0.
import type { Taped } from '../arithmetics/taped.js';
import { spread } from '../tensors/elementwise.js';
import { linesAlong } from '../tensors/reductions.js';
import { broadcastShape, elementCount, type Shape } from '../tensors/shape.js';
import { isTensor, itemsOf, shapeOfValue, Tensor, type Value } from '../tensors/tensor.js';
import { hasSides, ruleOf } from './operations.js';

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

/**
 * Whether a number of a node might as well be taken from another side, so that its partials are a convention: of a choice where
 * two of its candidates are equal, of abs and relu where their argument is 0, of a length where it is 0.
 *
 * @param carrying the slots of arguments that a derivative goes through, constants among them, each node once
 * @param values of the numbers of the node
 */
export function isTied(
  operation: string,
  args: readonly Value<Taped<number>>[],
  carrying: readonly number[],
  values: readonly number[],
): boolean {
  const sides = hasSides(operation);
  if (sides === null) return false;
  if (sides === 'length') return values.includes(0);
  const numbers = carrying.map((slot) => itemsOf(args[slot] as Value<Taped<number>>).map(({ value }) => value));
  if (args.length === 1 && ruleOf(operation) !== null) return numbers.flat().includes(0);
  const candidates = carrying.map((slot) => candidatesOf(operation, slot, args));
  return values.some((value, row) => {
    const equal = candidates.flatMap(
      (places, i) => places?.(row).filter((place) => numbers[i]?.[place] === value) ?? [],
    );
    return equal.length > 1;
  });
}

const placesOf = (shape: Shape): number[] => Array.from({ length: elementCount(shape) }, (_, place) => place);
