// A call that is open: its variables, its place in the code, and what it was called with.
import type { Observer } from '../../program/observer.js';
import type { FunctionCode } from '../compile/code.js';
import type { BudgetMeter } from './budget-meter.js';
import type { Conversions } from './conversions.js';
import type { JsNumbers } from './numbers.js';
import type { Properties } from './properties.js';
import type { Realm } from './realm.js';
import type { Cell, JsFunction, JsObject, unset, JsValue } from './values.js';

export class CallFrame<T> {
  at = 0;
  /** Whether observers have been told of it, and are of its end. */
  readonly isTold: boolean;
  readonly locals: (JsValue<T> | Cell<T> | typeof unset)[];
  constructor(
    readonly code: FunctionCode,
    readonly function_: JsFunction<T> | null,
    readonly cells: readonly Cell<T>[],
    public self: JsValue<T> | typeof unset,
    readonly args: readonly JsValue<T>[],
    /** The height of the stack below. */
    readonly base: number,
    /** Of a call by `new`: whose prototype the object has. */
    readonly newTarget: JsObject<T> | null,
    /** What becomes of the result: it is the caller's value, or nobody's, or that of `super(…)`. */
    readonly isDropped: boolean,
  ) {
    this.isTold = function_ !== null && !code.source.isInternal;
    this.locals = new Array<JsValue<T> | Cell<T> | typeof unset>(code.locals).fill(undefined);
  }
}

/** Where an exception goes. */
export interface Handler {
  readonly depth: number;
  readonly target: number;
  /** Whether whatever goes wrong is forgotten; else an exception is on the stack there. */
  readonly forgets: boolean;
}

/** What calls need of the machine that they are made in. */
export interface CallState<T> {
  readonly realm: Realm<T>;
  readonly numbers: JsNumbers<T>;
  readonly conversions: Conversions<T>;
  readonly properties: Properties<T>;
  readonly meter: BudgetMeter;
  readonly stack: JsValue<T>[];
  readonly frames: CallFrame<T>[];
  readonly observer?: Observer<T> | undefined;
  readonly global: (index: number) => Cell<T>;
}
