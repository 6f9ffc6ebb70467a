// What kind of thing a value says that it is, where it has no text of its own: `[object Map]`.
import { symbolKey } from '../compile/patterns.js';
import type { Realm } from './realm.js';
import { isCallable, isNumeric, JsArray, JsObject, JsRefused, NumberText, type JsValue } from './values.js';

/** ECMAScript Object.prototype.toString. */
export const taggedText = <T>(realm: Realm<T>, value: JsValue<T>): string =>
  `[object ${ownTag(value) ?? tagOf(realm, value)}]`;

/** What a program, or the machine, has named so. */
function ownTag<T>(value: JsValue<T>): string | null {
  for (let holder = value instanceof JsObject ? value : null; holder !== null; holder = holder.prototype) {
    if (!holder.hasProperties || !holder.properties.has(tagKey)) continue;
    const tag = holder.properties.get(tagKey);
    if (tag instanceof JsRefused) return tag.refuse();
    return typeof tag === 'string' ? tag : null;
  }
  return null;
}
export const tagKey = symbolKey('toStringTag');

function tagOf<T>(realm: Realm<T>, value: JsValue<T>): string {
  if (value === undefined || value === null) return value === null ? 'Null' : 'Undefined';
  if (isNumeric(value)) return 'Number';
  if (typeof value === 'string' || value instanceof NumberText) return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (value instanceof JsArray) return value.isArguments ? 'Arguments' : 'Array';
  if (isCallable(value)) return 'Function';
  return realm.isError(value) ? 'Error' : 'Object';
}
