// Variables that functions within share, which none may use before its declaration has run.
import type { FunctionCode } from '../compile/code.js';
import { failUnset } from './failed-steps.js';
import type { MachineState } from './machine-state.js';
import type { Realm } from './realm.js';
import { unset, type Cell, type JsValue } from './values.js';

export function fromCell<T>(realm: Realm<T>, { value }: Cell<T>, code: FunctionCode, name: number): JsValue<T> {
  return value === unset ? failUnset(realm, code, name) : value;
}
export function intoCell<T>({ realm, stack }: MachineState<T>, cell: Cell<T>, code: FunctionCode, name: number): void {
  if (cell.value === unset) failUnset(realm, code, name);
  cell.value = stack[stack.length - 1];
}
