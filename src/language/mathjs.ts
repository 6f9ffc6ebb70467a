// The one place that imports mathjs: its parser, its symbolic derivative and its kinds of node, from one instance.
import type { MathNode } from 'mathjs';
import { create, derivativeDependencies, parseDependencies, type FactoryFunctionMap } from 'mathjs/number';

const instance = create({ parseDependencies, derivativeDependencies } as FactoryFunctionMap);

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
