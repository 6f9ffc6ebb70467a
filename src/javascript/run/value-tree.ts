// Values of a program as trees of numbers, for those who look at a whole result; and numbers that wait to be written over.
import type { Arithmetic } from '../../arithmetic.js';
import type { ResultTree } from '../result-tree.js';
import type { JsMachine } from './machine.js';
import { arrayTooLong, plainItem, type Realm } from './realm.js';
import { isCallable, isJsArray, isJsMap, isNumeric, JsObject, JsTypedArray, Lifted, type JsValue } from './values.js';

/** A zero in an array that is given to be filled: what a program writes there is another number. */
class Unwritten<T> extends Lifted<T> {}

export const unwritten = <T>(A: Arithmetic<T>): Lifted<T> => new Unwritten(A.literal(0));

export function unwrittenDoubles<T>(A: Arithmetic<T>, realm: Realm<T>, length: number): JsTypedArray<T> {
  const store = Array.from({ length }, () => unwritten(A));
  return new JsTypedArray(realm.typed.Float64Array, 'Float64Array', store, 0, length);
}

/** What is deeper is left out. */
const deepest = 32;
const mostParts = 1_000_000;

/** Goes down by recursion, not further than `deepest`. @throws ProgramFailure for more than a million parts */
export function treeOfValue<T>(machine: JsMachine<T>, value: JsValue<T>): ResultTree<T> {
  const { numbers, realm, meter, properties } = machine;
  const around = new Set<JsValue<T>>();
  let parts = 0;
  const other = (part: JsValue<T>): ResultTree<T> => ({ kind: 'other', said: realm.inWords(part) });
  const treeOf = (part: JsValue<T>): ResultTree<T> => {
    if (isNumeric(part)) return { kind: 'number', value: numbers.lift(part), isGiven: part instanceof Unwritten };
    if (!(part instanceof JsObject) || isCallable(part) || around.has(part) || around.size === deepest)
      return other(part);
    around.add(part);
    const tree = insideOf(part);
    around.delete(part);
    return tree;
  };
  const count = (length: number): void => {
    meter.spend(length / 10 + 1);
    parts += length;
    if (parts > mostParts) throw arrayTooLong();
  };
  const insideOf = (part: JsObject<T>): ResultTree<T> => {
    if (isJsArray(part) || part instanceof JsTypedArray) {
      const items = isJsArray(part) ? part.items : part.store.slice(part.offset, part.offset + part.length);
      count(items.length);
      return { kind: 'array', items: items.map((item) => treeOf(plainItem(item))) };
    }
    if (isJsMap(part)) {
      count(part.entries.size);
      if (part.isSet) return other(part);
      const named = [...part.entries.values()].flatMap(([key, each]) => (typeof key === 'string' ? [[key, each] as const] : [])); // prettier-ignore
      return { kind: 'record', fields: new Map(named.map(([key, each]) => [key, treeOf(each)])) };
    }
    const keys = realm.keys(part);
    count(keys.length);
    return { kind: 'record', fields: new Map(keys.map((key) => [key, treeOf(properties.get(part, key))])) };
  };
  return treeOf(value);
}
