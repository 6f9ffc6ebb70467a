// The one place that imports mathjs: its parser, its symbolic derivative and its kinds of node, from one instance.
import {
  create,
  // @ts-expect-error it is there, but missing from mathjs's types
  createDerivative,
  equalDependencies,
  factory,
  isZeroDependencies,
  parseDependencies,
  type FactoryFunctionMap,
} from 'mathjs/number';

/** The derivative is never simplified; leaving mathjs's simplifier out of the instance halves the time to make it. */
const createSimplify = factory('simplify', [], () => () => {
  throw new Error('call derivative with { simplify: false }');
});
const instance = create({
  parseDependencies,
  equalDependencies,
  isZeroDependencies,
  createSimplify,
  createDerivative: createDerivative as unknown,
} as FactoryFunctionMap);

/** A node of a syntax tree, as much of it as is used here; `AcceptedNode` tells the rest, by its type. */
export interface MathNode {
  readonly type: string;
  clone(): MathNode;
  toString(): string;
}

type NodeClass<Arguments extends unknown[]> = new (...args: Arguments) => MathNode;

/** Parses mathjs syntax. It recurses: texts from users go through `readExpression`, which guards it. */
export const parse = instance.parse as unknown as (text: string) => MathNode;

/** The symbolic derivative, which must not be simplified: that is slow and turns 1e-20 into 0. */
export const derivative = instance.derivative as unknown as (
  node: MathNode,
  variable: MathNode,
  options: { readonly simplify: false },
) => MathNode;

// Node constructors of the same instance: mathjs takes nodes of another one for foreign objects.
export const ConstantNode = instance.ConstantNode as unknown as NodeClass<[value: number]>;
export const SymbolNode = instance.SymbolNode as unknown as NodeClass<[name: string]>;
export const OperatorNode = instance.OperatorNode as unknown as NodeClass<[op: string, fn: string, args: MathNode[]]>;
export const FunctionNode = instance.FunctionNode as unknown as NodeClass<[fn: MathNode, args: MathNode[]]>;
export const ParenthesisNode = instance.ParenthesisNode as unknown as NodeClass<[content: MathNode]>;

/** What is read of each kind of node that the language accepts; every other kind is refused. */
export type AcceptedNode =
  | { type: 'ConstantNode'; value: unknown }
  | { type: 'SymbolNode'; name: string }
  | { type: 'ParenthesisNode'; content: MathNode }
  | { type: 'OperatorNode'; op: string; fn: string; args: MathNode[]; implicit: boolean }
  | { type: 'FunctionNode'; name: string; args: MathNode[] }
  | { type: 'RelationalNode'; conditionals: string[]; params: MathNode[] }
  | { type: 'ConditionalNode'; condition: MathNode; trueExpr: MathNode; falseExpr: MathNode }
  | { type: 'AssignmentNode'; object: MathNode; value: MathNode }
  | { type: 'FunctionAssignmentNode'; name: string; params: string[]; expr: MathNode }
  | { type: 'BlockNode'; blocks: { node: MathNode }[] };
