// Methods that all objects have, and errors.
import type { JsMachine } from './machine.js';
import { isCallable, isNumeric, JsArray, JsMap, JsObject, JsTypedArray, NumberText, type JsValue } from './values.js';

export function objectMethods<T>({ realm, properties, conversions }: JsMachine<T>): void {
  realm.objects.properties.set(
    'valueOf',
    realm.native('valueOf', 0, (self) => self),
  );
  realm.objects.properties.set(
    'toString',
    realm.native('toString', 0, (self) => `[object ${tagOf(self)}]`),
  );
  realm.errors.Error.properties.set(
    'toString',
    realm.native('toString', 0, (self) => conversions.shown(self)),
  );
  realm.objects.properties.set('isPrototypeOf', realm.native('isPrototypeOf', 1, (self, [value]) => {
    for (let each = value instanceof JsObject ? value.prototype : null; each !== null; each = each.prototype) if (each === self) return true; // prettier-ignore
    return false;
  })); // prettier-ignore
  realm.objects.properties.set('hasOwnProperty', realm.native('hasOwnProperty', 1, (self, [key]) => properties.hasOwnElement(self, key))); // prettier-ignore
}

/** The kind of a value, as `Object.prototype.toString` has it. */
function tagOf(value: JsValue<unknown>): string {
  if (value === undefined || value === null) return value === null ? 'Null' : 'Undefined';
  if (isNumeric(value)) return 'Number';
  if (typeof value === 'string' || value instanceof NumberText) return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (value instanceof JsArray) return value.isArguments ? 'Arguments' : 'Array';
  if (value instanceof JsTypedArray) return value.kind;
  if (value instanceof JsMap) return value.isSet ? 'Set' : 'Map';
  return isCallable(value) ? 'Function' : 'Object';
}
