// What JavaScript has and this machine has not. It is there, as programs ask whether it is, and refused when it is called.
import { ProgramFailure } from '../../errors.js';
import type { Realm } from './realm.js';
import type { JsNative, JsObject, JsValue } from './values.js';

/** Names of functions, by what has them. */
const lacking = {
  objects: ['toLocaleString', 'propertyIsEnumerable'],
  functions: ['toString'],
  arrays: ['toSpliced', 'toLocaleString'],
  typedArrays: ['toLocaleString'],
  strings: [
    'codePointAt', 'localeCompare', 'match', 'matchAll', 'normalize', 'replaceAll', 'search', 'substr', 'trimStart', 'trimEnd', 'trimLeft',
    'trimRight', 'toLocaleLowerCase', 'toLocaleUpperCase', 'isWellFormed', 'toWellFormed', 'anchor', 'big', 'blink', 'bold', 'fixed',
    'fontcolor', 'fontsize', 'italics', 'link', 'small', 'strike', 'sub', 'sup',
  ],
  numbers: ['toExponential', 'toPrecision', 'toLocaleString'],
  iterators: ['next'],
} as const; // prettier-ignore
const lackingOf: Readonly<Record<string, readonly string[]>> = {
  Object: ['defineProperties', 'getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'getOwnPropertyNames', 'groupBy', 'isExtensible', 'isSealed', 'preventExtensions'],
  Array: ['fromAsync'],
  String: ['fromCharCode', 'fromCodePoint', 'raw'],
}; // prettier-ignore

const refusing = (what: string, hint: string | null) => (): never => {
  throw new ProgramFailure('program-not-supported', `${what} is not read`, hint);
};

/** A function that is refused when it is called. */
function refused<T>(realm: Realm<T>, name: string, what: string): JsNative<T> {
  const refuse = refusing(what, 'write out what it does');
  return realm.native(name, 0, refuse, refuse);
}

export function refusingBuiltins<T>(realm: Realm<T>, globals: ReadonlyMap<string, JsValue<T>>): void {
  for (const [holder, names] of Object.entries(lacking) as [keyof typeof lacking, readonly string[]][])
    for (const name of names) realm[holder].properties.set(name, refused(realm, name, `'${name}' of ${inWords[holder]}`)); // prettier-ignore
  for (const [holder, names] of Object.entries(lackingOf))
    for (const name of names) (globals.get(holder) as JsObject<T>).properties.set(name, refused(realm, name, `${holder}.${name}`)); // prettier-ignore
  realm.functions.properties.set('constructor', refused(realm, 'Function', 'Function'));
}

const inWords: Readonly<Record<keyof typeof lacking, string>> = {
  objects: 'objects', functions: 'functions', arrays: 'arrays', typedArrays: 'typed arrays', strings: 'texts', numbers: 'numbers', iterators: 'iterators',
}; // prettier-ignore

/** What `new` of a primitive's constructor comes to. */
export const noBox = (name: string): (() => never) =>
  refusing(`new ${name}`, `write ${name}(…), which makes no object`);
