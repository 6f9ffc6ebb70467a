// Where `arguments` and the parameters of a sloppy function are the same variables (ECMAScript, 10.4.4), and one is set through the other.
import type { AnyNode, Function as FunctionNode, Node, Pattern } from 'acorn';
import { namesOfPattern, walk } from './tree-names.js';

/** Where a function sets a number of `arguments`, or a parameter that it reads there; null: it does neither. @param node one of sloppy code */
export function sharedArgument({ params, body }: FunctionNode): Node | null {
  const names = params.map((each) => (each.type === 'Identifier' ? each.name : null));
  if (names.includes(null)) return null; // then they are variables of their own
  const set = new Map<string, Node>();
  const reads = new Set<string | null>();
  const ofMembers = new Set<Node>();
  let through: Node | null = null;
  walk(body, (node) => {
    for (const target of targetsOf(node)) {
      if (isOfArguments(target)) through ??= target;
      else for (const name of namesOfPattern(target)) if (names.includes(name) && !set.has(name)) set.set(name, target);
    }
    if (isOfArguments(node)) {
      ofMembers.add(node.object);
      for (const name of readNames(node, names)) reads.add(name);
    } else if (node.type === 'Identifier' && node.name === 'arguments' && !ofMembers.has(node))
      for (const name of names) reads.add(name);
    return true;
  });
  return through ?? [...set].find(([name]) => reads.has(name))?.[1] ?? null;
}

const isOfArguments = (node: AnyNode | Pattern): node is Extract<AnyNode, { type: 'MemberExpression' }> =>
  node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'arguments';

/** The parameters that a member of `arguments` may be. */
function readNames({ computed, property }: Extract<AnyNode, { type: 'MemberExpression' }>, names: readonly (string | null)[]): readonly (string | null)[] {
  if (!computed) return [];
  return property.type === 'Literal' && typeof property.value === 'number' ? [names[property.value] ?? null] : names;
} // prettier-ignore

/** What a node sets. */
function targetsOf(node: AnyNode): Pattern[] {
  if (node.type === 'AssignmentExpression') return [node.left];
  if (node.type === 'UpdateExpression') return [node.argument as Pattern];
  if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') return node.left.type === 'VariableDeclaration' ? [] : [node.left]; // prettier-ignore
  return [];
}
