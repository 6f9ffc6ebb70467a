// Tensors and variables as text, as they are shown in a console: their numbers are looked at, not copied out.
import { nested, type Nested } from '../tensors/nested.js';
import { elementCount, shapeText, type Shape } from '../tensors/shape.js';
import { groupDigits, numeral, shortestNumeral } from '../text/numeral.js';
import type { DType, NumberArray } from './dtype.js';

/** What Node's console calls to show an object, where it has it. */
export const inspection = Symbol.for('nodejs.util.inspect.custom');
/** ShownNumbers that are shown; of more, how many there are. */
const mostShown = 24;

interface ShownNumbers {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly data: NumberArray;
}

/** `Tensor [2, 1] float32 [[0.25], [0.15]]`. @param what what comes first */
export function tensorText(what: string, { shape, dtype, data }: ShownNumbers): string {
  const count = elementCount(shape);
  const head = `${what} ${shapeText(shape)} ${dtype}`;
  if (count > mostShown) return `${head}, ${groupDigits(count)} numbers`;
  const show = dtype === 'float32' ? (value: number) => shortestNumeral(value, Math.fround) : numeral;
  return `${head} ${arraysText(nested(shape, Array.from(data, show)))}`;
}

/** There are as many levels as axes. */
function arraysText(value: Nested<string>): string {
  return typeof value === 'string' ? value : `[${value.map(arraysText).join(', ')}]`;
}
