// Values of a point that come as data: numbers, constants as text, and arrays in arrays of both.
import { DiffcmpError } from '../errors.js';
import type { Nested } from '../tensors/nested.js';
import type { TensorOf } from '../tensors/shape.js';
import { readValue, type PointValue } from './point-value.js';
import { TensorBuilder } from './tensor-builder.js';

/** An array that is being read, and how far. */
interface OpenArray {
  readonly items: readonly Nested<number | string>[];
  readonly builder: TensorBuilder;
  next: number;
}

/**
 * The tensor of arrays in arrays.
 *
 * @param name what the value is called, such as `w`, for errors
 * @throws DiffcmpError bad-point where arrays differ in length, are empty, or hold what is no finite number
 */
export function tensorOfData(items: readonly Nested<number | string>[], name: string): TensorOf<number> {
  const open: OpenArray[] = [{ items, builder: new TensorBuilder(), next: 0 }];
  const place = (): string => name + open.map(({ next }) => `[${next - 1}]`).join('');
  const fail = (message: string): never => {
    throw new DiffcmpError('bad-point', `${place().replace(/\[-1\]$/, '')}: ${message}`, {
      hint: 'write [1, 2] or [[1], [2]], with as many numbers in each row',
    });
  };
  for (;;) {
    const array = open.at(-1) as OpenArray;
    if (array.next < array.items.length) {
      const item = array.items[array.next++] as Nested<number | string>;
      if (typeof item === 'object') open.push({ items: item, builder: new TensorBuilder(), next: 0 });
      else array.builder.add(numberOf(item, fail), fail);
      continue;
    }
    array.next = 0; // what is wrong with it is wrong with all of it
    const tensor = array.builder.finish(fail);
    open.pop();
    const outer = open.at(-1);
    if (outer === undefined) return tensor;
    outer.builder.add(tensor, fail);
  }
}

function numberOf(item: number | string, fail: (message: string) => never): PointValue {
  if (typeof item === 'string') return readValue(item, { start: 0, end: item.length });
  return Number.isFinite(item) ? item : fail(`${item} is not a finite number`);
}
