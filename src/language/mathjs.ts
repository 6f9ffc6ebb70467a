// The one place that imports mathjs: its parser, its symbolic derivative and its kinds of node, from one instance.
import type { FactoryFunction, MathNode } from 'mathjs';
import {
  create,
  createDerivative,
  equalDependencies,
  factory,
  isZeroDependencies,
  parseDependencies,
  type FactoryFunctionMap,
} from 'mathjs/number';

declare module 'mathjs' {
  const createDerivative: FactoryFunction<unknown>; // missing from mathjs's types
}

/** The derivative is never simplified; leaving mathjs's simplifier out of the instance halves the time to make it. */
const createSimplify = factory('simplify', [], () => () => {
  throw new Error('call derivative with { simplify: false }');
});
const instance = create({
  parseDependencies,
  equalDependencies,
  isZeroDependencies,
  createSimplify,
  createDerivative,
} as FactoryFunctionMap);

/** Parses mathjs syntax. It recurses: texts from users go through `readExpression`, which guards it. */
export const parse = instance.parse as (text: string) => MathNode;

/** The symbolic derivative; call it with `{ simplify: false }`, since simplifying is slow and turns 1e-20 into 0. */
export const derivative = instance.derivative;

/** Node constructors of the same instance: mathjs takes nodes of another one for foreign objects. */
export const { ConstantNode, SymbolNode, OperatorNode, FunctionNode, ParenthesisNode } = instance;

export type { MathNode };

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
