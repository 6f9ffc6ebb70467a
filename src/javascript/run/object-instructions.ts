// InstructionTable that make arrays and objects, list what they hold, and take them apart.
import { Op, type ClassSource } from '../compile/code.js';
import type { InstructionTable } from './machine-state.js';
import { arrayTooLong, mostItems } from './realm.js';
import { hole, JsArray, JsObject, type JsValue } from './values.js';

const topArray = <T>(stack: readonly JsValue<T>[]): JsArray<T> => stack[stack.length - 1] as JsArray<T>;
const topObject = <T>(stack: readonly JsValue<T>[]): JsObject<T> => stack[stack.length - 1] as JsObject<T>;

export const objectInstructions: InstructionTable = {
  [Op.newArray]: ({ stack, realm }) => stack.push(realm.array([])),
  [Op.push]: ({ stack }) => {
    const value = stack.pop();
    topArray(stack).items.push(value);
  },
  [Op.pushHole]: ({ stack }) => topArray(stack).items.push(hole),
  [Op.pushAll]: ({ stack, realm, meter }) => {
    const items = realm.items(stack.pop());
    meter.spend(items.length);
    const array = topArray(stack);
    if (array.items.length + items.length > mostItems) throw arrayTooLong();
    for (const item of items) array.items.push(item);
  },
  [Op.newObject]: ({ stack, realm }) => stack.push(realm.object()),
  [Op.defineNamed]: ({ stack, calls }, { code: { names } }, a) => {
    const value = stack.pop();
    calls.define(topObject(stack), names[a] as string, value);
  },
  [Op.defineElement]: ({ stack, conversions, calls }) => {
    const value = stack.pop();
    const key = conversions.key(stack.pop());
    calls.define(topObject(stack), key, value);
  },
  [Op.deleteElement]: ({ stack, properties }) => {
    const key = stack.pop();
    stack.push(properties.deleteElement(stack.pop(), key));
  },
  [Op.assignAll]: ({ stack, realm, properties }) => {
    const source = stack.pop();
    const object = topObject(stack);
    for (const key of realm.keys(source)) object.properties.set(key, properties.get(source, key));
  },
  [Op.without]: ({ stack, realm, properties, conversions }, _frame, a) => {
    const keys = stack.splice(stack.length - a, a).map((key) => conversions.key(key));
    const source = stack.pop();
    const left = realm.keys(source).filter((key) => !keys.includes(key));
    stack.push(realm.object(left.map((key) => [key, properties.get(source, key)])));
  },
  [Op.privateName]: ({ stack, realm }, { code }, a) => stack.push(realm.privateName(code.names[a] as string)),
  [Op.class]: ({ calls }, frame, a) => calls.makeClass(frame.code.classes[a] as ClassSource, frame),
  [Op.iterate]: ({ stack, realm }) => stack.push(realm.iterator(stack.pop())),
  [Op.keys]: ({ stack, realm, calls, properties }) => {
    const object = stack.pop();
    const keys = calls.inheritedKeys(object);
    // what is gone by its turn is left out
    const isThere = (key: string): boolean => !(object instanceof JsObject) || properties.has(object, key);
    let next = 0;
    stack.push(realm.walk(() => {
      while (next < keys.length && !isThere(keys[next] ?? '')) next++;
      return keys[next++] ?? hole;
    })); // prettier-ignore
  },
  [Op.rest]: ({ stack, realm }) => stack.push(realm.array(realm.items(stack.pop()))),
  [Op.argumentsFrom]: ({ stack, realm }, { args }, a) => stack.push(realm.array(args.slice(a))),
  [Op.argumentsObject]: ({ stack, realm }, { args }) => stack.push(new JsArray(realm.objects, [...args], true)),
  [Op.take]: ({ stack, realm }) => {
    const value = stack[stack.length - 1];
    if (value === undefined || value === null) realm.fail('TypeError', `Cannot destructure '${String(value)}'`);
  },
  [Op.under2]: ({ stack }) => {
    const z = stack.pop();
    const y = stack.pop();
    const x = stack.pop();
    stack.push(z, x, y);
  },
};
