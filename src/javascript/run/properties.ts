// Properties: what `a.b`, `a[i]` and stores into them come to.
import { ProgramFailure } from '../../errors.js';
import type { Obstacle } from '../file-function.js';
import type { RunRemark } from '../../program/observer.js';
import type { Conversions } from './conversions.js';
import { firm } from './maybe-constant.js';
import { isNumberText, NumberKeys } from './number-keys.js';
import type { JsNumbers } from './numbers.js';
import { getPrivate, hasPrivate, setPrivate } from './private-members.js';
import { hide, isIndex, mostItems, plainItem, arrayTooLong, type Realm } from './realm.js';
import { textOfNumber } from './text-limits.js';
import { bytesPerElement, hole, isJsArray, isJsFunction, JsAccessor, JsArray, JsBound, type JsFunction, JsMap, JsNative, JsObject, JsPrivateName, JsRefused, JsTypedArray, Lifted, NumberText, type Numeric, type JsValue } from './values.js'; // prettier-ignore

/** Names that reach what this machine has not. */
const refused: ReadonlySet<string> = new Set(['__proto__', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__']); // prettier-ignore

/** What no object has. */
const absent = '\u0000absent';

/** Whether a key is for the elements of what has some. */
const isIndexOf = <T>(object: JsValue<T>, key: JsValue<T>): key is Numeric<T> =>
  (typeof key === 'number' || key instanceof Lifted) &&
  (object instanceof JsArray || object instanceof JsTypedArray || typeof object === 'string');

export class Properties<T> {
  private readonly numberKeys: NumberKeys<T>;
  constructor(
    private readonly realm: Realm<T>,
    private readonly numbers: JsNumbers<T>,
    private readonly conversions: Conversions<T>,
    private readonly remark: (remark: RunRemark) => void,
    /** Whether what runs is strict code. */
    private readonly isStrict: () => boolean,
  ) {
    this.numberKeys = new NumberKeys(numbers, conversions);
  }

  getElement(object: JsValue<T>, key: JsValue<T>): JsValue<T> {
    if (isIndexOf(object, key)) {
      const index = this.index(key);
      if (object instanceof JsArray && index >= 0 && index < object.items.length) {
        const item = object.items[index];
        return plainItem(item);
      }
      if (object instanceof JsTypedArray)
        return index >= 0 && index < object.length ? object.store[object.offset + index] : undefined;
      return this.get(object, String(index));
    }
    if (key instanceof JsPrivateName) return getPrivate(this.realm, object, key);
    const name = this.numberKeys.nameOf(object, key);
    return name === null ? undefined : this.get(object, name);
  }

  /** An index as a number: NaN, which no array has, where it is not whole. */
  private index(given: Numeric<T>): number {
    const key = firm(given);
    const index = this.numbers.exact(key);
    if (!Number.isInteger(index)) this.remark('index-not-whole');
    return typeof key === 'number' || Number.isInteger(index) ? index : NaN;
  }

  get(object: JsValue<T>, name: string): JsValue<T> {
    if (object === undefined || object === null)
      return this.realm.fail('TypeError', `Cannot read properties of ${String(object)} (reading '${name}')`);
    if (refused.has(name)) throw new ProgramFailure('program-not-supported', `'${name}' is not read`, 'write a class');
    const own = this.getOwn(object, name);
    if (own !== hole) return this.usable(own);
    for (let holder = this.realm.prototypeOf(object); holder !== null; holder = holder.prototype) {
      const value = holder.properties.get(name);
      if (value !== undefined || holder.properties.has(name)) return this.usable(value);
    }
    return undefined;
  }

  /** Whether a program has ever given a property a getter or a setter. */
  private hasAccessors = false;
  defineAccessor(holder: JsObject<T>, name: string, obstacle: Obstacle): void {
    this.hasAccessors = true;
    holder.properties.set(name, new JsAccessor<T>(obstacle));
  }
  private usable(value: JsValue<T>): JsValue<T> {
    return value instanceof JsRefused ? value.refuse() : value;
  }

  getOwn(object: JsValue<T>, name: string): JsValue<T> | typeof hole {
    if (object instanceof NumberText && (name === 'length' || isIndex(name))) throw textOfNumber();
    if (object instanceof JsObject) {
      const value = object.properties.get(name);
      if (value !== undefined || object.properties.has(name)) return value;
    }
    if (object instanceof JsArray) {
      if (name === 'length') return object.items.length;
      if (isIndex(name) && Number(name) < object.items.length) return object.items[Number(name)] as JsValue<T> | typeof hole; // prettier-ignore
    } else if (object instanceof JsTypedArray) {
      if (name === 'length') return object.length;
      if (isIndex(name) && Number(name) < object.length) return object.store[object.offset + Number(name)];
      if (name === 'byteLength') return object.length * bytesPerElement[object.kind];
      if (name === 'byteOffset') return object.offset * bytesPerElement[object.kind];
      if (name === 'buffer') throw new ProgramFailure('program-not-supported', 'ArrayBuffer is not read', 'use a typed array'); // prettier-ignore
    } else if (typeof object === 'string') {
      if (name === 'length') return object.length;
      if (isIndex(name) && Number(name) < object.length) return object[Number(name)];
    } else if (isJsFunction(object)) {
      if (name === 'name') return object.source.name;
      if (name === 'length') return object.source.length;
      if (name === 'prototype' && object.source.isConstructor) return this.prototypeFor(object);
    } else if (object instanceof JsNative) {
      if (name === 'name') return object.name;
      if (name === 'length') return object.length;
    } else if (object instanceof JsBound) {
      if (name === 'name') return 'bound';
    } else if (object instanceof JsMap && name === 'size') return object.entries.size;
    return hole;
  }

  /** The object that `new` gives its instances as prototype; made when it is first asked for. */
  prototypeFor(constructor_: JsFunction<T>): JsObject<T> {
    const known = constructor_.properties.get('prototype');
    if (known instanceof JsObject) return known;
    const made = new JsObject<T>(this.realm.objects);
    made.properties.set('constructor', constructor_);
    hide(made, 'constructor');
    constructor_.properties.set('prototype', made);
    hide(constructor_, 'prototype');
    return made;
  }

  setElement(object: JsValue<T>, key: JsValue<T>, value: JsValue<T>): void {
    if (isIndexOf(object, key)) {
      const index = this.index(key);
      if (Number.isInteger(index) && index >= 0) return this.setIndex(object, index, value);
      return this.set(object, String(index), value);
    }
    if (key instanceof JsPrivateName) return setPrivate(this.realm, object, key, value);
    if (object instanceof JsObject && object.isFrozen) return this.frozen('an element');
    this.set(object, this.numberKeys.nameOf(object, key, true) ?? '', value);
  }

  /** Whether an object has a property by a key of any type. */
  hasElement(object: JsValue<T>, key: JsValue<T>): boolean {
    if (key instanceof JsPrivateName) return hasPrivate(this.realm, object, key);
    const name = this.nameOf(object, key);
    return this.has(object, name ?? absent);
  }
  hasOwnElement(object: JsValue<T>, key: JsValue<T>): boolean {
    const name = this.nameOf(object, key);
    return name !== null && this.getOwn(object, name) !== hole;
  }
  deleteElement(object: JsValue<T>, key: JsValue<T>): boolean {
    const name = this.nameOf(object, key);
    if (name === null) return true;
    const { numberKeys } = object instanceof JsObject ? object : { numberKeys: null };
    if (object instanceof JsObject && numberKeys !== null && !object.isFrozen)
      object.numberKeys = numberKeys.filter((each) => each.name !== name);
    return this.delete(object, name);
  }
  /** The name that a property is to have, or has. Null: there is none. */
  nameOf(object: JsValue<T>, key: JsValue<T>, isNew = false): string | null {
    return isIndexOf(object, key) ? String(this.index(key)) : this.numberKeys.nameOf(object, key, isNew);
  }

  private setIndex(object: JsValue<T>, index: number, value: JsValue<T>): void {
    if (object instanceof JsArray) {
      if (object.isFrozen) return this.frozen('an element');
      const { items } = object;
      if (index >= mostItems) throw arrayTooLong();
      while (items.length < index) items.push(hole);
      items[index] = value;
    } else if (object instanceof JsTypedArray) {
      const element = this.conversions.element(object.kind, value); // what is stored nowhere is asked for its number too
      if (index < object.length) object.store[object.offset + index] = element;
    } else this.set(object, String(index), value);
  }

  set(object: JsValue<T>, name: string, value: JsValue<T>): void {
    if (object === undefined || object === null)
      return this.realm.fail('TypeError', `Cannot set properties of ${String(object)} (setting '${name}')`);
    if (!(object instanceof JsObject)) return; // primitives forget what is stored in them
    if (refused.has(name)) throw new ProgramFailure('program-not-supported', `'${name}' is not read`, 'write a class');
    if (object.isFrozen) return this.frozen(`'${name}'`);
    if (isJsArray(object) && name === 'length') return this.setLength(object, this.numbers.exact(this.conversions.number(value))); // prettier-ignore
    if (isIndex(name) && object instanceof JsArray) return this.setIndex(object, Number(name), value);
    if (object instanceof JsTypedArray && isNumberText(name)) return this.setIndex(object, isIndex(name) ? Number(name) : NaN, value); // prettier-ignore
    if (this.hasAccessors)
      for (let holder: JsObject<T> | null = object; holder !== null; holder = holder.prototype)
        if (holder.properties.has(name)) {
          this.usable(holder.properties.get(name));
          break;
        }
    this.realm.changes(object);
    object.properties.set(name, value);
  }

  private frozen(what: string): void {
    if (this.isStrict()) this.realm.fail('TypeError', `Cannot change ${what} of a frozen object`);
  }

  private setLength(array: JsArray<T>, length: number): void {
    if (!Number.isInteger(length) || length < 0) return this.realm.fail('RangeError', 'Invalid array length');
    if (length > mostItems) throw arrayTooLong();
    while (array.items.length < length) array.items.push(hole);
    array.items.length = length;
  }

  has(object: JsValue<T>, name: string): boolean {
    if (!(object instanceof JsObject)) return this.realm.fail('TypeError', `Cannot use 'in' to search for '${name}'`);
    if (this.getOwn(object, name) !== hole) return true;
    for (let holder = object.prototype; holder !== null; holder = holder.prototype)
      if (holder.properties.has(name)) return true;
    return false;
  }

  delete(object: JsValue<T>, name: string): boolean {
    if (!(object instanceof JsObject)) return true;
    if (object.isFrozen) {
      this.frozen(`'${name}'`);
      return false;
    }
    if (object instanceof JsTypedArray && isIndex(name) && Number(name) < object.length) {
      if (this.isStrict()) this.realm.fail('TypeError', `Cannot delete element ${name} of a typed array`);
      return false;
    }
    if (object instanceof JsArray && isIndex(name)) {
      if (Number(name) < object.items.length) object.items[Number(name)] = hole;
      return true;
    }
    this.realm.changes(object);
    object.properties.delete(name);
    return true;
  }
}
