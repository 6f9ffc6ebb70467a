// Which parameters a function writes to: those a call has changed, and those whose text says so.
import type { Function as FunctionNode } from 'acorn';
import { walk } from './compile/tree-names.js';
import type { FileParameter } from './file-function.js';
import type { FunctionArgument } from './function-argument.js';
import { plainItem } from './run/realm.js';
import { JsArray, JsObject, Lifted, type JsValue } from './run/values.js';

/** @param values the arguments as the call leaves them. A number that is written over by an equal one may go unseen. */
export function changedParameters<T>(
  parameters: readonly FileParameter[],
  args: readonly FunctionArgument[],
  values: readonly JsValue<T>[],
  inputs: readonly T[],
): string[] {
  return parameters.flatMap(({ name, isRest }, i) => {
    const given = args[i];
    return name === null || isRest || given === undefined || isAsGiven(given, values[i], inputs) ? [] : [name];
  });
}

function isAsGiven<T>(first: FunctionArgument, value: JsValue<T>, inputs: readonly T[]): boolean {
  const open: [FunctionArgument, JsValue<T>][] = [[first, value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [given, now] = next;
    if (given.kind === 'input') {
      if (!(now instanceof Lifted) || !Object.is(now.value, inputs[given.place])) return false;
    } else if (given.kind === 'constant') {
      if (!Object.is(now, given.value)) return false;
    } else if (given.kind === 'array') {
      if (!(now instanceof JsArray) || now.items.length !== given.items.length) return false;
      for (const [i, item] of given.items.entries()) open.push([item, plainItem(now.items[i])]);
    } else if (given.kind === 'record') {
      if (!(now instanceof JsObject) || now.properties.size !== given.fields.size) return false;
      for (const [name, field] of given.fields) open.push([field, now.properties.get(name)]);
    }
  }
  return true;
}

/** Whether the text fills an array of that name, `out[i] = …`, which may be empty before. */
export function isFilledInText(node: FunctionNode | null, name: string): boolean {
  let isFilled = false;
  if (node !== null)
    walk(node, (each) => {
      if (each.type !== 'AssignmentExpression' || each.operator !== '=') return;
      const { left } = each;
      isFilled ||= left.type === 'MemberExpression' && left.computed && left.object.type === 'Identifier' && left.object.name === name; // prettier-ignore
    });
  return isFilled;
}
