// Arrays: their constructor, and the methods that call no function of the program.
import { ProgramFailure } from '../../errors.js';
import { placeIn, integerOf } from './listed-items.js';
import type { JsMachine } from './machine.js';
import { mostItems, arrayTooLong } from './realm.js';
import type { JsIterator } from './values.js';
import { hole, isJsArray, isNumeric, JsArray, JsObject, JsTypedArray, type Numeric, type JsValue } from './values.js'; // prettier-ignore

type ArrayMethod<T> = (self: JsValue<T>, args: readonly JsValue<T>[]) => JsValue<T>;

export function arrayConstructor<T>(machine: JsMachine<T>): JsValue<T> {
  const { realm, numbers } = machine;
  const make = (args: readonly JsValue<T>[]): JsArray<T> => {
    const [only] = args;
    if (args.length !== 1 || !isNumeric(only)) return realm.array([...args]);
    const length = numbers.exact(only);
    if (!Number.isInteger(length) || length < 0) return realm.fail('RangeError', 'Invalid array length');
    if (length > mostItems) throw arrayTooLong();
    machine.meter.spend(length / 100);
    const items: (JsValue<T> | typeof hole)[] = [];
    for (let i = 0; i < length; i++) items.push(hole);
    return realm.array(items);
  };
  const made = realm.native('Array', 1, (_self, args) => make(args), (args, prototype) => {
    const array = make(args);
    array.prototype = prototype;
    return array;
  }); // prettier-ignore
  made.properties.set('prototype', realm.arrays);
  made.properties.set(
    'isArray',
    realm.native('isArray', 1, (_self, [x]) => x instanceof JsArray && !x.isArguments),
  );
  realm.arrays.properties.set('constructor', made);
  return made;
}

export function defineArrayMethods<T>(machine: JsMachine<T>): void {
  const { realm, numbers, conversions, properties, meter } = machine;
  const define = (name: string, length: number, apply: ArrayMethod<T>): void => {
    realm.arrays.properties.set(name, realm.native(name, length, apply));
  };
  const array = (self: JsValue<T>): JsArray<T> => {
    if (isJsArray(self)) return self;
    throw new ProgramFailure('program-not-supported', `a method of arrays is not read of ${realm.inWords(self)}`, 'make an array of it: Array.from(…)'); // prettier-ignore
  };
  const changeable = (self: JsValue<T>): JsArray<T> => {
    const found = array(self);
    return found.isFrozen ? realm.fail('TypeError', 'Cannot change a frozen array') : found;
  };
  /** Items of an array of any kind, holes left as they are. */
  const itemsOf = (self: JsValue<T>): readonly (JsValue<T> | typeof hole)[] => {
    const items =
      self instanceof JsTypedArray ? self.store.slice(self.offset, self.offset + self.length) : array(self).items;
    meter.spend(items.length / 10);
    return items;
  };
  const plain = (item: JsValue<T> | typeof hole | undefined): JsValue<T> => (item === hole ? undefined : item);

  /** Puts items in the place of others, which it returns. Not as arguments: there may be very many. */
  const inserted = (
    items: (JsValue<T> | typeof hole)[],
    at: number,
    count: number,
    added: readonly JsValue<T>[],
  ): (JsValue<T> | typeof hole)[] => {
    if (items.length + added.length - count > mostItems) throw arrayTooLong();
    meter.spend((items.length + added.length) / 100);
    const after = items.slice(at + count);
    const removed = items.slice(at, at + count);
    items.length = at;
    for (const each of added) items.push(each);
    for (const each of after) items.push(each);
    return removed;
  };

  const place = (value: JsValue<T>): number => integerOf(machine, value);
  /** What a method of an array gives: of the same class. */
  const ofSameClass = (self: JsValue<T>, items: (JsValue<T> | typeof hole)[], length = 0): JsArray<T> => {
    const isPlain = !isJsArray(self) || self.isArguments || self.prototype === realm.arrays;
    const Own = isPlain ? undefined : properties.get(self, 'constructor');
    const made = Own === undefined ? null : machine.constructWithin(Own, [length]);
    if (made === null || !isJsArray(made)) return realm.array(items);
    made.items.length = 0;
    for (const each of items) made.items.push(each);
    return made;
  };
  /** An array like another, with other items: a typed array stays one. */
  const alike = (self: JsValue<T>, items: JsValue<T>[]): JsValue<T> =>
    self instanceof JsTypedArray
      ? new JsTypedArray(self.prototype, self.kind, items.map((item) => conversions.element(self.kind, item)), 0, items.length)
      : realm.array(items); // prettier-ignore

  define('push', 1, (self, args) => {
    const { items } = changeable(self);
    if (items.length + args.length > mostItems) throw arrayTooLong();
    for (const each of args) items.push(each);
    return items.length;
  });
  define('pop', 0, (self) => plain(changeable(self).items.pop()));
  define('shift', 0, (self) => {
    const { items } = changeable(self);
    meter.spend(items.length / 10_000);
    return plain(items.shift());
  });
  define('unshift', 1, (self, args) => {
    const { items } = changeable(self);
    inserted(items, 0, 0, args);
    return items.length;
  });
  define('reverse', 0, (self) => {
    if (self instanceof JsTypedArray) {
      const reversed = itemsOf(self).toReversed() as Numeric<T>[];
      reversed.forEach((item, i) => (self.store[self.offset + i] = item));
      return self;
    }
    const { items } = changeable(self);
    meter.spend(items.length / 100);
    items.reverse();
    return self;
  });
  define('slice', 2, (self, [begin, end]) => {
    const items = itemsOf(self);
    const part = items.slice(
      placeIn(machine, begin, items.length, 0),
      placeIn(machine, end, items.length, items.length),
    );
    return self instanceof JsTypedArray ? new JsTypedArray(self.prototype, self.kind, part as Numeric<T>[], 0, part.length) : ofSameClass(self, part, part.length); // prettier-ignore
  });
  define('splice', 2, (self, args) => {
    const { items } = changeable(self);
    const [begin, count, ...added] = args;
    const from = placeIn(machine, begin, items.length, 0);
    const most = items.length - from;
    const removed = args.length === 0 ? 0 : args.length === 1 ? most : Math.min(most, Math.max(0, place(count))); // prettier-ignore
    return ofSameClass(self, inserted(items, from, removed, added), removed);
  });
  define('concat', 1, (self, args) => {
    const items = [...itemsOf(self)];
    for (const each of args) {
      if (each instanceof JsArray && !each.isArguments) for (const item of itemsOf(each)) items.push(item);
      else items.push(each);
      if (items.length > mostItems) throw arrayTooLong();
    }
    return ofSameClass(self, items);
  });
  define('join', 1, (self, [separator]) => {
    const between = separator === undefined ? ',' : conversions.text(separator);
    return conversions.joined(itemsOf(self), between, self instanceof JsObject ? [self] : []);
  });
  define('toString', 0, (self) => conversions.shown(self));
  define('fill', 1, (self, [value, begin, end]) => {
    const length = self instanceof JsTypedArray ? self.length : changeable(self).items.length;
    const last = placeIn(machine, end, length, length);
    meter.spend(length / 10);
    for (let i = placeIn(machine, begin, length, 0); i < last; i++) properties.setElement(self, i, value);
    return self;
  });
  define('indexOf', 1, (self, [wanted, from]) => {
    const items = itemsOf(self);
    for (let i = placeIn(machine, from, items.length, 0); i < items.length; i++)
      if (items[i] !== hole && conversions.isStrictlyEqual(plain(items[i]), wanted)) return i;
    return -1;
  });
  define('lastIndexOf', 1, (self, [wanted, ...from]) => {
    const items = itemsOf(self);
    const last = from.length === 0 ? items.length - 1 : place(from[0]);
    for (let i = last < 0 && from.length > 0 ? items.length + last : Math.min(last, items.length - 1); i >= 0; i--)
      if (items[i] !== hole && conversions.isStrictlyEqual(plain(items[i]), wanted)) return i;
    return -1;
  });
  define('includes', 1, (self, [wanted, from]) => {
    const items = itemsOf(self);
    const isNaNWanted = isNumeric(wanted) && !numbers.isNumber(wanted);
    return items.slice(placeIn(machine, from, items.length, 0)).some((item) => {
      const each = plain(item);
      return (isNaNWanted && isNumeric(each) && !numbers.isNumber(each)) || conversions.isStrictlyEqual(each, wanted);
    });
  });
  define('at', 1, (self, [index]) => {
    const items = itemsOf(self);
    const at = place(index);
    return plain(items[at < 0 ? items.length + at : at]);
  });
  const flatter = (items: readonly (JsValue<T> | typeof hole)[]): (JsValue<T> | typeof hole)[] => {
    const flat: (JsValue<T> | typeof hole)[] = [];
    for (const item of items) {
      const parts: readonly (JsValue<T> | typeof hole)[] = item !== hole && isJsArray(item) ? item.items : [item];
      meter.spend(parts.length / 10);
      if (flat.length + parts.length > mostItems) throw arrayTooLong();
      for (const each of parts) if (each !== hole) flat.push(each);
    }
    return flat;
  };
  define('flat', 0, (self, [depth]) => {
    let items: readonly (JsValue<T> | typeof hole)[] = itemsOf(self);
    const most = depth === undefined ? 1 : Math.min(1000, place(depth));
    for (let level = 0; level < most && items.some((item) => item instanceof JsArray); level++) items = flatter(items);
    return ofSameClass(
      self,
      items.filter((item) => item !== hole),
    );
  });
  /** Along what an array has when it is asked for. */
  const walked = (self: JsValue<T>, item: (index: number) => JsValue<T>): JsIterator<T> => {
    const whole = self instanceof JsTypedArray ? self : array(self).items;
    return realm.walk((i) => (i < whole.length ? item(i) : hole));
  };
  define('keys', 0, (self) => walked(self, (i) => i));
  define('values', 0, (self) => walked(self, (i) => properties.getElement(self, i)));
  define('entries', 0, (self) => walked(self, (i) => realm.array([i, properties.getElement(self, i)])));
  define('copyWithin', 2, (self, [target, begin, end]) => {
    const items = itemsOf(self);
    const to = placeIn(machine, target, items.length, 0);
    const part = items.slice(
      placeIn(machine, begin, items.length, 0),
      placeIn(machine, end, items.length, items.length),
    );
    part.slice(0, items.length - to).forEach((item, i) => {
      if (item === hole) properties.deleteElement(self, to + i);
      else properties.setElement(self, to + i, item);
    });
    return self;
  });
  define('toReversed', 0, (self) => alike(self, itemsOf(self).map(plain).reverse()));
  define('with', 2, (self, [index, value]) => {
    const items = itemsOf(self).map(plain);
    const given = place(index);
    const at = given < 0 ? items.length + given : given;
    if (at < 0 || at >= items.length) return realm.fail('RangeError', 'Invalid index');
    items[at] = value;
    return alike(self, items);
  });
}
