// `Map` and `Set`.
import { firm } from './maybe-constant.js';
import { ProgramFailure } from '../../errors.js';
import { textOfNumber } from './text-limits.js';
import type { JsMachine } from './machine.js';
import { isJsMap, isNumeric, JsMap, Lifted, NumberText, type JsValue } from './values.js';

const mostEntries = 5_000_000;

export function mapConstructors<T>(machine: JsMachine<T>): Map<string, JsValue<T>> {
  const { realm, numbers, properties } = machine;
  /** Keys as a Map tells them apart: a computed number is the key that it equals. */
  const keyOf = ({ entries }: JsMap<T>, given: JsValue<T>): unknown => {
    const value = isNumeric(given) ? firm(given) : given;
    if (value instanceof NumberText) throw textOfNumber();
    if (!isNumeric(value) || entries.has(value)) return value;
    for (const [key, [held]] of entries)
      if (isNumeric(held) && (value instanceof Lifted || held instanceof Lifted) && numbers.holds('==', held, value)) return key; // prettier-ignore
    return value;
  };
  const ofMap = (self: JsValue<T>): JsMap<T> =>
    isJsMap(self) ? self : realm.fail('TypeError', `${realm.inWords(self)} is no Map or Set`);
  const made = new Map<string, JsValue<T>>();
  for (const isSet of [false, true]) {
    const prototype = isSet ? realm.sets : realm.maps;
    const name = isSet ? 'Set' : 'Map';
    const constructor_ = realm.native(name, 0, () => realm.fail('TypeError', `Constructor ${name} requires 'new'`), ([items], given) => {
      const map = new JsMap<T>(given, isSet);
      if (items !== undefined && items !== null)
        for (const item of realm.items(items)) {
          const [key, value] = isSet ? [item, item] : [properties.getElement(item, 0), properties.getElement(item, 1)];
          map.entries.set(keyOf(map, key), [key, value]);
        }
      return map;
    }); // prettier-ignore
    constructor_.properties.set('prototype', prototype);
    prototype.properties.set('constructor', constructor_);
    const roomIn = ({ entries }: JsMap<T>): void => {
      if (entries.size >= mostEntries) throw new ProgramFailure('program-failed', `a ${name} would have more than ${mostEntries.toLocaleString('en')} entries`); // prettier-ignore
    };
    const define = (
      method: string,
      length: number,
      apply: (map: JsMap<T>, args: readonly JsValue<T>[]) => JsValue<T>,
    ): void => {
      prototype.properties.set(
        method,
        realm.native(method, length, (self, args) => apply(ofMap(self), args)),
      );
    };
    define('has', 1, (map, [key]) => map.entries.has(keyOf(map, key)));
    define('delete', 1, (map, [key]) => map.entries.delete(keyOf(map, key)));
    define('clear', 0, ({ entries }) => (entries.clear(), undefined));
    if (isSet)
      define('add', 1, (map, [key]) => (roomIn(map), map.entries.has(keyOf(map, key)) || map.entries.set(keyOf(map, key), [key, key]), map)); // prettier-ignore
    else {
      define('get', 1, (map, [key]) => map.entries.get(keyOf(map, key))?.[1]);
      define('set', 2, (map, [key, value]) => (roomIn(map), map.entries.set(keyOf(map, key), [map.entries.get(keyOf(map, key))?.[0] ?? key, value]), map)); // prettier-ignore
    }
    define('keys', 0, ({ entries }) => realm.iterator(realm.array([...entries.values()].map(([key]) => key))));
    define('values', 0, ({ entries }) => realm.iterator(realm.array([...entries.values()].map(([, value]) => value))));
    define('entries', 0, ({ entries }) => realm.iterator(realm.array([...entries.values()].map((entry) => realm.array([...entry]))))); // prettier-ignore
    made.set(name, constructor_);
  }
  return made;
}

/** Texts: what of them options need. */
