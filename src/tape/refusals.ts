// What the tape refuses, in words: shapes, dtypes, arguments, and what can't be asked of a tape.
import { DiffcmpError } from '../errors.js';
import { shapeText, type Shape } from '../tensors/shape.js';
import { clip, valueText } from '../text/value-text.js';
import { groupDigits } from '../text/numeral.js';
import { visible } from '../text/visible.js';

export function badArgument(message: string, hint: string | null = null): DiffcmpError {
  return new DiffcmpError('bad-argument', message, { hint });
}

/** An argument of a wrong kind. */
export function wrongKind(operation: string, name: string, wanted: string, value: unknown): DiffcmpError {
  return badArgument(`${operation}: ${name} must be ${wanted}, got ${visible(valueText(value))}`);
}

/** What is read of each entry of an array, a hole too, which is undefined: `map` passes over holes, and so over what is missing. */
export function eachRead<V>(list: readonly unknown[], read: (entry: unknown, place: number) => V): V[] {
  const found: V[] = [];
  for (const [place, entry] of list.entries()) found.push(read(entry, place));
  return found;
}

export function shapeMismatch(
  operation: string,
  left: Shape,
  right: Shape,
  why: string,
  hint: string | null = null,
): DiffcmpError {
  return new DiffcmpError('shape-mismatch', `${operation}: the shapes ${shapeText(left)} and ${shapeText(right)} ${why}`, { hint }); // prettier-ignore
}

export function dtypeMismatch(operation: string, left: string, right: string): DiffcmpError {
  return new DiffcmpError('dtype-mismatch', `${operation}: ${left} and ${right} don't mix`, {
    hint: `cast one of them: ops.cast(x, '${left}')`,
  });
}

/** An operation that numbers of that dtype don't have. */
export function wrongDtype(operation: string, dtype: string, wanted: string): DiffcmpError {
  return new DiffcmpError('dtype-mismatch', `${operation} takes ${wanted}, not ${dtype}`, {
    hint: `cast it: ops.cast(x, '${wanted.includes('int32') ? 'int32' : 'float32'}')`,
  });
}

export function tooLargeTensor(operation: string, shape: Shape, count: number, most: number): DiffcmpError {
  return new DiffcmpError('tensor-too-large', `${operation}: a tensor of the shape ${shapeText(shape)} has ${groupDigits(count)} numbers, and ${groupDigits(most)} are the most`); // prettier-ignore
}

/** What can't be asked of a tape in the state that it is in. */
export function tapeState(message: string, hint: string): DiffcmpError {
  return new DiffcmpError('tape-state', message, { hint });
}

/** A name that a user gave, quoted and fit to be shown. */
export function quoted(name: string): string {
  return `'${visible(clip(name))}'`;
}
