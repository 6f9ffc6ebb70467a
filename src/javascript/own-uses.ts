// What a method reads of `this`: the methods that it may call, and the getters that stand in its way.
import { Op, type FunctionSource } from './compile/code.js';
import { codeOf } from './compile/functions.js';
import { isPrivateVariable } from './compile/private-names.js';
import type { Obstacle } from './file-function.js';
import { privateKeyBegin } from './run/realm.js';
import { isJsFunction, JsAccessor, type JsFunction, type JsObject, type JsValue } from './run/values.js';

interface OwnUses {
  /** The method first. */
  readonly sources: FunctionSource[];
  readonly obstacles: Obstacle[];
}

/** All that a method comes to by way of `this`. */
export function ownUses<T>(method: JsFunction<T>): OwnUses {
  const methods = new Set([method]);
  const obstacles = new Set<Obstacle>();
  for (const { source, home } of methods)
    for (const name of namesOfSelf(source)) {
      const held = heldBy(home, name);
      if (held instanceof JsAccessor) obstacles.add(held.obstacle);
      else if (isJsFunction(held)) methods.add(held);
    }
  return { sources: [...methods].map(({ source }) => source), obstacles: [...obstacles] };
}

function heldBy<T>(home: JsObject<T> | null, name: string): JsValue<T> {
  for (let holder = home; holder !== null; holder = holder.prototype)
    if (holder.properties.has(name)) return holder.properties.get(name);
  return isPrivateVariable(name) ? heldPrivately(home, name) : undefined;
}

/** A private method of the class that has `home` as its prototype, or a static one of the class that it is. */
function heldPrivately<T>(home: JsObject<T> | null, name: string): JsValue<T> {
  const class_ = home?.properties.get('constructor');
  for (const holder of [home, isJsFunction(class_) ? class_.privateMethods : null])
    for (const [key, value] of holder?.properties ?? []) if (key.startsWith(privateKeyBegin(name))) return value;
  return undefined;
}

/** The names that stand behind `this.` in a function, and in the arrows within. */
function namesOfSelf(source: FunctionSource): string[] {
  const { code, names, constants, functions } = codeOf(source);
  const own: string[] = [];
  for (let at = 0; at < code.length; at += 3) {
    if (code[at] !== Op.self) continue;
    const [next, operand = 0] = code.slice(at + 3, at + 5);
    if (next === Op.getNamed) own.push(names[operand] ?? '');
    if (next === Op.constant && code[at + 6] === Op.memberOf) own.push(String(constants[operand])); // this.a(…)
    const variable = next === Op.loadCaptured ? (names[code[at + 5] ?? 0] ?? '') : '';
    if (isPrivateVariable(variable)) own.push(variable);
  }
  return [...own, ...functions.filter(({ isArrow }) => isArrow).flatMap(namesOfSelf)];
}
