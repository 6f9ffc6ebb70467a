// Arrays in arrays that come as data, as tensors: values of a point, and what is expected.
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import type { Nested } from '../tensors/nested.js';
import type { TensorOf } from '../tensors/shape.js';
import { isTensorOf } from './brackets.js';
import { readValue, type PointValue } from './point-value.js';
import { TensorBuilder } from './tensor-builder.js';

/** An array that is being read, and how far. */
interface OpenArray<V> {
  readonly items: readonly Nested<number | string>[];
  readonly builder: TensorBuilder<V>;
  next: number;
}

/** Reads a leaf; `fail` says that it is none, and throws. */
type LeafReader<V> = (leaf: number | string, fail: (message: string) => never) => V | TensorOf<V>;

/**
 * The tensor of arrays in arrays.
 *
 * @param name what the value is called, such as `w`, for errors
 * @throws DiffcmpError where arrays differ in length or are empty
 */
export function tensorOfData<V>(
  items: readonly Nested<number | string>[],
  { name, code, read }: { readonly name: string; readonly code: ErrorCode; readonly read: LeafReader<V> },
): TensorOf<V> {
  const open: OpenArray<V>[] = [{ items, builder: new TensorBuilder(), next: 0 }];
  const place = (): string => name + open.map(({ next }) => `[${next - 1}]`).join('');
  const fail = (message: string): never => {
    throw new DiffcmpError(code, `${place().replace(/\[-1\]$/, '')}: ${message}`, {
      hint: 'write [1, 2] or [[1], [2]], with as many numbers in each row',
    });
  };
  for (;;) {
    const array = open.at(-1) as OpenArray<V>;
    if (array.next < array.items.length) {
      const item = array.items[array.next++] as Nested<number | string>;
      if (typeof item === 'object') open.push({ items: item, builder: new TensorBuilder(), next: 0 });
      else addTo(array.builder, read(item, fail), fail);
      continue;
    }
    array.next = 0; // what is wrong with it is wrong with all of it
    const tensor = array.builder.finish(fail);
    open.pop();
    const outer = open.at(-1);
    if (outer === undefined) return tensor;
    outer.builder.addTensor(tensor, fail);
  }
}

function addTo<V>(builder: TensorBuilder<V>, value: V | TensorOf<V>, fail: (message: string) => never): void {
  if (isTensorOf(value)) builder.addTensor(value, fail);
  else builder.add(value, fail);
}

/** A value of a point. @throws DiffcmpError bad-point, also for what is no finite number */
export function pointValueOfData(items: readonly Nested<number | string>[], name: string): TensorOf<number> {
  const read = (item: number | string, fail: (message: string) => never): PointValue => {
    if (typeof item === 'string') return readValue(item, { start: 0, end: item.length });
    return Number.isFinite(item) ? item : fail(`${item} is not a finite number`);
  };
  return tensorOfData<number>(items, { name, code: 'bad-point', read });
}
