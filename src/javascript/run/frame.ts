// A call that is open: its variables, its place in the code, and what it was called with.
import type { FunctionCode } from '../compile/code.js';
import type { Cell, JsFunction, JsObject, unset, Value } from './values.js';

export class Frame<T> {
  at = 0;
  readonly locals: (Value<T> | Cell<T> | typeof unset)[];
  constructor(
    readonly code: FunctionCode,
    readonly function_: JsFunction<T> | null,
    readonly cells: readonly Cell<T>[],
    public self: Value<T> | typeof unset,
    readonly args: readonly Value<T>[],
    /** The height of the stack below. */
    readonly base: number,
    /** Of a call by `new`: whose prototype the object has. */
    readonly newTarget: JsObject<T> | null,
    /** What becomes of the result: it is the caller's value, or nobody's, or that of `super(…)`. */
    readonly isDropped: boolean,
  ) {
    this.locals = new Array<Value<T> | Cell<T> | typeof unset>(code.locals).fill(undefined);
  }
}

/** Where an exception goes. */
export interface Handler {
  readonly depth: number;
  readonly target: number;
}
