// Where the conditions of loops stand in a syntax tree.
import type { Node } from 'acorn';
import type { Span } from '../span.js';

const loops: ReadonlySet<string> = new Set(['ForStatement', 'WhileStatement', 'DoWhileStatement']);

const isTreeNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The spans of the conditions of all loops, in no order. */
export function loopTests(tree: Node): Span[] {
  const found: Span[] = [];
  const open: Node[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const [name, value] of Object.entries(node) as [string, unknown][]) {
      if (name === 'test' && loops.has(node.type) && isTreeNode(value))
        found.push({ start: value.start, end: value.end });
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
        if (isTreeNode(child)) open.push(child);
    }
  }
  return found;
}
