// What a file asks of others: the texts in quotes of its imports, with their places.
import type { Program as SyntaxTree } from 'acorn';
import type { Span } from '../../span.js';
import { identifierName, isNode, writtenText, nodeIn, nodesIn, treeNodes, type LooseNode } from './loose-tree.js';

export interface ImportRequest {
  readonly text: string;
  /** The text with its quotes. */
  readonly span: Span;
  /** Whether it is `import()`, which gives a promise. */
  readonly isDynamic: boolean;
}

/** Each text once, as it first stands there; one that is also imported plainly isn't dynamic. */
export function importsOf(tree: SyntaxTree, isEsModule: boolean): ImportRequest[] {
  const found = new Map<string, ImportRequest>();
  for (const { node, isDynamic } of isNode(tree) ? sourcesIn(tree, isEsModule) : []) {
    const text = writtenText(node);
    const known = text === null ? null : found.get(text);
    if (text !== null && (known == null || (known.isDynamic && !isDynamic)))
      found.set(text, { text, span: { start: node.start, end: node.end }, isDynamic });
  }
  return [...found.values()];
}

function* sourcesIn(tree: LooseNode, isEsModule: boolean): Generator<{ node: LooseNode; isDynamic: boolean }> {
  if (isEsModule) {
    for (const statement of nodesIn(tree, 'body')) {
      const node = statement.type === 'ExpressionStatement' ? null : nodeIn(statement, 'source');
      if (node !== null) yield { node, isDynamic: false };
    }
  }
  for (const node of treeNodes(tree)) {
    const asked = node.type === 'ImportExpression' ? nodeIn(node, 'source') : isEsModule ? null : requiredBy(node);
    if (asked !== null) yield { node: asked, isDynamic: node.type === 'ImportExpression' };
  }
}

/** What `require` is called with; null for anything else. */
function requiredBy(node: LooseNode): LooseNode | null {
  const isCall = node.type === 'CallExpression' && identifierName(node.callee) === 'require';
  const [argument, another] = isCall ? nodesIn(node, 'arguments') : [];
  return another === undefined ? (argument ?? null) : null;
}
