// Private members: properties by a key of which only the text of the class knows, and which only objects of the class have.
import { hide, type Realm } from './realm.js';
import { JsObject, JsRefused, type JsPrivateName, type JsValue } from './values.js';

export const hasPrivate = <T>(realm: Realm<T>, object: JsValue<T>, { key, name }: JsPrivateName<T>): boolean =>
  object instanceof JsObject
    ? object.properties.has(key)
    : realm.fail('TypeError', `Cannot use 'in' to search for '${name}'`);

export const getPrivate = <T>(realm: Realm<T>, object: JsValue<T>, name: JsPrivateName<T>): JsValue<T> =>
  owned(realm, object, name, 'read').properties.get(name.key);

/** Freezing an object does nothing to them. */
export function setPrivate<T>(realm: Realm<T>, object: JsValue<T>, name: JsPrivateName<T>, value: JsValue<T>): void {
  const holder = owned(realm, object, name, 'write');
  if (holder.hidden?.has(name.key) === true) realm.fail('TypeError', `Private method '${name.name}' is not writable`);
  holder.properties.set(name.key, value);
}

/** An object that has it, and not as a getter or a setter. */
function owned<T>(
  realm: Realm<T>,
  object: JsValue<T>,
  { key, name }: JsPrivateName<T>,
  to: 'read' | 'write',
): JsObject<T> {
  if (!(object instanceof JsObject) || !object.properties.has(key))
    return realm.fail('TypeError', `Cannot ${to} private member ${name}: the object is none of its class`);
  const value = object.properties.get(key);
  return value instanceof JsRefused ? value.refuse() : object;
}

/** They are there before the fields are. */
export function givePrivateMethods<T>(object: JsObject<T>, { properties }: JsObject<T>): void {
  for (const [key, method] of properties) {
    object.properties.set(key, method);
    hide(object, key);
  }
}
