// What the machine says of a step that can't be made: reading from nothing, calling what is no function, a variable that isn't there yet.
import type { Arithmetic } from '../../arithmetic.js';
import { ProgramFailure } from '../../errors.js';
import type { FunctionCode } from '../compile/code.js';
import type { Properties } from './properties.js';
import type { Realm } from './realm.js';
import { shownText } from './number-texts.js';
import { JsObject, JsPrivateName, Lifted, NumberText, type JsValue, type Thrown } from './values.js';

interface FailedStep<T> {
  /** 1 + the place of what is read from or called, as it stands in the file, among the names. */
  readonly text: number;
  readonly value: JsValue<T>;
}

export function failReading<T>(
  realm: Realm<T>,
  { names, source }: FunctionCode,
  { text, value, key }: FailedStep<T> & { readonly key: JsValue<T> },
): never {
  const held = value === null ? 'null' : 'undefined';
  const name = key instanceof JsPrivateName ? key.name : key;
  const what = typeof name === 'string' ? `property '${name}'` : 'elements';
  // what a program gives to a method of the machine's own has no name there
  if (source.isInternal)
    return realm.fail('TypeError', key === 'call' ? `${held} is not a function` : `${held} has no ${what}`);
  const read = names[text - 1] ?? held;
  return realm.fail('TypeError', `\`${read}\` has no ${what}: it is ${held}`);
}

export function failCalling<T>(
  realm: Realm<T>,
  { names, source }: FunctionCode,
  { text, value, wanted }: FailedStep<T> & { readonly wanted: 'function' | 'constructor' },
): never {
  const said = realm.inWords(value);
  if (source.isInternal) return realm.fail('TypeError', `${said} is not a ${wanted}`);
  return realm.fail('TypeError', `\`${names[text - 1] ?? said}\` is not a ${wanted}: it is ${said}`);
}

/** A variable before its declaration has run. @param name its place among the names */
export const failUnset = <T>(realm: Realm<T>, { names }: FunctionCode, name: number): never =>
  realm.fail('ReferenceError', `Cannot access '${names[name] ?? ''}' before initialization`);

/** What is thrown and nowhere caught, as the failure of the program. */
export function uncaught<T>(A: Arithmetic<T>, { value }: Thrown<T>, properties: Properties<T>): ProgramFailure {
  let said: string;
  if (value instanceof JsObject) {
    const parts = ['name', 'message'].map((each) => {
      const part = properties.get(value, each);
      return typeof part === 'string' || part instanceof NumberText ? shownText(A, part) : '';
    });
    said = parts.filter((part) => part !== '').join(': ') || 'an object';
  } else if (value instanceof NumberText) said = shownText(A, value);
  else said = value instanceof Lifted ? 'a number' : String(value);
  return new ProgramFailure('program-failed', `the function throws ${said}`);
}
