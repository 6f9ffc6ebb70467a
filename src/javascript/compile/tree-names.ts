// Names in a syntax tree: which a part of it mentions, which it declares. Iterative: trees may be deep.
import type { AnyNode, ModuleDeclaration, Node, Pattern, Statement } from 'acorn';
import { privateVariable } from './private-names.js';

const isTreeNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The nodes directly in a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  addChildren(children, node);
  return children;
}

function addChildren(list: Node[], node: Node): void {
  // the keys of a node without a list of its values: trees are walked often
  for (const key in node) {
    const value: unknown = node[key as keyof Node];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isTreeNode(item)) list.push(item);
    } else if (isTreeNode(value)) list.push(value);
  }
}

/** Visits a tree from its root; what `enter` returns false for is not entered. */
export function walk(root: Node, enter: (node: AnyNode) => boolean | void): void {
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (enter(node as AnyNode) === false) continue;
    const begin = open.length;
    addChildren(open, node);
    // the first of them comes next
    for (let low = begin, high = open.length - 1; low < high; low++, high--)
      [open[low], open[high]] = [open[high] as Node, open[low] as Node];
  }
}

export const isFunction = ({ type }: Node): boolean =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

const mentioned = new WeakMap<Node, ReadonlySet<string>>();

/** All identifiers in a part of a tree, be they variables or properties, and the variables of private names. */
export function namesMentioned(root: Node): ReadonlySet<string> {
  const known = mentioned.get(root);
  if (known !== undefined) return known;
  const names = new Set<string>();
  walk(root, (node) => {
    if (node !== root && mentioned.has(node)) {
      for (const name of namesMentioned(node)) names.add(name);
      return false;
    }
    if (node.type === 'Identifier') names.add(node.name);
    if (node.type === 'PrivateIdentifier') names.add(privateVariable(node.name));
    return true;
  });
  if (isFunction(root)) mentioned.set(root, names);
  return names;
}

/** The names that functions and classes within a part of a tree mention: variables that they may capture. */
export function namesInFunctionsOf(roots: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const root of roots)
    walk(root, (node) => {
      if (!isFunction(node) && node.type !== 'PropertyDefinition' && node.type !== 'StaticBlock') return true;
      for (const name of namesMentioned(node)) names.add(name);
      return false;
    });
  return names;
}

/** The variables that a pattern binds. */
export function namesOfPattern(pattern: Pattern | null): string[] {
  const names: string[] = [];
  const open: (Pattern | null)[] = [pattern];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === null) continue;
    switch (next.type) {
      case 'Identifier':
        names.push(next.name);
        break;
      case 'ObjectPattern':
        for (const property of next.properties)
          open.push(property.type === 'RestElement' ? property.argument : property.value);
        break;
      case 'ArrayPattern':
        open.push(...next.elements);
        break;
      case 'RestElement':
        open.push(next.argument);
        break;
      case 'AssignmentPattern':
        open.push(next.left);
        break;
      case 'MemberExpression':
        break;
    }
  }
  return names;
}

/**
 * The variables of `var` in a function's body, wherever they stand in it; outside of strict code those of functions in blocks too
 * (ECMAScript, annex B.3.2).
 */
export function varNamesIn(roots: readonly Node[], isStrict: boolean): string[] {
  const names: string[] = [];
  for (const root of roots)
    walk(root, (node) => {
      if (!isStrict && node !== root && node.type === 'FunctionDeclaration') names.push(node.id?.name ?? '');
      if (isFunction(node) || node.type === 'ClassBody') return false;
      if (node.type === 'VariableDeclaration' && node.kind === 'var')
        for (const { id } of node.declarations) names.push(...namesOfPattern(id));
      return true;
    });
  return names;
}

/** Whether statements begin with `'use strict'`. */
export const beginsStrict = ([first]: readonly (Statement | ModuleDeclaration)[]): boolean =>
  first?.type === 'ExpressionStatement' && first.directive === 'use strict';
