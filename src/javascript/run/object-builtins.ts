// Objects, functions, strings and errors: what of their methods has a meaning here.
import { firm } from './maybe-constant.js';
import { ProgramFailure } from '../../errors.js';
import type { JsMachine } from './machine.js';
import { errorKinds, hide } from './realm.js';
import { objectMethods } from './object-methods.js';
import { noBox, refusedProperty } from './refusing-builtins.js';
import { writtenNumber } from './number-texts.js';
import { boundedText, mostCharacters, textTooLong } from './text-limits.js';
import { hole, isCallable, isNumeric, JsBound, JsInvoker, JsObject, JsTypedArray, Lifted, type JsValue } from './values.js'; // prettier-ignore

export function objectConstructor<T>(machine: JsMachine<T>): JsValue<T> {
  const { realm, properties, numbers, conversions } = machine;
  /** The object that a value is; null: it is nothing. */
  const boxed = (value: JsValue<T>): JsObject<T> | null => {
    if (value === undefined || value === null) return null;
    if (value instanceof JsObject) return value;
    throw new ProgramFailure('program-not-supported', 'Object(…) of what is no object is not read', 'use the value itself'); // prettier-ignore
  };
  const made = realm.native(
    'Object',
    1,
    (_self, [value]) => boxed(value) ?? realm.object(),
    ([value], prototype) => boxed(value) ?? new JsObject<T>(prototype),
  );
  const define = (name: string, length: number, apply: (args: readonly JsValue<T>[]) => JsValue<T>): void => {
    made.properties.set(
      name,
      realm.native(name, length, (_self, args) => apply(args)),
    );
  };
  const checked = (value: JsValue<T>): JsValue<T> =>
    value === undefined || value === null
      ? realm.fail('TypeError', 'Cannot convert undefined or null to object')
      : value;
  const prototypeFrom = (value: JsValue<T>): JsObject<T> | null =>
    value === null || value instanceof JsObject ? value : realm.fail('TypeError', 'Object prototype may only be an Object or null'); // prettier-ignore
  define('keys', 1, ([value]) => realm.array(realm.keys(checked(value))));
  define('values', 1, ([value]) => realm.array(realm.keys(checked(value)).map((key) => properties.get(value, key))));
  define('entries', 1, ([value]) => realm.array(realm.keys(checked(value)).map((key) => realm.array([key, properties.get(value, key)])))); // prettier-ignore
  define('fromEntries', 1, ([value]) =>
    realm.object(realm.items(value).map((entry) => {
      if (!(entry instanceof JsObject)) return realm.fail('TypeError', `${realm.inWords(entry)} is no entry`);
      return [conversions.key(properties.getElement(entry, 0)), properties.getElement(entry, 1)] as const;
    }))); // prettier-ignore
  define('assign', 2, ([target, ...sources]) => {
    const into = boxed(checked(target));
    for (const source of sources) for (const key of realm.keys(source)) properties.set(into, key, properties.get(source, key)); // prettier-ignore
    return into;
  });
  define('freeze', 1, ([value]) => {
    if (value instanceof JsTypedArray && value.length > 0) realm.fail('TypeError', 'Cannot freeze a typed array that has elements'); // prettier-ignore
    if (value instanceof JsObject) {
      realm.changes(value);
      value.isFrozen = true;
    }
    return value;
  });
  define('isFrozen', 1, ([value]) => !(value instanceof JsObject) || value.isFrozen);
  define('getPrototypeOf', 1, ([value]) => realm.prototypeOf(checked(value)));
  define('hasOwn', 2, ([value, key]) => properties.hasOwnElement(checked(value), key));
  define('is', 2, (given) => {
    const [x, y] = given.map((each) => (isNumeric(each) ? firm(each) : each));
    if (typeof x === 'number' && typeof y === 'number') return Object.is(x, y);
    if (isNumeric(x) && isNumeric(y)) return numbers.isNumber(x) ? numbers.holds('==', x, y) && numbers.isMinusZero(x) === numbers.isMinusZero(y) : !numbers.isNumber(y); // prettier-ignore
    return isNumeric(x) || isNumeric(y) ? false : conversions.isStrictlyEqual(x, y);
  });
  define('defineProperty', 3, ([object, key, described]) => {
    if (
      !(described instanceof JsObject) ||
      properties.getOwn(described, 'get') !== hole ||
      properties.getOwn(described, 'set') !== hole
    )
      throw new ProgramFailure('program-not-supported', 'getters and setters are not read', 'write a method instead');
    properties.set(object, conversions.key(key), properties.get(described, 'value'));
    if (object instanceof JsObject && properties.get(described, 'enumerable') !== true)
      hide(object, conversions.key(key));
    return object;
  });
  define('create', 2, ([prototype, described]) => {
    if (described !== undefined) throw new ProgramFailure('program-not-supported', 'Object.create with descriptions is not read', 'store the properties one by one'); // prettier-ignore
    return new JsObject<T>(prototypeFrom(prototype));
  });
  define('setPrototypeOf', 2, ([given, wanted]) => {
    const value = checked(given);
    const prototype = prototypeFrom(wanted);
    for (let each = prototype; each !== null; each = each.prototype)
      if (each === value) return realm.fail('TypeError', 'Cyclic prototype');
    if (value instanceof JsObject) realm.changes(value);
    if (value instanceof JsObject) value.prototype = prototype;
    return value;
  });
  made.properties.set('prototype', realm.objects);
  realm.objects.properties.set('constructor', made);
  objectMethods(machine);
  return made;
}

export function functionMethods<T>(machine: JsMachine<T>): void {
  const { realm } = machine;
  realm.functions.properties.set('call', new JsInvoker(realm.functions, 'call'));
  realm.functions.properties.set('apply', new JsInvoker(realm.functions, 'apply'));
  realm.functions.properties.set('bind', realm.native('bind', 1, (target, [self, ...args]) => {
    if (!(target instanceof JsObject) || !isCallable(target)) return realm.fail('TypeError', 'bind is for functions');
    return new JsBound(realm.functions, target, self, args);
  })); // prettier-ignore
}

export function errorConstructors<T>(machine: JsMachine<T>): Map<string, JsValue<T>> {
  const { realm, conversions, properties } = machine;
  const made = new Map<string, JsValue<T>>();
  const traced = (error: JsValue<T>): undefined => {
    if (!(error instanceof JsObject)) return;
    error.properties.set('stack', refusedProperty("'stack' of errors", 'leave it out'));
    hide(error, 'stack');
  };
  for (const kind of errorKinds) {
    const make = (args: readonly JsValue<T>[], prototype: JsObject<T>): JsObject<T> => {
      const error = new JsObject<T>(prototype);
      if (args[0] !== undefined) {
        error.properties.set('message', conversions.shown(args[0]));
        hide(error, 'message');
      }
      if (args[1] instanceof JsObject && properties.has(args[1], 'cause')) {
        error.properties.set('cause', properties.get(args[1], 'cause'));
        hide(error, 'cause');
      }
      traced(error);
      return error;
    };
    const constructor_ = realm.native(kind, 1, (_self, args) => make(args, realm.errors[kind]), make);
    constructor_.properties.set('prototype', realm.errors[kind]);
    realm.errors[kind].properties.set('constructor', constructor_);
    constructor_.properties.set('captureStackTrace', realm.native('captureStackTrace', 2, (_self, [error]) => traced(error))); // prettier-ignore
    made.set(kind, constructor_);
  }
  return made;
}

export function stringConstructor<T>(machine: JsMachine<T>): JsValue<T> {
  const { realm, conversions, numbers } = machine;
  const made = realm.native('String', 1, (_self, args) => (args.length === 0 ? '' : conversions.shown(args[0])), noBox('String')); // prettier-ignore
  made.properties.set('prototype', realm.strings);
  realm.strings.properties.set('constructor', made);
  const whole = (value: JsValue<T>, otherwise: number): number =>
    value === undefined ? otherwise : numbers.exact(conversions.number(value));
  const define = (
    name: string,
    length: number,
    apply: (text: string, args: readonly JsValue<T>[]) => JsValue<T>,
  ): void => {
    realm.strings.properties.set(
      name,
      realm.native(name, length, (self, args) => apply(conversions.text(self), args)),
    );
  };
  const text = (value: JsValue<T>): string => conversions.text(value);
  const filledTo = (length: number): number => {
    if (length > mostCharacters) throw textTooLong();
    return length;
  };
  define('charAt', 1, (self, [i]) => self.charAt(whole(i, 0)));
  define('charCodeAt', 1, (self, [i]) => self.charCodeAt(whole(i, 0)));
  define('at', 1, (self, [i]) => self.at(whole(i, 0)));
  define('indexOf', 1, (self, [part, from]) => self.indexOf(text(part), whole(from, 0)));
  define('includes', 1, (self, [part, from]) => self.includes(text(part), whole(from, 0)));
  define('startsWith', 1, (self, [part, from]) => self.startsWith(text(part), whole(from, 0)));
  define('endsWith', 1, (self, [part, end]) => self.endsWith(text(part), whole(end, self.length)));
  define('slice', 2, (self, [begin, end]) => self.slice(whole(begin, 0), whole(end, self.length)));
  define('substring', 2, (self, [begin, end]) => self.substring(whole(begin, 0), whole(end, self.length)));
  define('toLowerCase', 0, (self) => self.toLowerCase());
  define('toUpperCase', 0, (self) => self.toUpperCase());
  define('trim', 0, (self) => self.trim());
  define('concat', 1, (self, args) => boundedText(self + args.map(text).join('')));
  define('split', 2, (self, [separator, limit]) => {
    const most = limit === undefined ? undefined : whole(limit, 0);
    return realm.array(separator === undefined ? [self].slice(0, most) : self.split(text(separator), most));
  });
  define('repeat', 1, (self, [count]) => {
    const times = Math.trunc(whole(count, 0)) || 0;
    if (times * self.length > mostCharacters) throw textTooLong();
    if (times < 0) return realm.fail('RangeError', `Invalid count value: ${String(times)}`); // prettier-ignore
    return self.repeat(times);
  });
  define('lastIndexOf', 1, (self, [part, from]) => self.lastIndexOf(text(part), whole(from, NaN)));
  define('padStart', 2, (self, [length, by]) =>
    self.padStart(filledTo(whole(length, 0)), by === undefined ? ' ' : text(by)),
  );
  define('padEnd', 2, (self, [length, by]) =>
    self.padEnd(filledTo(whole(length, 0)), by === undefined ? ' ' : text(by)),
  );
  define('replace', 2, (self, [part, by]) => {
    if (by instanceof JsObject && isCallable(by)) throw new ProgramFailure('program-not-supported', 'replace by a function is not read', 'write the text itself'); // prettier-ignore
    return boundedText(self.replace(text(part), text(by)));
  });
  realm.strings.properties.set(
    'toString',
    realm.native('toString', 0, (self) => conversions.shown(self)),
  );
  return made;
}

export function booleanConstructor<T>({ realm, conversions }: JsMachine<T>): JsValue<T> {
  const made = realm.native('Boolean', 1, (_self, [value]) => conversions.isTrue(value), noBox('Boolean'));
  made.properties.set('prototype', realm.booleans);
  realm.booleans.properties.set('constructor', made);
  realm.booleans.properties.set(
    'toString',
    realm.native('toString', 0, (self) => conversions.shown(self)),
  );
  return made;
}

/** A number as text or at a number of digits. */
export function numberMethods<T>({ realm, numbers, conversions }: JsMachine<T>): void {
  const written = (self: JsValue<T>, write: (value: number) => string): JsValue<T> => {
    const number = firm(conversions.number(self));
    return number instanceof Lifted ? writtenNumber(number, write) : write(number);
  };
  const within = (value: JsValue<T>, least: number, most: number, what: string): number | undefined => {
    if (value === undefined) return undefined;
    const given = Math.trunc(numbers.exact(conversions.number(value)));
    if (given < least || given > most) return realm.fail('RangeError', `${what} argument must be between ${String(least)} and ${String(most)}`); // prettier-ignore
    return given;
  };
  const define = (name: 'toFixed' | 'toString', [least, most]: readonly [number, number], what: string): void => {
    const apply = (self: JsValue<T>, [given]: readonly JsValue<T>[]): JsValue<T> => {
      const digits = within(given, least, most, what);
      return written(self, (value) => value[name](digits));
    };
    realm.numbers.properties.set(name, realm.native(name, 1, apply));
  };
  define('toFixed', [0, 100], 'toFixed() digits');
  define('toString', [2, 36], 'toString() radix');
  realm.numbers.properties.set(
    'valueOf',
    realm.native('valueOf', 0, (self) => self),
  );
}
