// A syntax tree as a walk meets it, TypeScript's nodes among those of ESTree: objects with a type and a place.

/** Any node. What it has beside its place is found out before it is used. */
export interface LooseNode {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

export function isNode(value: unknown): value is LooseNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The node in a field; null: there is none. */
export function nodeIn(node: LooseNode, field: string): LooseNode | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

/** The nodes in a field that holds a list. */
export function nodesIn(node: LooseNode, field: string): LooseNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier; null for anything else. */
export function identifierName(node: unknown): string | null {
  return isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : null;
}

/** The text of a literal, or of a template without values; null for anything else. */
export function writtenText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral' || nodesIn(node, 'expressions').length > 0) return null;
  const value = nodesIn(node, 'quasis')[0]?.value;
  const cooked = typeof value === 'object' && value !== null && 'cooked' in value ? value.cooked : null;
  return typeof cooked === 'string' ? cooked : null;
}

/** Every node of a tree, each before those in it, in the order of the text where fields are in that order. */
export function* treeNodes(root: unknown): Generator<LooseNode> {
  const rest: unknown[] = [root];
  while (rest.length > 0) {
    const value = rest.pop();
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) rest.push(value[i]);
    } else if (isNode(value)) {
      yield value;
      const fields = Object.keys(value);
      for (let i = fields.length - 1; i >= 0; i--) {
        const inner = value[fields[i] ?? ''];
        if (typeof inner === 'object' && inner !== null) rest.push(inner);
      }
    }
  }
}
