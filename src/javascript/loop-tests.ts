// Where the conditions of loops stand in a syntax tree.
import type { Node } from 'acorn';
import type { Span } from '../span.js';
import { walk } from './compile/tree-names.js';

/** The spans of the conditions of all loops, in no order. */
export function loopTests(tree: Node): Span[] {
  const found: Span[] = [];
  walk(tree, (node) => {
    const isLoop = node.type === 'ForStatement' || node.type === 'WhileStatement' || node.type === 'DoWhileStatement';
    if (isLoop && node.test != null) found.push({ start: node.test.start, end: node.test.end });
  });
  return found;
}
