// Makes a derivative of mathjs readable by identities that are exact in floating point, and measures it.
import { constantNode, negativeNode, operatorNode, functionNode, type Operator } from './expression-arithmetic.js';
import type { AcceptedNode, MathNode } from '../language/mathjs.js';

/** The number that a node is a literal of, with its sign; null for any other node. */
function literalOf(node: MathNode): number | null {
  const inner = negated(node);
  const read = (inner ?? node) as unknown as AcceptedNode;
  if (read.type !== 'ConstantNode' || typeof read.value !== 'number') return null;
  return inner === null ? read.value : -read.value;
}
/** What a node is the negative of, or null. */
function negated(node: MathNode): MathNode | null {
  const read = node as unknown as AcceptedNode;
  return read.type === 'OperatorNode' && read.fn === 'unaryMinus' ? (read.args[0] as MathNode) : null;
}
function negative(node: MathNode): MathNode {
  return negated(node) ?? (literalOf(node) === 0 ? node : negativeNode(node));
}

/**
 * `left op right` without what changes nothing: a + 0, a·1, a^1, double signs, small whole constants worked out. Each
 * identity holds for every double, infinities and NaN included, up to the sign of a zero; 0·a isn't 0 for all of them.
 */
function tidyOperator(op: Operator, left: MathNode, right: MathNode): MathNode {
  const [x, y] = [literalOf(left), literalOf(right)];
  if (x !== null && y !== null) {
    const value = { '+': x + y, '-': x - y, '*': x * y, '/': x / y, '^': Math.pow(x, y) }[op];
    if ([x, y, value].every((number) => Number.isInteger(number) && Math.abs(number) <= 65536))
      return constantNode(value);
  }
  const [minusLeft, minusRight] = [negated(left), negated(right)];
  switch (op) {
    case '+':
      if (x === 0) return right;
      if (y === 0) return left;
      if (minusRight !== null) return tidyOperator('-', left, minusRight);
      break;
    case '-':
      if (x === 0) return negative(right);
      if (y === 0) return left;
      if (minusRight !== null) return tidyOperator('+', left, minusRight);
      break;
    case '*':
      if (x === 1) return right;
      if (y === 1) return left;
      if (x === -1) return negative(right);
      if (y === -1) return negative(left);
      if (minusLeft !== null) return negative(tidyOperator('*', minusLeft, right));
      if (minusRight !== null) return negative(tidyOperator('*', left, minusRight));
      break;
    case '/':
      if (y === 1) return left;
      if (y === -1) return negative(left);
      if (minusLeft !== null) return negative(tidyOperator('/', minusLeft, right));
      break;
    case '^':
      if (y === 1) return left;
      break;
  }
  return operatorNode(op, left, right);
}

/** The same expression, tidied from the leaves up; equal node objects are visited once. */
export function tidy(root: MathNode): MathNode {
  const done = new Map<MathNode, MathNode>();
  const visit = (node: MathNode): MathNode => {
    let result = done.get(node);
    if (result === undefined) {
      result = rebuild(node);
      done.set(node, result);
    }
    return result;
  };
  const rebuild = (node: MathNode): MathNode => {
    const read = node as unknown as AcceptedNode;
    if (read.type === 'ParenthesisNode') return visit(read.content);
    if (read.type === 'FunctionNode') {
      const args = read.args.map(visit);
      return args.every((arg, i) => arg === read.args[i]) ? node : functionNode(read.name, args);
    }
    if (read.type !== 'OperatorNode') return node;
    const args = read.args.map(visit);
    if (read.fn === 'unaryMinus') return negative(args[0] as MathNode);
    return args.reduce((left, right) => tidyOperator(read.op as Operator, left, right));
  };
  return visit(root);
}

/** The children of a node. */
function argumentsOf(node: MathNode): readonly MathNode[] {
  const read = node as unknown as AcceptedNode;
  if (read.type === 'OperatorNode' || read.type === 'FunctionNode') return read.args;
  return read.type === 'ParenthesisNode' ? [read.content] : [];
}

export interface Size {
  /** All nodes of all the expressions, each as a tree. */
  readonly nodes: number;
  /** Operations, each as often as it is written; and with equal subexpressions of all the expressions counted once. */
  readonly tree: number;
  readonly graph: number;
}

/** The size of some expressions together. Changes of sign are no operations. */
export function measure(roots: readonly MathNode[]): Size {
  const identities = new Map<string, number>(); // of subexpressions by structure
  const known = new Map<MathNode, { identity: number; nodes: number; tree: number }>();
  let graph = 0;
  const visit = (node: MathNode): { identity: number; nodes: number; tree: number } => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const read = node as unknown as AcceptedNode;
    const parts = argumentsOf(node).map(visit);
    const isOperation = parts.length > 0 && read.type !== 'ParenthesisNode' && negated(node) === null;
    const label =
      read.type === 'OperatorNode'
        ? read.fn
        : read.type === 'FunctionNode' || read.type === 'SymbolNode'
          ? read.name
          : literalOf(node);
    const key = `${label}(${parts.map(({ identity }) => identity).join(',')})`;
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
