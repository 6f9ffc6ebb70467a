// What builtins read from what they are given: places in an array, and the items of whatever has some.
import type { JsMachine } from './machine.js';
import { arrayTooLong, mostItems } from './realm.js';
import { JsArray, JsIterator, JsObject, JsTypedArray, type JsValue } from './values.js';

/** Lengths and places as ECMAScript reads them: whole, and counted from the end if negative. */
export function placeIn<T>(
  { numbers, conversions }: JsMachine<T>,
  value: JsValue<T>,
  length: number,
  otherwise: number,
): number {
  if (value === undefined) return otherwise;
  const place = Math.trunc(numbers.exact(conversions.number(value))) || 0;
  return place < 0 ? Math.max(0, length + place) : Math.min(place, length);
}

/** What `Array.from` takes: something to walk along, or something with a length. */
export function listedItems<T>(machine: JsMachine<T>, value: JsValue<T>): JsArray<T> {
  const { realm, numbers, conversions, properties } = machine;
  if (!(value instanceof JsObject) || value instanceof JsArray || value instanceof JsTypedArray || properties.get(value, 'length') === undefined) return realm.array(value instanceof JsObject && properties.get(value, 'length') === undefined && !(value instanceof JsIterator) && !isWalked(value) ? [] : realm.items(value)); // prettier-ignore
  const length = Math.trunc(numbers.exact(conversions.number(properties.get(value, 'length'))));
  if (length > mostItems) throw arrayTooLong();
  machine.meter.spend(length);
  return realm.array(Array.from({ length: Math.max(0, length || 0) }, (_, i) => properties.get(value, String(i))));
}
const isWalked = (value: unknown): boolean => value instanceof JsObject && 'entries' in value;
