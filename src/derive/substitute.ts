// Formulas with other formulas put in the place of names or parts.
import {
  ConditionalNode,
  FunctionNode,
  OperatorNode,
  RelationalNode,
  SymbolNode,
  type MathNode,
} from '../language/mathjs.js';
import { argumentsOf } from '../methods/tidy.js';

/** The node with other children. */
export function withChildren(node: MathNode, children: readonly MathNode[]): MathNode {
  switch (node.type) {
    case 'FunctionNode':
      return new FunctionNode(new SymbolNode(node.name), [...children]);
    case 'OperatorNode':
      return new OperatorNode(node.op, node.fn, children as [MathNode, ...MathNode[]]);
    case 'ConditionalNode':
      return new ConditionalNode(...(children as [MathNode, MathNode, MathNode]));
    case 'RelationalNode':
      return new RelationalNode(node.conditionals, children);
    default:
      return node.type === 'ParenthesisNode' ? (children[0] as MathNode) : node;
  }
}

/**
 * The formula in which `replacement` has had its say on each node, from the outside in; null: look at its children. Equal
 * node objects are asked for once. What is put in is left as it is.
 */
export function substitute(root: MathNode, replacement: (node: MathNode) => MathNode | null): MathNode {
  const done = new Map<MathNode, MathNode>();
  const visit = (node: MathNode): MathNode => {
    let result = done.get(node);
    if (result === undefined) {
      result = replacement(node) ?? rebuilt(node);
      done.set(node, result);
    }
    return result;
  };
  const rebuilt = (node: MathNode): MathNode => {
    const children = argumentsOf(node);
    const now = children.map(visit);
    return now.every((child, i) => child === children[i]) && node.type !== 'ParenthesisNode'
      ? node
      : withChildren(node, now);
  };
  return visit(root);
}

/** The formula with nodes in the place of names. */
export function withNodes(root: MathNode, named: ReadonlyMap<string, MathNode>): MathNode {
  return substitute(root, (node) => (node.type === 'SymbolNode' ? (named.get(node.name) ?? null) : null));
}

/** The names in a formula; those of functions are none. */
export function symbolsIn(root: MathNode): Set<string> {
  return new Set(nodesOf(root).flatMap((node) => (node.type === 'SymbolNode' ? [node.name] : [])));
}

/** The sizes of the numbers in a formula, each once. */
export function literalsIn(root: MathNode): number[] {
  return [...new Set(nodesOf(root).flatMap((node) => (node.type === 'ConstantNode' ? [Number(node.value)] : [])))];
}

/** All nodes, each object once. */
function nodesOf(root: MathNode): MathNode[] {
  const seen = new Set<MathNode>();
  const todo = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    todo.push(...argumentsOf(node));
  }
  return [...seen];
}
