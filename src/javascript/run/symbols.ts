// The symbols of the language, as keys of properties, and the iterators that they lead to.
import { symbolKey } from '../compile/patterns.js';
import type { JsMachine } from './machine.js';
import { iteratorKey } from './realm.js';
import { refusedProperty, refusingFunction } from './refusing-builtins.js';
import { tagKey } from './tags.js';
import { hole, isJsIterator, JsObject, JsSymbol, typedKinds, type JsIterator, type JsNative, type JsValue } from './values.js'; // prettier-ignore

const known = ['iterator', 'toPrimitive', 'toStringTag', 'asyncIterator'];
/** Those by which a program changes what operators and methods do, and what makes others. */
const refused = ['hasInstance', 'isConcatSpreadable', 'match', 'matchAll', 'replace', 'search', 'species', 'split', 'unscopables', 'for', 'keyFor', 'prototype']; // prettier-ignore
const asText = 'name the property by a string';

export function symbolConstructor<T>(machine: JsMachine<T>, globals: ReadonlyMap<string, JsValue<T>>): JsNative<T> {
  const { realm, conversions } = machine;
  const made = refusingFunction(realm, 'Symbol', 'Symbol(…)', asText);
  const symbols = known.map((name) => new JsSymbol<T>(symbolKey(name)));
  known.forEach((name, i) => made.properties.set(name, symbols[i] ?? null));
  for (const name of refused) made.properties.set(name, refusedProperty(`Symbol.${name}`, asText));
  const { Object: object, Math: math } = Object.fromEntries(globals) as Record<string, JsObject<T>>;
  object?.properties.set('getOwnPropertySymbols', realm.native('getOwnPropertySymbols', 1, (_self, [value]) => {
    if (value === undefined || value === null) return realm.fail('TypeError', 'Cannot convert undefined or null to object'); // prettier-ignore
    return realm.array(symbols.filter((symbol) => value instanceof JsObject && value.properties.has(conversions.key(symbol)))); // prettier-ignore
  })); // prettier-ignore
  math?.properties.set(tagKey, 'Math');
  realm.maps.properties.set(tagKey, 'Map');
  realm.sets.properties.set(tagKey, 'Set');
  realm.iterators.properties.set(tagKey, refusedProperty('the tag of an iterator', null));
  for (const kind of typedKinds) realm.typed[kind].properties.set(tagKey, kind);
  iterators(machine);
  return made;
}

function iterators<T>({ realm }: JsMachine<T>): void {
  for (const [holder, method] of [
    [realm.arrays, 'values'],
    [realm.typedArrays, 'values'],
    [realm.maps, 'entries'],
    [realm.sets, 'values'],
  ] as const)
    // prettier-ignore
    holder.properties.set(iteratorKey, holder.properties.get(method));
  const walk = realm.native('[Symbol.iterator]', 0, (self) => realm.iterator(self));
  for (const holder of [realm.strings, realm.iterators]) holder.properties.set(iteratorKey, walk);
  const walked = (self: JsValue<T>): JsIterator<T> =>
    isJsIterator(self) ? self : realm.fail('TypeError', `${realm.inWords(self)} is no iterator`);
  realm.iterators.properties.set('next', realm.native('next', 0, (self) => {
    const value = walked(self).next();
    return realm.object([['value', value === hole ? undefined : value], ['done', value === hole]]);
  })); // prettier-ignore
}
