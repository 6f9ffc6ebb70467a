// The partials of one node by one of its inputs: of numbers one number; of tensors those that aren't 0 by structure.
import type { PlainNumber } from '../compare/reference-data.js';
import { plain } from '../compare/measure.js';
import { nested } from '../tensors/nested.js';
import { elementCount, type Shape } from '../tensors/shape.js';
import type { GraphPartial } from './graph-data.js';

/** Rows are numbers of the node, columns those of its input, each in row-major order. */
export interface Partials {
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Of one number by one number. */
export const onePartial = (value: number): Partials => ({ rows: [0], columns: [0], values: [value] });

/** Numbers that a Jacobian may have to be written out. */
const mostWritten = 10_000;

/** Of a node and an input of those shapes, written out; null if that would be too much. */
export function jacobianOf({ rows, columns, values }: Partials, of: Shape, by: Shape): GraphPartial | null {
  if (of.length === 0 && by.length === 0) return plain(values[0] as number);
  const width = elementCount(by);
  const count = elementCount(of) * width;
  if (count > mostWritten) return null;
  const numbers = new Array<PlainNumber>(count).fill(0);
  for (let i = 0; i < values.length; i++)
    numbers[(rows[i] as number) * width + (columns[i] as number)] = plain(values[i] as number);
  return nested([...of, ...by], numbers);
}
