// The one place that imports mathjs: its parser, its symbolic derivative and its kinds of node, from one instance.
import { create, createDerivative, factory, parseDependencies, type FactoryFunction } from 'mathjs/number';

/** @internal Not for our own declarations, whose readers have no mathjs. */
declare module 'mathjs/number' {
  // It is there, but missing from the types, which are those of the full package:
  // https://github.com/josdejong/mathjs/issues/2506
  export const createDerivative: FactoryFunction<unknown>;
}

interface Node {
  clone(): MathNode;
  toString(): string;
}
interface ConstantNode extends Node {
  readonly type: 'ConstantNode';
  readonly value: unknown;
}
interface SymbolNode extends Node {
  readonly type: 'SymbolNode';
  readonly name: string;
}
interface ParenthesisNode extends Node {
  readonly type: 'ParenthesisNode';
  readonly content: MathNode;
}
export interface OperatorNode extends Node {
  readonly type: 'OperatorNode';
  readonly op: string;
  /** The function behind the sign: `subtract` and `unaryMinus` are both `-`. */
  readonly fn: string;
  readonly args: readonly [MathNode, ...MathNode[]];
  readonly implicit: boolean;
}
interface FunctionNode extends Node {
  readonly type: 'FunctionNode';
  readonly name: string;
  readonly args: readonly MathNode[];
}
/** `a < b < c`; a single relation is an `OperatorNode` of the same function. */
interface RelationalNode extends Node {
  readonly type: 'RelationalNode';
  readonly conditionals: readonly RelationName[];
  readonly params: readonly MathNode[];
}
interface ConditionalNode extends Node {
  readonly type: 'ConditionalNode';
  readonly condition: MathNode;
  readonly trueExpr: MathNode;
  readonly falseExpr: MathNode;
}
interface AssignmentNode extends Node {
  readonly type: 'AssignmentNode';
  readonly object: SymbolNode | AccessorNode;
  /** Where a part of a tensor is assigned to. */
  readonly index: IndexNode | null;
  readonly value: MathNode;
}
interface FunctionAssignmentNode extends Node {
  readonly type: 'FunctionAssignmentNode';
  readonly name: string;
  readonly params: readonly string[];
  readonly expr: MathNode;
}
interface BlockNode extends Node {
  readonly type: 'BlockNode';
  readonly blocks: readonly { readonly node: MathNode }[];
}
interface ArrayNode extends Node {
  readonly type: 'ArrayNode';
  readonly items: readonly MathNode[];
}
interface IndexNode extends Node {
  readonly type: 'IndexNode';
  readonly dimensions: readonly MathNode[];
}
interface AccessorNode extends Node {
  readonly type: 'AccessorNode';
  readonly object: MathNode;
  readonly index: IndexNode;
}
interface RangeNode extends Node {
  readonly type: 'RangeNode';
  readonly start: MathNode;
  readonly end: MathNode;
  readonly step: MathNode | null;
}
interface RefusedNode extends Node {
  readonly type: 'ObjectNode';
}

/** The functions behind the signs of relations. */
export type RelationName = 'smaller' | 'smallerEq' | 'larger' | 'largerEq' | 'equal' | 'unequal';

/** A node of a syntax tree, with what is read of each kind. */
export type MathNode =
  | ConstantNode
  | SymbolNode
  | ParenthesisNode
  | OperatorNode
  | FunctionNode
  | RelationalNode
  | ConditionalNode
  | AssignmentNode
  | FunctionAssignmentNode
  | BlockNode
  | ArrayNode
  | IndexNode
  | AccessorNode
  | RangeNode
  | RefusedNode;

/** What is used of an instance: mathjs's own types leave a node's `type` open and the constructors out. */
interface Mathjs {
  parse(text: string): MathNode;
  derivative(node: MathNode, variable: MathNode, options: { readonly simplify: false }): MathNode;
  readonly ConstantNode: new (value: number) => ConstantNode;
  readonly SymbolNode: new (name: string) => SymbolNode;
  readonly OperatorNode: new (op: string, fn: string, args: [MathNode, ...MathNode[]]) => OperatorNode;
  readonly FunctionNode: new (fn: SymbolNode, args: MathNode[]) => FunctionNode;
  readonly ParenthesisNode: new (content: MathNode) => ParenthesisNode;
  readonly ConditionalNode: new (condition: MathNode, trueExpr: MathNode, falseExpr: MathNode) => ConditionalNode;
  readonly RelationalNode: new (conditionals: readonly RelationName[], params: readonly MathNode[]) => RelationalNode;
}

/** What mathjs takes for equal where its derivative chooses a rule. */
const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(1e-12 * Math.max(Math.abs(a), Math.abs(b)), 1e-15);

const leftOut = (): never => {
  throw new Error('left out of mathjs');
};

/**
 * In the place of functions of mathjs that dispatch on types, whose tables take longer to make than a derivative: what its parser and its derivative ask
 * of numbers; and nothing where nobody here asks. The derivative is never simplified, and nodes are read, neither evaluated nor written as TeX.
 */
const lighter = {
  createNumeric: factory('numeric', [], () => Number),
  createIsZero: factory('isZero', [], () => (value: number) => value === 0),
  createEqual: factory('equal', [], () => isNear),
  createSimplify: factory('simplify', [], () => leftOut),
  createSize: factory('size', [], () => leftOut),
  createIsBounded: factory('isBounded', [], () => leftOut),
};

const instance = create({ ...parseDependencies, createDerivative, ...lighter }) as unknown as Mathjs;

/** Parses mathjs syntax. It recurses: texts from users go through `readExpression`, which guards it. */
export const parse = instance.parse;

/**
 * The symbolic derivative, which must not be simplified: that is slow (https://github.com/josdejong/mathjs/issues/959)
 * and still turns 1e-20 into 0 in mathjs 15.2.0 (https://github.com/josdejong/mathjs/issues/813).
 */
export const derivative = instance.derivative;

/** Node constructors of the same instance: mathjs takes nodes of another one for foreign objects. */
export const {
  ConstantNode,
  SymbolNode,
  OperatorNode,
  FunctionNode,
  ParenthesisNode,
  ConditionalNode,
  RelationalNode,
} = instance;
