// Typed arrays: their constructors, and what other arrays don't have.
import { listedItems, placeIn, integerOf } from './listed-items.js';
import type { JsMachine } from './machine.js';
import { arrayTooLong, mostItems, type Realm } from './realm.js';
import {
  bytesPerElement,
  hole,
  JsObject,
  JsTypedArray,
  typedKinds,
  type JsValue,
  type Numeric,
  type TypedKind,
} from './values.js';

export function typedArrayConstructors<T>(machine: JsMachine<T>): Map<string, JsValue<T>> {
  const { realm, conversions, meter } = machine;
  const made = new Map<string, JsValue<T>>();
  const filled = (kind: TypedKind, value: JsValue<T>, prototype: JsObject<T>): JsTypedArray<T> => {
    if (value instanceof JsObject) {
      const store = listedItems(machine, value).items.map((item) => conversions.element(kind, item === hole ? undefined : item)); // prettier-ignore
      return new JsTypedArray(prototype, kind, store, 0, store.length);
    }
    const length = value === undefined ? 0 : integerOf(machine, value);
    if (length < 0) return realm.fail('RangeError', `Invalid typed array length: ${String(length)}`); // prettier-ignore
    if (length > mostItems) throw arrayTooLong();
    meter.spend(length / 100);
    return new JsTypedArray(prototype, kind, new Array<Numeric<T>>(length).fill(0), 0, length);
  };
  for (const kind of typedKinds) {
    const prototype = realm.typed[kind];
    const constructor_ = realm.native(
      kind,
      3,
      () => realm.fail('TypeError', `Constructor ${kind} requires 'new'`),
      ([value], given) => filled(kind, value, given),
    );
    constructor_.properties.set('prototype', prototype);
    for (const each of [constructor_, prototype]) each.properties.set('BYTES_PER_ELEMENT', bytesPerElement[kind]);
    prototype.properties.set('constructor', constructor_);
    prototype.properties.set('set', realm.native('set', 1, (self, [source, offset]) => {
      const start = offset === undefined ? 0 : integerOf(machine, offset);
      const { items } = listedItems(machine, source);
      if (!(self instanceof JsTypedArray) || start < 0 || start + items.length > self.length) return realm.fail('RangeError', 'offset is out of bounds');
      items.forEach((item, i) => (self.store[self.offset + start + i] = conversions.element(kind, item === hole ? undefined : item)));
      return undefined;
    })); // prettier-ignore
    prototype.properties.set('subarray', realm.native('subarray', 2, (self, [begin, end]) => {
      if (!(self instanceof JsTypedArray)) return realm.fail('TypeError', 'not a typed array');
      const from = placeIn(machine, begin, self.length, 0);
      const to = placeIn(machine, end, self.length, self.length);
      return new JsTypedArray(self.prototype, kind, self.store, self.offset + from, Math.max(0, to - from));
    })); // prettier-ignore
    made.set(kind, constructor_);
  }
  return made;
}

/** Methods of arrays that typed arrays have not. */
const ofArraysAlone = [
  'constructor',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'toSpliced',
  'concat',
  'flat',
  'flatMap',
];

/** Typed arrays have most methods of arrays, and some of their own in their place. */
export function shareArrayMethods<T>({ arrays, typedArrays }: Realm<T>): void {
  for (const [name, method] of arrays.properties)
    if (!ofArraysAlone.includes(name) && !typedArrays.properties.has(name)) typedArrays.properties.set(name, method);
}
