// Methods that all objects have, and errors.
import type { JsMachine } from './machine.js';
import { taggedText } from './tags.js';
import { JsObject } from './values.js';

export function objectMethods<T>({ realm, properties, conversions }: JsMachine<T>): void {
  realm.objects.properties.set(
    'valueOf',
    realm.native('valueOf', 0, (self) => self),
  );
  realm.objects.properties.set(
    'toString',
    realm.native('toString', 0, (self) => taggedText(realm, self)),
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
