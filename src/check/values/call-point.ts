// Points for programs that take numbers and arrays, from whatever they are given as: a text, a number, an array, values by name.
import { DiffcmpError } from '../../errors.js';
import { givenOfData, type ArgumentValue } from '../../javascript/arguments/argument-data.js';
import { readArgumentText } from '../../javascript/arguments/argument-text.js';
import type { Given } from '../../javascript/arguments/given.js';
import type { GivenPoint } from '../../problem/point-of.js';
import type { Nested } from '../../tensors/nested.js';
import { clip } from '../../text/value-text.js';
import type { CallPoint } from './call-form.js';

/** @throws DiffcmpError bad-point for what can't be read, and for what is no number */
export function callPointOf(at: GivenPoint | undefined): CallPoint {
  if (at === undefined) throw new DiffcmpError('bad-point', 'a point is missing', { hint: ['for example ', { at: 'x=[1,2,3]' }, ', or ', { range: 'x=-2:2' }] }); // prettier-ignore
  if (typeof at === 'number') return numbersIn(givenOfData(at, 'x'), 'x');
  if (typeof at === 'string') return pointOfTexts([at]);
  if (!isList(at)) return Object.fromEntries(Object.entries(at).map(([name, value]) => [name, numbersIn(givenOfData(value, name), name)])); // prettier-ignore
  if (at.length > 0 && at.every((each) => typeof each === 'string' && each.includes('='))) return pointOfTexts(at as readonly string[]); // prettier-ignore
  return numbersIn(givenOfData(at, 'x'), 'x');
}

const isList = (at: object): at is readonly ArgumentValue[] => Array.isArray(at);

function pointOfTexts(texts: readonly string[]): CallPoint {
  const parts = texts.flatMap((text) => readArgumentText(text));
  const [first] = parts;
  if (parts.length === 1 && first?.path === null) return numbersIn(first.value, 'x');
  const values = new Map<string, Nested<number>>();
  for (const { path, value, text } of parts) {
    if (path === null || path.steps.length > 0) throw new DiffcmpError('bad-point', `'${clip(text)}' gives ${path === null ? 'a value without a name' : 'a part of a value'}`, { hint: 'of a program every value is given whole, by its name' }); // prettier-ignore
    if (values.has(path.root)) throw new DiffcmpError('bad-point', `'${clip(path.root)}' has two values`);
    values.set(path.root, numbersIn(value, path.root));
  }
  return Object.fromEntries(values);
}

/** Goes down by recursion: what is given has a bounded depth. */
function numbersIn(given: Given | undefined, name: string): Nested<number> {
  if (given?.kind === 'number') return given.value;
  if (given?.kind === 'array') return given.items.map((item) => numbersIn(item, name));
  throw new DiffcmpError('bad-point', `'${clip(name)}' holds what is no number`, { hint: 'a program gets numbers, and arrays of numbers' }); // prettier-ignore
}
