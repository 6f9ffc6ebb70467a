// What a tape has to record for a question, and what it need not.
import type { GraphNode } from '../../../graph/graph-data.js';

const notOperations = new Set(['input', 'constant', 'copy']);

/** An operation that a tape need not record. */
export function isSpare({ operation }: GraphNode, needed: boolean): boolean {
  return !needed && !notOperations.has(operation);
}

export function tapeText(nodes: readonly GraphNode[], needed: readonly boolean[]): string {
  const operations = nodes.filter(({ operation }) => !notOperations.has(operation)).length;
  const spare = nodes.filter((node, place) => isSpare(node, needed[place] ?? true)).length;
  if (operations === 0) return 'There is no operation for a tape to record.';
  if (spare === 0)
    return `For this question a tape has to record ${operations === 1 ? 'the one operation' : `all ${operations} operations`}.`;
  return `For this question a tape has to record ${operations - spare} of ${operations} operations: not those marked ○.`;
}
