// From the value of a variable to what is called: through objects, functions and classes, as the name after `#` says.
import { DiffcmpError } from '../errors.js';
import { closest } from '../text/did-you-mean.js';
import type { FunctionSource } from './compile/code.js';
import type { Root } from './file-program.js';
import type { JsMachine } from './run/machine.js';
import { hole, isCallable, isJsFunction, JsArray, JsFunction, JsObject, type JsValue } from './run/values.js';

/** A function as it is found in a run. */
export interface FoundCallable<T> {
  readonly callee: JsValue<T>;
  /** Of a method: the class that makes its object. */
  readonly ofClass: JsFunction<T> | null;
  readonly self: JsValue<T>;
  readonly name: string;
  readonly output: readonly string[];
}

/** @throws DiffcmpError unknown-program */
export function findCallable<T>(machine: JsMachine<T>, start: JsValue<T>, root: Root): FoundCallable<T> {
  const { properties } = machine;
  let value = start;
  let self: JsValue<T> = undefined;
  let { name } = root;
  let rest = [...root.path];
  while (rest.length > 0) {
    const [next = '', ...others] = rest;
    if (isJsFunction(value)) {
      const own = value.properties.get(next);
      if (isCallable(own) || (own instanceof JsObject && others.length > 0)) {
        self = value;
        value = own;
      } else if (value.source.isClass || hasMethod(value, next)) {
        const method = properties.get(properties.prototypeFor(value), next);
        if (isCallable(method)) return { callee: method, ofClass: value, self: undefined, name: `${name}.${next}`, output: others }; // prettier-ignore
        throw unknownMember(machine, value, name, next);
      } else return { callee: value, ofClass: null, self, name, output: rest };
    } else if (value instanceof JsObject && properties.getOwn(value, next) !== hole) {
      self = value;
      value = properties.get(value, next);
    } else if (value instanceof JsObject && value.prototype !== null && isCallable(properties.get(value, next))) {
      self = value;
      value = properties.get(value, next);
    } else throw unknownMember(machine, value, name, next);
    name = name === '' ? next : `${name}.${next}`;
    rest = others;
  }
  if (!isCallable(value) || (isJsFunction(value) && value.source.isClass)) throw notFunction(machine, value, name);
  return { callee: value, ofClass: null, self, name, output: [] };
}

export function hasMethod<T>(value: JsFunction<T>, name: string): boolean {
  const prototype = value.properties.get('prototype');
  return prototype instanceof JsObject && isCallable(prototype.properties.get(name));
}

function unknownMember<T>(
  { realm, properties }: JsMachine<T>,
  value: JsValue<T>,
  name: string,
  wanted: string,
): DiffcmpError {
  const prototype = isJsFunction(value) ? properties.prototypeFor(value) : null;
  const known =
    value instanceof JsObject ? [...listedNames(value), ...(prototype === null ? [] : listedNames(prototype))] : [];
  const guess = closest(wanted, known);
  const hint =
    guess !== null ? `did you mean '${guess}'?` : known.length > 0 ? `it has ${known.slice(0, 20).join(', ')}` : null;
  return new DiffcmpError('unknown-program', `${name === '' ? 'the file' : name} is ${realm.inWords(value)} and has no '${wanted}'`, { hint }); // prettier-ignore
}

/** Names of the machine, and private ones, which begin with a NUL. */
export const isUnlisted = (key: string): boolean =>
  key === 'constructor' || key === 'prototype' || key.startsWith('\u0000');
const listedNames = <T>({ properties }: JsObject<T>): string[] =>
  [...properties.keys()].filter((key) => !isUnlisted(key));

function notFunction<T>({ realm }: JsMachine<T>, value: JsValue<T>, name: string): DiffcmpError {
  const prototype = isJsFunction(value) ? value.properties.get('prototype') : null;
  const methods = prototype instanceof JsObject ? listedNames(prototype) : [];
  const fields = [...methods, ...(isJsFunction(value) ? listedNames(value) : realm.keys(value))].slice(0, 20);
  const hint = fields.length === 0 || value instanceof JsArray ? null : `it has ${fields.map((each) => `${name}.${each}`).join(', ')}`; // prettier-ignore
  return new DiffcmpError('unknown-program', `${name} is ${realm.inWords(value)} and no function`, { hint });
}

/** What a class takes when its objects are made: its own constructor's parameters, or those of what it extends. */
export function constructorOf<T>(class_: JsFunction<T>): FunctionSource {
  let each: JsFunction<T> = class_;
  while (
    each.source.body.kind === 'constructor' &&
    each.source.body.node === null &&
    each.prototype instanceof JsFunction
  )
    each = each.prototype as JsFunction<T>;
  return each.source;
}
