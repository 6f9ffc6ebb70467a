// The values of a program in a file: numbers are constants or an arithmetic's, everything else is the machine's own.
import { EvaluationError } from '../../errors.js';
import type { FunctionSource } from '../compile/code.js';
import type { Obstacle } from '../file-function.js';

/** A number of the arithmetic: an input, or what is computed from one, or what rounds. */
export class Lifted<T> {
  constructor(readonly value: T) {}
}

/** A text with numbers of the arithmetic in it: it may be put together and shown, and nothing is decided by it. */
export class NumberText<T> {
  constructor(readonly parts: readonly (string | WrittenNumber<T>)[]) {}
}
export interface WrittenNumber<T> {
  readonly number: Lifted<T>;
  /** How it is written, such as with two digits. */
  readonly write: (value: number) => string;
}

/** A `number` is a constant: exact, and no input enters it. */
export type JsValue<T> = undefined | null | boolean | string | number | Lifted<T> | NumberText<T> | JsObject<T>;
export type Numeric<T> = number | Lifted<T>;

/** A variable that functions within share. */
export class Cell<T> {
  constructor(public value: JsValue<T> | typeof unset) {}
}
/** A variable before its declaration has run; a hole in an array. */
export const unset = Symbol('unset');
export const hole = Symbol('hole');

/** A key of a record that is a number of the arithmetic, of which no text is known: its property has a name that nothing lists. */
export interface NumberKey<T> {
  readonly number: Lifted<T>;
  readonly name: string;
}

export class JsObject<T> {
  private named: Map<string, JsValue<T>> | null = null;
  isFrozen = false;
  /** Whether the machine itself has it: it is there before a program runs. */
  isBuiltin = false;
  /** Names that nothing lists: methods of classes and of the machine. */
  hidden: Set<string> | null = null;
  /** Keys that are computed numbers. */
  numberKeys: NumberKey<T>[] | null = null;
  constructor(public prototype: JsObject<T> | null) {}
  /** By name. Most arrays and functions have none: the map is made when it is first asked for. */
  get properties(): Map<string, JsValue<T>> {
    return (this.named ??= new Map());
  }
  get hasProperties(): boolean {
    return this.named !== null;
  }
}

export class JsArray<T> extends JsObject<T> {
  constructor(
    prototype: JsObject<T> | null,
    readonly items: (JsValue<T> | typeof hole)[],
    /** That of `arguments` is no array. */
    readonly isArguments = false,
  ) {
    super(prototype);
  }
}

export const typedKinds = ['Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'] as const; // prettier-ignore
export type TypedKind = (typeof typedKinds)[number];
export const bytesPerElement: Readonly<Record<TypedKind, number>> = {
  Float64Array: 8, Float32Array: 4, Int8Array: 1, Uint8Array: 1, Uint8ClampedArray: 1, Int16Array: 2, Uint16Array: 2, Int32Array: 4, Uint32Array: 4,
}; // prettier-ignore

/** A part of a store of numbers, which other arrays may share. */
export class JsTypedArray<T> extends JsObject<T> {
  constructor(
    prototype: JsObject<T> | null,
    readonly kind: TypedKind,
    readonly store: Numeric<T>[],
    readonly offset: number,
    readonly length: number,
  ) {
    super(prototype);
  }
}

export class JsFunction<T> extends JsObject<T> {
  /** Of arrows: that of the function around them. */
  self: JsValue<T> | typeof unset = undefined;
  /** Where `super` begins. */
  home: JsObject<T> | null = null;
  /** Of a class: what gives an object its fields. */
  fields: JsFunction<T> | null = null;
  /** Of a class: what has the private methods that an object gets. */
  privateMethods: JsObject<T> | null = null;
  arguments_: readonly JsValue<T>[] | null = null;
  constructor(
    prototype: JsObject<T> | null,
    readonly source: FunctionSource,
    readonly cells: readonly Cell<T>[],
  ) {
    super(prototype);
  }
}

/** A function of the machine's own. */
export class JsNative<T> extends JsObject<T> {
  constructor(
    prototype: JsObject<T> | null,
    readonly name: string,
    readonly length: number,
    readonly apply: (self: JsValue<T>, args: readonly JsValue<T>[]) => JsValue<T>,
    /** With `new`; null: it is no constructor. */
    readonly make: ((args: readonly JsValue<T>[], prototype: JsObject<T>) => JsObject<T>) | null = null,
  ) {
    super(prototype);
  }
}

export class JsBound<T> extends JsObject<T> {
  constructor(
    prototype: JsObject<T> | null,
    readonly target: JsObject<T>,
    readonly self: JsValue<T>,
    readonly args: readonly JsValue<T>[],
  ) {
    super(prototype);
  }
}

/** `call` and `apply`, which the machine does itself. */
export class JsInvoker<T> extends JsObject<T> {
  constructor(
    prototype: JsObject<T> | null,
    readonly how: 'call' | 'apply',
  ) {
    super(prototype);
  }
}

/** One of the symbols that the language has, which are keys of properties. */
export class JsSymbol<T> extends JsObject<T> {
  constructor(readonly key: string) {
    super(null);
  }
}

/** The key of a private name, made anew for each class; only objects of that class have properties by it. */
export class JsPrivateName<T> extends JsSymbol<T> {
  constructor(
    /** As it is written: `#a`. */
    readonly name: string,
    key: string,
  ) {
    super(key);
  }
}

/** In the place of a property that is there and isn't read: whoever uses it runs into that. */
export class JsRefused<T> extends JsObject<T> {
  constructor(readonly refuse: () => never) {
    super(null);
  }
}

/** A getter or a setter. */
export class JsAccessor<T> extends JsRefused<T> {
  constructor(readonly obstacle: Obstacle) {
    super(() => {
      throw new Obstacles([obstacle]);
    });
  }
}

export class JsMap<T> extends JsObject<T> {
  readonly entries = new Map<unknown, readonly [JsValue<T>, JsValue<T>]>();
  constructor(
    prototype: JsObject<T> | null,
    readonly isSet: boolean,
  ) {
    super(prototype);
  }
}

/** What `for…of`, `for…in` and patterns walk along. */
export class JsIterator<T> extends JsObject<T> {
  private at = 0;
  private isAtEnd = false;
  constructor(
    prototype: JsObject<T> | null,
    private readonly item: (index: number) => JsValue<T> | typeof hole,
  ) {
    super(prototype);
  }
  /** The next item; a hole at the end, and ever after. */
  next(): JsValue<T> | typeof hole {
    if (this.isAtEnd) return hole;
    const item = this.item(this.at++);
    this.isAtEnd = item === hole;
    return item;
  }
}

/** What stands in the way of going on: all of it. */
export class Obstacles extends EvaluationError {
  constructor(readonly obstacles: readonly Obstacle[]) {
    super(obstacles[0]?.message ?? '');
  }
}

/** An exception of the program. */
export class Thrown<T> extends Error {
  constructor(readonly value: JsValue<T>) {
    super('an exception of the program');
  }
}

// what `instanceof` of a generic class does not tell: the kind of numbers within
export const isJsArray = <T>(value: JsValue<T>): value is JsArray<T> => value instanceof JsArray;
export const isJsFunction = <T>(value: JsValue<T>): value is JsFunction<T> => value instanceof JsFunction;
export const isJsMap = <T>(value: JsValue<T>): value is JsMap<T> => value instanceof JsMap;
export const isJsIterator = <T>(value: JsValue<T>): value is JsIterator<T> => value instanceof JsIterator;

export const isCallable = (value: unknown): boolean =>
  value instanceof JsFunction || value instanceof JsNative || value instanceof JsBound || value instanceof JsInvoker;

export const isNumeric = <T>(value: JsValue<T>): value is Numeric<T> =>
  typeof value === 'number' || value instanceof Lifted;

export function typeOf(value: JsValue<unknown>): string {
  if (value === null) return 'object';
  if (value instanceof Lifted) return 'number';
  if (value instanceof NumberText) return 'string';
  if (value instanceof JsSymbol) return 'symbol';
  if (value instanceof JsObject) return isCallable(value) ? 'function' : 'object';
  return typeof value;
}
