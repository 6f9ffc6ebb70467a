// What JavaScript has and this machine has not. It is there, as programs ask whether it is, and refused when it is called.
import { ProgramFailure } from '../../errors.js';
import type { Realm } from './realm.js';
import { lackingGlobals, refusalOf } from '../compile/known-names.js';
import { JsRefused, type JsNative, type JsObject, type JsValue } from './values.js';

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
} as const; // prettier-ignore
const lackingOf: Readonly<Record<string, readonly string[]>> = {
  Object: ['defineProperties', 'getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'getOwnPropertyNames', 'groupBy', 'isExtensible', 'isSealed', 'preventExtensions', 'seal'],
  Array: ['fromAsync'],
  String: ['fromCharCode', 'fromCodePoint', 'raw'],
}; // prettier-ignore

const refusing = (what: string, hint: string | null) => (): never => {
  throw new ProgramFailure('program-not-supported', `${what} is not read`, hint);
};

/** A function that is refused when it is called. */
export function refusingFunction<T>(
  realm: Realm<T>,
  name: string,
  what: string,
  hint = 'write out what it does',
): JsNative<T> {
  const refuse = refusing(what, hint);
  return realm.native(name, 0, refuse, refuse);
}

/** In the place of what is refused when it is read. */
export const refusedProperty = <T>(what: string, hint: string | null): JsRefused<T> =>
  new JsRefused(refusing(what, hint));

/** What stands in globalThis for what Node has and this machine has not. Nothing gets hold of it, so that all runs share it. */
const lackingProperties = lackingGlobals.map((name) => [name, refusedProperty<never>(name, refusalOf(name).hint)] as const); // prettier-ignore

export function addGlobalThis<T>(realm: Realm<T>, globals: Map<string, JsValue<T>>): void {
  const made = realm.object([
    ...globals,
    ['undefined', undefined],
    ...(lackingProperties as readonly (readonly [string, JsRefused<T>])[]),
  ]);
  for (const name of ['globalThis', 'global']) {
    made.properties.set(name, made);
    globals.set(name, made);
  }
}

export function refusingBuiltins<T>(realm: Realm<T>, globals: Map<string, JsValue<T>>): void {
  for (const [holder, names] of Object.entries(lacking) as [keyof typeof lacking, readonly string[]][])
    for (const name of names) realm[holder].properties.set(name, refusingFunction(realm, name, `'${name}' of ${inWords[holder]}`)); // prettier-ignore
  for (const [holder, names] of Object.entries(lackingOf))
    for (const name of names) (globals.get(holder) as JsObject<T>).properties.set(name, refusingFunction(realm, name, `${holder}.${name}`)); // prettier-ignore
  const functions = refusingFunction(realm, 'Function', 'Function');
  functions.properties.set('prototype', realm.functions);
  realm.functions.properties.set('constructor', functions);
  globals.set('Function', functions);
}

const inWords: Readonly<Record<keyof typeof lacking, string>> = {
  objects: 'objects', functions: 'functions', arrays: 'arrays', typedArrays: 'typed arrays', strings: 'texts', numbers: 'numbers',
}; // prettier-ignore

/** What `new` of a primitive's constructor comes to. */
export const noBox = (name: string): (() => never) =>
  refusing(`new ${name}`, `write ${name}(…), which makes no object`);
