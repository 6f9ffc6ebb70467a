// Between a program's values and the numbers outside: arguments from inputs, and a result as numbers in a shape.
import { ProgramFailure } from '../../errors.js';
import { closest } from '../../text/did-you-mean.js';
import type { TensorOf } from '../../tensors/shape.js';
import type { FunctionArgument } from '../function-argument.js';
import type { JsMachine } from './machine.js';
import { plainItem } from './realm.js';
import { hole, isCallable, isNumeric, JsArray, JsObject, JsTypedArray, Lifted, type JsValue } from './values.js';

export function valueOfArgument<T>(
  { realm }: JsMachine<T>,
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

/** A result as a number, or arrays in arrays of equal lengths. */
export function tensorOfValue<T>(machine: JsMachine<T>, value: JsValue<T>, name: string): TensorOf<T> {
  const { numbers, realm } = machine;
  if (isNumeric(value)) return { shape: [], items: [numbers.lift(value)] };
  const rows = listOf(value);
  if (rows === null) throw noNumber(machine, value, name);
  machine.meter.spend(rows.length / 10);
  const parts = rows.map((row) => {
    if (!isNumeric(row) && listOf(row) === null)
      throw new ProgramFailure(
        'program-failed',
        `the result has ${realm.inWords(row)} among its numbers`,
        indexHint(name),
      );
    return tensorOfValue(machine, row, name);
  });
  const [first] = parts;
  const inner = first?.shape ?? [];
  if (parts.some(({ shape }) => shape.join() !== inner.join()))
    throw new ProgramFailure('program-failed', 'the result has rows of different lengths', indexHint(name));
  return { shape: [parts.length, ...inner], items: parts.flatMap(({ items }) => items) };
}

const indexHint = (name: string): string => `ask for one of its elements, such as ${name}.0`;

function listOf<T>(value: JsValue<T>): readonly JsValue<T>[] | null {
  if (value instanceof JsArray) return value.items.map(plainItem);
  return value instanceof JsTypedArray ? value.store.slice(value.offset, value.offset + value.length) : null;
}

function noNumber<T>({ realm }: JsMachine<T>, value: JsValue<T>, name: string): ProgramFailure {
  if (value instanceof JsObject && !isCallable(value)) {
    const fields = realm.keys(value);
    const [first] = fields;
    const example = first === undefined ? null : `ask for one of them: ${fields.slice(0, 20).map((each) => `${name}.${each}`).join(', ')}`; // prettier-ignore
    return new ProgramFailure('program-failed', `the result is an object with ${fields.length === 0 ? 'no fields' : fields.slice(0, 20).join(', ')}`, example); // prettier-ignore
  }
  const hint =
    value === undefined ? `does it return on every path? What it writes into a parameter is ${name}.parameter` : null;
  return new ProgramFailure('program-failed', `the result is ${realm.inWords(value)} and no number`, hint);
}
