// The prototypes of a run, and the making of objects: every run has its own, so that none sees what another did.
import {
  hole,
  isJsArray,
  isJsIterator,
  isJsMap,
  JsArray,
  JsBound,
  JsFunction,
  JsIterator,
  type JsMap,
  JsNative,
  JsObject,
  JsPrivateName,
  JsTypedArray,
  Lifted,
  NumberText,
  Thrown,
  typedKinds,
  type TypedKind,
  type JsValue,
} from './values.js';
import { ProgramFailure } from '../../errors.js';
import { symbolKey } from '../compile/patterns.js';
import { textOfNumber } from './text-limits.js';

export const iteratorKey = symbolKey('iterator');

/** Items that an array may have. */
export const mostItems = 20_000_000;

export const errorKinds = ['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'EvalError', 'URIError'] as const; // prettier-ignore
export type ErrorKind = (typeof errorKinds)[number];

export class Realm<T> {
  readonly objects = new JsObject<T>(null);
  readonly functions = new JsObject<T>(this.objects);
  readonly arrays = new JsObject<T>(this.objects);
  readonly strings = new JsObject<T>(this.objects);
  readonly numbers = new JsObject<T>(this.objects);
  readonly booleans = new JsObject<T>(this.objects);
  readonly maps = new JsObject<T>(this.objects);
  readonly sets = new JsObject<T>(this.objects);
  readonly iterators = new JsObject<T>(this.objects);
  /** What all kinds of typed arrays have. */
  readonly typedArrays = new JsObject<T>(this.objects);
  readonly typed = Object.fromEntries(typedKinds.map((kind) => [kind, new JsObject<T>(this.typedArrays)])) as Record<TypedKind, JsObject<T>>; // prettier-ignore
  readonly errors: Record<ErrorKind, JsObject<T>>;

  constructor() {
    const errors = new JsObject<T>(this.objects);
    this.errors = Object.fromEntries(
      errorKinds.map((kind) => {
        const prototype = kind === 'Error' ? errors : new JsObject<T>(errors);
        prototype.properties.set('name', kind);
        prototype.properties.set('message', '');
        return [kind, prototype];
      }),
    ) as Record<ErrorKind, JsObject<T>>;
  }

  /** Whether a program has changed what the machine itself has. */
  isChanged = false;
  /** What is there before a program runs. */
  seal(values: Iterable<JsValue<T>>): void {
    const open: JsValue<T>[] = [...values, this.objects, this.functions, this.arrays, this.strings, this.numbers, this.booleans, this.maps, this.sets, this.iterators, ...Object.values(this.typed), ...Object.values(this.errors)]; // prettier-ignore
    for (let each = open.pop(); open.length > 0 || each !== undefined; each = open.pop()) {
      if (!(each instanceof JsObject) || each.isBuiltin) continue;
      each.isBuiltin = true;
      open.push(each.prototype);
      if (each.hasProperties) open.push(...each.properties.values());
    }
  }
  /** To be told of every change of an object. */
  changes(object: JsObject<T>): void {
    if (object.isBuiltin) this.isChanged = true;
  }

  array(items: (JsValue<T> | typeof hole)[]): JsArray<T> {
    return new JsArray(this.arrays, items);
  }
  object(fields: Iterable<readonly [string, JsValue<T>]> = []): JsObject<T> {
    const made = new JsObject<T>(this.objects);
    for (const [name, value] of fields) made.properties.set(name, value);
    return made;
  }
  native(name: string, length: number, apply: JsNative<T>['apply'], make: JsNative<T>['make'] = null): JsNative<T> {
    return new JsNative(this.functions, name, length, apply, make);
  }
  walk(item: (index: number) => JsValue<T> | typeof hole): JsIterator<T> {
    return new JsIterator(this.iterators, item);
  }
  /** Along what a `Map` or a `Set` has when it is asked for. */
  walkEntries({ entries }: JsMap<T>, item: (entry: readonly [JsValue<T>, JsValue<T>]) => JsValue<T>): JsIterator<T> {
    const walked = entries.values();
    return this.walk(() => {
      const { done, value } = walked.next();
      return done === true ? hole : item(value);
    });
  }
  /** Throws what the program may catch. */
  fail(kind: ErrorKind, message: string): never {
    const error = new JsObject<T>(this.errors[kind]);
    error.properties.set('message', message);
    hide(error, 'message');
    throw new Thrown<T>(error);
  }

  private privateNames = 0;
  /** A key that no other class has. */
  privateName(name: string): JsPrivateName<T> {
    return new JsPrivateName(name, privateKey(name, this.privateNames++));
  }

  isError(value: JsObject<T>): boolean {
    for (let holder = value.prototype; holder !== null; holder = holder.prototype)
      if (holder === this.errors.Error) return true;
    return false;
  }

  prototypeOf(value: JsValue<T>): JsObject<T> | null {
    if (value instanceof JsObject) return value.prototype;
    if (typeof value === 'number' || value instanceof Lifted) return this.numbers;
    if (typeof value === 'string' || value instanceof NumberText) return this.strings;
    return typeof value === 'boolean' ? this.booleans : null;
  }

  /** What `for…of`, spreading and patterns take from a value. */
  iterator(value: JsValue<T>): JsIterator<T> {
    const own = this.walkOf(value);
    if (own !== hole && !(own instanceof JsNative)) throw ownIterator();
    if (isJsIterator(value)) return value;
    if (isJsArray(value)) return this.walk((i) => (i < value.items.length ? plainItem(value.items[i]) : hole));
    if (value instanceof JsTypedArray)
      return this.walk((i) => (i < value.length ? value.store[value.offset + i] : hole));
    if (typeof value === 'string') {
      const characters = [...value];
      return this.walk((i) => (i < characters.length ? characters[i] : hole));
    }
    if (isJsMap(value)) return this.walkEntries(value, (entry) => (value.isSet ? entry[0] : this.array([...entry])));
    if (value instanceof NumberText) throw textOfNumber();
    if (own !== hole) throw ownIterator();
    return this.fail('TypeError', `${this.inWords(value)} is not iterable`);
  }
  /** What a value has under `Symbol.iterator`. */
  private walkOf(value: JsValue<T>): JsValue<T> | typeof hole {
    for (
      let holder = value instanceof JsObject ? value : this.prototypeOf(value);
      holder !== null;
      holder = holder.prototype
    )
      if (holder.hasProperties && holder.properties.has(iteratorKey)) return holder.properties.get(iteratorKey);
    return hole;
  }
  items(value: JsValue<T>): JsValue<T>[] {
    const iterator = this.iterator(value);
    const items: JsValue<T>[] = [];
    for (;;) {
      const item = iterator.next();
      if (item === hole) return items;
      if (items.length >= mostItems) throw arrayTooLong();
      items.push(item);
    }
  }

  /** The names that an object lists, in JavaScript's order: indices upward, then names as they came. */
  keys(object: JsValue<T>): string[] {
    if (object instanceof NumberText || (object instanceof JsObject && object.numberKeys !== null))
      throw textOfNumber();
    if (object instanceof JsArray) return [...object.items.flatMap((item, i) => (item === hole ? [] : [String(i)])), ...listed(object)]; // prettier-ignore
    if (object instanceof JsTypedArray) return [...Array.from({ length: object.length }, (_, i) => String(i)), ...listed(object)]; // prettier-ignore
    if (typeof object === 'string') return Array.from({ length: object.length }, (_, i) => String(i));
    return object instanceof JsObject ? listed(object) : [];
  }

  inWords(value: JsValue<T>): string {
    if (value === null || value === undefined || typeof value === 'boolean') return String(value);
    if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    if (typeof value === 'number' || value instanceof Lifted) return 'a number';
    if (value instanceof NumberText) return 'a text';
    if (value instanceof JsArray || value instanceof JsTypedArray) return 'an array';
    if (value instanceof JsFunction && value.source.isClass) return 'a class';
    if (value instanceof JsFunction || value instanceof JsNative || value instanceof JsBound) return 'a function';
    return 'an object';
  }
}

const ownIterator = (): ProgramFailure =>
  new ProgramFailure('program-not-supported', "an iterator of an object's own is not read", 'walk along an array instead'); // prettier-ignore

export const plainItem = <T>(item: JsValue<T> | typeof hole | undefined): JsValue<T> =>
  item === hole ? undefined : item;

export const isIndex = (key: string): boolean => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

/** A key that nothing lists: names beginning with a NUL are private. */
const privateKey = (name: string, count: number): string => `${privateKeyBegin(name)}${String(count)}`;
/** What all keys begin with that are written as that name. */
export const privateKeyBegin = (name: string): string => `\u0000${name} `;

function listed(object: JsObject<unknown>): string[] {
  const names = [...object.properties.keys()].filter((name) => !name.startsWith('\u0000') && object.hidden?.has(name) !== true); // prettier-ignore
  const indices = names.filter(isIndex).sort((a, b) => Number(a) - Number(b));
  return [...indices, ...names.filter((name) => !isIndex(name))];
}

export function hide(object: JsObject<unknown>, name: string): void {
  (object.hidden ??= new Set()).add(name);
}

export const arrayTooLong = (): ProgramFailure =>
  new ProgramFailure('program-failed', `an array would have more than ${mostItems.toLocaleString('en')} elements`);
