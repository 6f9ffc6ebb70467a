// Makes a derivative of mathjs readable by identities that are exact in floating point, and measures it.
import {
  constantNode,
  functionNode,
  isOperator,
  negativeNode,
  operatorNode,
  type Operator,
} from './expression-arithmetic.js';
import { ConditionalNode, type MathNode } from '../language/mathjs.js';

/** The number that a node is a literal of, with its sign; null for any other node. */
export function literalOf(node: MathNode): number | null {
  const inner = operandOfMinus(node);
  const size = inner ?? node;
  if (size.type !== 'ConstantNode' || typeof size.value !== 'number') return null;
  return inner === null ? size.value : -size.value;
}
/** What a node is the negative of, or null. */
function operandOfMinus(node: MathNode): MathNode | null {
  return node.type === 'OperatorNode' && node.fn === 'unaryMinus' ? node.args[0] : null;
}
function negate(node: MathNode): MathNode {
  return operandOfMinus(node) ?? (literalOf(node) === 0 ? node : negativeNode(node));
}

/** Parts of 1 of which sums are exact in every format, up to 65536. */
const exactParts = 64;

/**
 * `left op right` without what changes nothing: a + 0, a·1, a^1, double signs, small whole constants worked out, and sums of
 * small binary fractions, as exponents are less 1. Each
 * identity holds for every double, infinities and NaN included, up to the sign of a zero; 0·a isn't 0 for all of them.
 */
function tidyOperator(op: Operator, left: MathNode, right: MathNode): MathNode {
  const [x, y] = [literalOf(left), literalOf(right)];
  if (x !== null && y !== null) {
    const value = { '+': x + y, '-': x - y, '*': x * y, '/': x / y, '^': Math.pow(x, y) }[op];
    const parts = op === '+' || op === '-' ? exactParts : 1;
    if ([x, y, value].every((number) => Number.isInteger(number * parts) && Math.abs(number) <= 65536))
      return constantNode(value);
  }
  const [minusLeft, minusRight] = [operandOfMinus(left), operandOfMinus(right)];
  switch (op) {
    case '+':
      if (x === 0) return right;
      if (y === 0) return left;
      if (minusRight !== null) return tidyOperator('-', left, minusRight);
      break;
    case '-':
      if (x === 0) return negate(right);
      if (y === 0) return left;
      if (minusRight !== null) return tidyOperator('+', left, minusRight);
      break;
    case '*':
      if (x === 1) return right;
      if (y === 1) return left;
      if (x === -1) return negate(right);
      if (y === -1) return negate(left);
      if (minusLeft !== null) return negate(tidyOperator('*', minusLeft, right));
      if (minusRight !== null) return negate(tidyOperator('*', left, minusRight));
      break;
    case '/':
      if (y === 1) return left;
      if (y === -1) return negate(left);
      if (minusLeft !== null) return negate(tidyOperator('/', minusLeft, right));
      break;
    case '^':
      if (y === 1) return left;
      break;
  }
  return operatorNode(op, left, right);
}

/** The same expression, tidied from the leaves up; equal node objects are visited once. */
export const tidy = (root: MathNode): MathNode => tidier()(root);

/** The same for many expressions, parts of which they may share: each node object is visited once. */
export function tidier(): (root: MathNode) => MathNode {
  const done = new Map<MathNode, MathNode>();
  const visit = (node: MathNode): MathNode => {
    let result = done.get(node);
    if (result === undefined) {
      result = rebuild(node);
      done.set(node, result);
      done.set(result, result);
    }
    return result;
  };
  const rebuild = (node: MathNode): MathNode => {
    if (node.type === 'ParenthesisNode') return visit(node.content);
    if (node.type === 'FunctionNode') {
      const args = node.args.map(visit);
      return args.every((arg, i) => arg === node.args[i]) ? node : functionNode(node.name, args);
    }
    if (node.type === 'ConditionalNode') {
      const parts = [node.condition, node.trueExpr, node.falseExpr] as const;
      const [condition, whenTrue, whenFalse] = [visit(parts[0]), visit(parts[1]), visit(parts[2])];
      return [condition, whenTrue, whenFalse].every((part, i) => part === parts[i])
        ? node
        : new ConditionalNode(condition, whenTrue, whenFalse);
    }
    if (node.type !== 'OperatorNode') return node;
    const { op, fn, args } = node;
    if (fn === 'unaryMinus') return negate(visit(args[0]));
    if (!isOperator(op)) return node;
    return args.map(visit).reduce((left, right) => tidyOperator(op, left, right));
  };
  return visit;
}

/** The children of a node. */
export function argumentsOf(node: MathNode): readonly MathNode[] {
  switch (node.type) {
    case 'OperatorNode':
    case 'FunctionNode':
      return node.args;
    case 'ConditionalNode':
      return [node.condition, node.trueExpr, node.falseExpr];
    case 'RelationalNode':
      return node.params;
    default:
      return node.type === 'ParenthesisNode' ? [node.content] : [];
  }
}

/** What tells a node from others whose children are equal. */
export function nodeLabel(node: MathNode): string {
  switch (node.type) {
    case 'OperatorNode':
      return node.fn;
    case 'FunctionNode':
    case 'SymbolNode':
      return node.name;
    case 'RelationalNode':
      return node.conditionals.join(' ');
    default:
      return node.type === 'ConstantNode' ? String(literalOf(node)) : node.type;
  }
}

export interface Size {
  /** All nodes of all the expressions, each as a tree. */
  readonly nodes: number;
  /** Operations, each as often as it is written; and with equal subexpressions of all the expressions counted once. */
  readonly tree: number;
  readonly graph: number;
}

/** The size of some expressions together. Changes of sign are no operations. */
export function sizeOf(roots: readonly MathNode[]): Size {
  const identities = new Map<string, number>(); // of subexpressions by structure
  const known = new Map<MathNode, { identity: number; nodes: number; tree: number }>();
  let graph = 0;
  const visit = (node: MathNode): { identity: number; nodes: number; tree: number } => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const parts = argumentsOf(node).map(visit);
    const isOperation = parts.length > 0 && node.type !== 'ParenthesisNode' && operandOfMinus(node) === null;
    const key = `${nodeLabel(node)}(${parts.map(({ identity }) => identity).join(',')})`;
    let identity = identities.get(key);
    if (identity === undefined) {
      identity = identities.size;
      identities.set(key, identity);
      if (isOperation) graph++;
    }
    const size = { identity, nodes: 1, tree: isOperation ? 1 : 0 };
    for (const { nodes, tree } of parts) {
      size.nodes += nodes;
      size.tree += tree;
    }
    known.set(node, size);
    return size;
  };
  const sizes = roots.map(visit);
  const total = (key: 'nodes' | 'tree'): number => sizes.reduce((sum, size) => sum + size[key], 0);
  return { nodes: total('nodes'), tree: total('tree'), graph };
}
