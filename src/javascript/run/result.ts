// Between a program's values and the numbers outside: arguments from inputs, and a result as numbers in a shape.
import { ProgramFailure } from '../../errors.js';
import { closest } from '../../text/did-you-mean.js';
import type { TensorOf } from '../../tensors/shape.js';
import type { FunctionArgument } from '../function-argument.js';
import type { JsMachine } from './machine.js';
import { arrayTooLong, mostItems, plainItem } from './realm.js';
import { unwritten, unwrittenDoubles } from './value-tree.js';
import { hole, isCallable, isNumeric, JsArray, JsObject, JsTypedArray, Lifted, type JsValue } from './values.js';

export function valueOfArgument<T>(
  { realm, numbers }: JsMachine<T>,
  argument: FunctionArgument,
  inputs: readonly T[],
): JsValue<T> {
  const make = (each: FunctionArgument): JsValue<T> => {
    switch (each.kind) {
      case 'input':
        return new Lifted(inputs[each.place] as T);
      case 'constant':
        return each.value;
      case 'missing':
        return undefined;
      case 'unwritten':
        return unwritten(numbers.A);
      case 'unwritten-doubles':
        return unwrittenDoubles(numbers.A, realm, each.length);
      case 'array':
        return realm.array(each.items.map(make));
      case 'record':
        return realm.object([...each.fields].map(([name, field]) => [name, make(field)]));
    }
  };
  return make(argument);
}

/** The field of a result that was asked for. */
export function resultField<T>(machine: JsMachine<T>, value: JsValue<T>, name: string): JsValue<T> {
  const { properties, realm } = machine;
  if (value instanceof JsObject && properties.getOwn(value, name) !== hole) return properties.get(value, name);
  const fields = realm.keys(value);
  const near = closest(name, fields);
  throw new ProgramFailure(
    'program-failed',
    `the result is ${realm.inWords(value)} and has no '${name}'`,
    near !== null ? `did you mean '${near}'?` : fields.length > 0 ? `it has ${fields.slice(0, 20).join(', ')}` : null,
  );
}

const mostAxes = 100;

/** A result as a number, or arrays in arrays of equal lengths. @param filled parameters that were written to where nothing is returned */
export function tensorOfValue<T>(
  machine: JsMachine<T>,
  value: JsValue<T>,
  name: string,
  filled: () => readonly string[],
): TensorOf<T> {
  const { numbers, realm, meter } = machine;
  const items: T[] = [];
  const failure = (said: string): ProgramFailure => new ProgramFailure('program-failed', said, indexHint(name));
  /** Adds the numbers of a value. @returns its shape */
  const add = (part: JsValue<T>, axes: number): readonly number[] => {
    if (isNumeric(part)) {
      items.push(numbers.lift(part));
      return [];
    }
    const rows = listOf(part);
    if (rows === null) throw axes === 0 ? noNumber(machine, part, name, filled) : failure(`the result has ${realm.inWords(part)} among its numbers`); // prettier-ignore
    if (axes === mostAxes) throw failure(`the result has arrays in arrays, more than ${String(mostAxes)} deep`);
    if (items.length + rows.length > mostItems) throw arrayTooLong();
    meter.spend(rows.length / 10 + 1); // arrays may be shared, and be more when they are written out
    let inner: readonly number[] | null = null;
    for (const row of rows) {
      const shape = add(row, axes + 1);
      if (inner !== null && shape.join() !== inner.join()) throw failure('the result has rows of different lengths');
      inner = shape;
    }
    return [rows.length, ...(inner ?? [])];
  };
  const shape = add(value, 0);
  return { shape, items };
}

const indexHint = (name: string): string => `ask for one of its elements, such as ${name}.0`;

function listOf<T>(value: JsValue<T>): readonly JsValue<T>[] | null {
  if (value instanceof JsArray) return value.items.map(plainItem);
  return value instanceof JsTypedArray ? value.store.slice(value.offset, value.offset + value.length) : null;
}

function noNumber<T>(
  { realm }: JsMachine<T>,
  value: JsValue<T>,
  name: string,
  filled: () => readonly string[],
): ProgramFailure {
  if (value instanceof JsObject && !isCallable(value)) {
    const fields = realm.keys(value);
    const [first] = fields;
    const example = first === undefined ? null : `ask for one of them: ${fields.slice(0, 20).map((each) => `${name}.${each}`).join(', ')}`; // prettier-ignore
    return new ProgramFailure('program-failed', `the result is an object with ${fields.length === 0 ? 'no fields' : fields.slice(0, 20).join(', ')}`, example); // prettier-ignore
  }
  const hint =
    value === undefined
      ? wayToFilled(filled(), name)
      : isCallable(value)
        ? 'call it in a function of the file, as in const g = (a, x) => f(a)(x)'
        : null;
  return new ProgramFailure('program-failed', `the result is ${realm.inWords(value)} and no number`, hint);
}

function wayToFilled(filled: readonly string[], name: string): string {
  return filled.length === 0
    ? `does it return on every path? What it writes into a parameter is ${name}.parameter`
    : `what it writes into ${filled.map((each) => `'${each}' is ${name}.${each}`).join(', into ')}`;
}
