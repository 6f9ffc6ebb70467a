// Arguments of a function of a file that come as data: numbers, constants such as `pi/4`, arrays and records in each other.
import { DiffcmpError } from '../../errors.js';
import { readValue, type NamedNumbers } from '../../language/point-value.js';
import { partName, ofPointValue, type Given } from './given.js';

/**
 * A value of a parameter: numbers, which become inputs; texts of constants such as `pi/4`; arrays and records of them. In a
 * record, texts, booleans and null are what they are, and no inputs.
 */
export type ArgumentValue =
  number | string | boolean | null | readonly ArgumentValue[] | { readonly [name: string]: ArgumentValue };

/** Constants by the names of parameters, or of parts of them, `p.kind`; arrays and records of constants too. */
export type GivenConstants = Readonly<Record<string, ArgumentValue>>;

/**
 * @param known names that texts of constants may use
 * @throws DiffcmpError bad-point
 */
export function givenOfData(value: ArgumentValue, name: string, known?: NamedNumbers, isInRecord = false): Given {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return { kind: 'number', value };
    throw new DiffcmpError('bad-point', `${name}: ${value} is not a finite number`, { hint: [{ set: null }, ' gives what is no input'] }); // prettier-ignore
  }
  if (typeof value === 'string')
    return isInRecord
      ? { kind: 'constant', value }
      : ofPointValue(readValue(value, { start: 0, end: value.length }, known));
  if (typeof value !== 'object' || value === null) return { kind: 'constant', value };
  if (isList(value))
    return { kind: 'array', items: value.map((item, i) => givenOfData(item, partName(name, i), known, isInRecord)) };
  const fields = Object.entries(value).map(([field, each]) => [field, givenOfData(each, partName(name, field), known, true)] as const); // prettier-ignore
  return { kind: 'record', fields: new Map(fields) };
}

/** A constant as it stands, arrays and records of constants too: nothing of it is an input. */
export function constantOfData(value: ArgumentValue): Given {
  if (typeof value !== 'object' || value === null) return { kind: 'constant', value };
  if (isList(value)) return { kind: 'array', items: value.map(constantOfData) };
  return { kind: 'record', fields: new Map(Object.entries(value).map(([name, each]) => [name, constantOfData(each)])) };
}

const isList = (value: object): value is readonly ArgumentValue[] => Array.isArray(value);
