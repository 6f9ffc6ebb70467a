// `Map` and `Set`.
import { firm } from './maybe-constant.js';
import { ProgramFailure } from '../../errors.js';
import { textOfNumber } from './text-limits.js';
import type { JsMachine } from './machine.js';
import { isJsMap, isNumeric, JsMap, JsObject, Lifted, NumberText, type JsValue } from './values.js';

const mostEntries = 5_000_000;

export function mapConstructors<T>(machine: JsMachine<T>): Map<string, JsValue<T>> {
  const { realm, numbers, properties } = machine;
  /** What is kept of a key: no -0. */
  const kept = (key: JsValue<T>): JsValue<T> => (isNumeric(key) ? numbers.withoutSignOfZero(key) : key);
  /** Keys as a Map tells them apart: a computed number is the key that it equals. */
  const keyOf = ({ entries }: JsMap<T>, given: JsValue<T>): unknown => {
    const value = isNumeric(given) ? firm(given) : given;
    if (value instanceof NumberText) throw textOfNumber();
    if (!isNumeric(value) || entries.has(value)) return value;
    if (!numbers.isNumber(value)) return NaN;
    for (const [key, [held]] of entries)
      if (isNumeric(held) && (value instanceof Lifted || held instanceof Lifted) && numbers.holds('==', held, value)) return key; // prettier-ignore
    return value;
  };
  const ofMap = (self: JsValue<T>): JsMap<T> =>
    isJsMap(self) ? self : realm.fail('TypeError', `${realm.inWords(self)} is no Map or Set`);
  const put = (map: JsMap<T>, key: JsValue<T>, value?: JsValue<T>): JsMap<T> => {
    if (map.entries.size >= mostEntries) throw new ProgramFailure('program-failed', `a ${map.isSet ? 'Set' : 'Map'} would have more than ${mostEntries.toLocaleString('en')} entries`); // prettier-ignore
    const place = keyOf(map, key);
    const held = map.entries.get(place)?.[0] ?? kept(key);
    map.entries.set(place, [held, map.isSet ? held : value]);
    return map;
  };
  const made = new Map<string, JsValue<T>>();
  for (const isSet of [false, true]) {
    const prototype = isSet ? realm.sets : realm.maps;
    const name = isSet ? 'Set' : 'Map';
    const constructor_ = realm.native(name, 0, () => realm.fail('TypeError', `Constructor ${name} requires 'new'`), ([items], given) => {
      const map = new JsMap<T>(given, isSet);
      if (items !== undefined && items !== null)
        for (const item of realm.items(items)) {
          if (isSet) put(map, item);
          else if (item instanceof JsObject) put(map, properties.getElement(item, 0), properties.getElement(item, 1));
          else return realm.fail('TypeError', `${realm.inWords(item)} is no entry`);
        }
      return map;
    }); // prettier-ignore
    constructor_.properties.set('prototype', prototype);
    prototype.properties.set('constructor', constructor_);
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
    if (isSet) define('add', 1, (map, [key]) => put(map, key));
    else {
      define('get', 1, (map, [key]) => map.entries.get(keyOf(map, key))?.[1]);
      define('set', 2, (map, [key, value]) => put(map, key, value));
    }
    define('keys', 0, (map) => realm.walkEntries(map, ([key]) => key));
    define('values', 0, (map) => realm.walkEntries(map, ([, value]) => value));
    define('entries', 0, (map) => realm.walkEntries(map, (entry) => realm.array([...entry])));
    made.set(name, constructor_);
  }
  return made;
}
