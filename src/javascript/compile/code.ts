// What a function of a file becomes: a flat list of instructions for a stack machine, and what they refer to.
import type { Class, Function as FunctionNode, PropertyDefinition, Statement, StaticBlock } from 'acorn';
import type { ConditionSite } from '../../program/observer.js';
import type { Span } from '../../span.js';
import type { Obstacle } from '../file-function.js';
import type { Capture, LexicalScope } from './scope.js';

/** The operations. Each has two operands, `a` and `b`; what the stack holds before and after is written as `before → after`. */
export const Op = {
  constant: 0, // → constants[a]
  loadLocal: 1, // → locals[a]; not before it is initialised
  storeLocal: 2, // v → v
  initLocal: 3, // v →
  newCell: 4, // locals[a] becomes a cell that isn't initialised; with b a cell of undefined
  freshCell: 5, // locals[a] becomes another cell of the same value
  loadCell: 6,
  storeCell: 7,
  initCell: 8,
  loadCaptured: 9,
  storeCaptured: 10,
  loadGlobal: 11,
  storeGlobal: 12,
  initGlobal: 13,
  clearLocal: 14, // locals[a] isn't initialised; with b it is undefined
  pop: 15,
  dup: 16,
  dup2: 17, // x y → x y x y
  swap: 18,
  under2: 19, // x y z → z x y
  under1: 20, // x y → y x y
  unary: 21, // x → y, by jsUnaryOperators[a]
  binary: 22, // x y → z, by jsBinaryOperators[a]
  compare: 23, // x y → boolean, by comparisons[a]; b - 1 is its condition site
  jump: 24,
  jumpIfFalse: 25, // v →; b - 1 is its condition site
  jumpIfTrue: 26,
  jumpUnlessNullish: 27, // v → v, and jumps unless it is undefined or null; else v →
  jumpIfNullish: 28, // v → v, and jumps if it is undefined or null
  getNamed: 29, // object → value of names[a]
  getElement: 30, // object key → value
  setNamed: 31, // object value → value
  setElement: 32, // object key value → value
  deleteElement: 33, // object key → boolean
  newArray: 34,
  push: 35, // array value → array
  pushHole: 36,
  pushAll: 37, // array iterable → array
  newObject: 38,
  defineNamed: 39, // object value → object
  defineElement: 40, // object key value → object
  assignAll: 41, // object source → object
  closure: 42, // → function of functions[a]
  call: 43, // function this arguments… → value, a of them
  callAll: 44, // function this array → value
  construct: 45, // class arguments… → object
  constructAll: 46,
  superCall: 47, // array → this
  result: 48, // v →
  throw: 49,
  step: 50, // a turn of a loop
  iterate: 51, // v → iterator
  next: 52, // locals[a] is an iterator: → value; jumps to b at its end
  keys: 53, // object → iterator of its keys
  rest: 54, // iterator → array of what is left
  without: 55, // object keys… → object without those keys; a of them
  enterTry: 56, // on an exception: jump to a; with b whatever goes wrong is forgotten, else the exception is on the stack
  leaveTry: 57,
  argument: 58, // → argument a
  argumentsFrom: 59, // → array of the arguments from a on
  self: 60, // → this; with a = 1 new.target; with a = 2 this of sloppy code, which is always something
  class: 61, // superclass → class; classes[a]
  superNamed: 62, // key → value of the superclass's prototype
  initFields: 63,
  require: 64, // → module.exports of module a
  obstacle: 65, // throws obstacles[a]
  isUndefined: 66, // v → v boolean
  take: 67, // v → v as what a pattern takes apart: not undefined or null
  typeofGlobal: 68,
  argumentsObject: 69,
  builtin: 70, // → builtin names[a]
  namespace: 71, // → a record of the exports of namespaces[a]
  named: 72, // v → v, which gets the name names[a]
  memberOf: 73, // object key → object value: for calls
  updated: 74, // x → number of x
  choice: 75, // a condition comes, with two ways up to a, or that return where a is -1: a number may be chosen of both
  privateName: 76, // → a new key that is called names[a]
} as const;
export type OpCode = (typeof Op)[keyof typeof Op];

export const jsUnaryOperators = ['-', '+', '!', '~', 'typeof', 'void', '++', '--', 'text'] as const;
export const jsBinaryOperators = ['+', '-', '*', '/', '%', '**', '&', '|', '^', '<<', '>>', '>>>', 'in', 'instanceof'] as const; // prettier-ignore
export const comparisons = ['<', '<=', '>', '>=', '===', '!==', '==', '!='] as const;
export type JsUnaryOperator = (typeof jsUnaryOperators)[number];
export type JsBinaryOperator = (typeof jsBinaryOperators)[number];
export type ComparisonOperator = (typeof comparisons)[number];

/** A constant of the text. */
export type Constant = number | string | boolean | null | undefined;

/** Whatever has a body of its own. A constructor that isn't written, and what a class does with its fields, have none. */
export type FunctionBody =
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'constructor'; readonly node: FunctionNode | null; readonly ofClass: Class }
  | { readonly kind: 'fields'; readonly fields: readonly (PropertyDefinition | StaticBlock)[] }
  | { readonly kind: 'module'; readonly statements: readonly ModuleStatement[] };

/** A statement at the top of a module. */
export interface ModuleStatement {
  readonly statement: Statement;
  /** Whether the program goes on without it if it can't be run. */
  readonly isOptional: boolean;
}

/** A function before it is compiled, which is when it is first called. */
export interface FunctionSource {
  readonly name: string;
  readonly span: Span;
  readonly body: FunctionBody;
  /** Where it stands. */
  readonly scope: LexicalScope;
  /** Variables of the functions around it that it may use: their cells are kept with it. */
  readonly captures: readonly Capture[];
  readonly isArrow: boolean;
  /** Methods and arrows are no constructors. */
  readonly isConstructor: boolean;
  readonly isClass: boolean;
  readonly isDerived: boolean;
  readonly isStrict: boolean;
  /** Parameters before the first that has a default or is a rest. */
  readonly length: number;
  /** Of diffcmp's own, such as `map`: calls of it stand where the text calls it. */
  readonly isInternal: boolean;
  compiled?: FunctionCode;
}

export interface FunctionCode {
  readonly source: FunctionSource;
  /** Triples of an operation and its operands. */
  readonly code: readonly number[];
  readonly spans: readonly (Span | null)[];
  readonly constants: readonly Constant[];
  readonly names: readonly string[];
  readonly functions: readonly FunctionSource[];
  readonly classes: readonly ClassSource[];
  readonly sites: readonly ConditionSite[];
  readonly namespaces: readonly Namespace[];
  readonly obstacles: readonly Obstacle[];
  readonly locals: number;
}

export type Namespace = ReadonlyMap<string, number>;

export interface ClassSource {
  readonly name: string;
  readonly hasParent: boolean;
  readonly constructor_: FunctionSource;
  /** Keys are on the stack where `key` is null, in order, above the superclass. */
  readonly methods: readonly ClassMethod[];
  readonly fields: FunctionSource | null;
}

export interface ClassMethod {
  readonly key: string | null;
  readonly isStatic: boolean;
  readonly source: FunctionSource;
  /** Of a getter or a setter: what stands in the way of whoever uses it. */
  readonly obstacle: Obstacle | null;
}
