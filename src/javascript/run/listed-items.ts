// What builtins read from what they are given: places in an array, and the items of whatever has some.
import type { CallState } from './frame.js';
import { arrayTooLong, mostItems } from './realm.js';
import { JsArray, JsIterator, JsMap, JsObject, JsTypedArray, NumberText, type JsValue } from './values.js';

/** A length, a place or a number of something as ECMAScript reads it: whole. */
export const integerOf = <T>({ numbers, conversions }: CallState<T>, value: JsValue<T>): number =>
  Math.trunc(numbers.exact(conversions.number(value))) || 0;

/** A place in what has a length: counted from the end if negative. */
export function placeIn<T>(machine: CallState<T>, value: JsValue<T>, length: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  const place = integerOf(machine, value);
  return place < 0 ? Math.max(0, length + place) : Math.min(place, length);
}

/** What `Array.from` takes: something to walk along, or something with a length. */
export function listedItems<T>(machine: CallState<T>, value: JsValue<T>): JsArray<T> {
  const { realm, properties } = machine;
  if (value === undefined || value === null || isWalked(value)) return realm.array(realm.items(value));
  if (!(value instanceof JsObject) || properties.get(value, 'length') === undefined) return realm.array([]);
  const length = integerOf(machine, properties.get(value, 'length'));
  if (length > mostItems) throw arrayTooLong();
  machine.meter.spend(length);
  return realm.array(Array.from({ length: Math.max(0, length) }, (_, i) => properties.get(value, String(i))));
}
/** Whether there is a way along a value, as `for…of` takes. */
const isWalked = (value: unknown): boolean =>
  value instanceof JsArray || value instanceof JsTypedArray || value instanceof JsMap || value instanceof JsIterator || value instanceof NumberText || typeof value === 'string'; // prettier-ignore
