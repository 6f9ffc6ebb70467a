// Large graphs folded: every node is shown or counted once, and what the question is about is always shown.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph-data.js';
import { foldedRows } from '../../../src/report/graph/folding.js';
import { graphScreen } from '../../../src/report/graph/screen.js';
import { graphOf, nodeOf } from './graphs.js';
import { nestedCalls } from './studied.js';

/** Nodes in calls of random depths; each call has the frame before it as its parent where that is less deep. */
const graphs = fc
  .array(fc.record({ depth: fc.nat(3), condition: fc.boolean() }), { minLength: 1, maxLength: 60 })
  .map((sketches): Graph => {
    const frames: Graph['frames'][number][] = [];
    const frameAt = (depth: number): number | null => {
      if (depth === 0) return null;
      const known = frames.findIndex((frame) => frame.depth === depth);
      if (known >= 0) return known;
      frames.push({ function: 'f', call: `f(${depth})`, depth, parent: frameAt(depth - 1), nodes: 0 });
      return frames.length - 1;
    };
    const nodes = sketches.map(({ depth }, i) =>
      nodeOf({ name: `v${i}`, operation: 'sin', formula: 'sin(x)', value: i, frame: frameAt(depth) }),
    );
    const conditions = sketches.flatMap(({ depth, condition }, after) =>
      condition ? [{ condition: 'x > 0', holds: true, inputs: [], untaken: null, after, constant: false, frame: frameAt(depth) }] : [],
    );
    const counted = frames.map((frame, i) => ({ ...frame, nodes: nodes.filter(({ frame: own }) => own === i).length }));
    const last = nodes.at(-1)?.name ?? '';
    return graphOf({ expression: 'x', point: {}, of: 'v0', output: last, nodes, frames: counted, conditions });
  }); // prettier-ignore

test('every node and every condition is shown or counted, once and in order', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1, max: 70 }), (graph, most) => {
      const rows = foldedRows(graph, most);
      const nodes = rows.flatMap((row) => (row.kind === 'node' ? [row.index] : row.kind === 'fold' ? row.nodes : []));
      const conditions = rows.flatMap((row) =>
        row.kind === 'condition' ? [row.index] : row.kind === 'fold' ? row.conditions : [],
      );
      expect(nodes).toEqual(graph.nodes.map((_, i) => i));
      expect(conditions).toEqual(graph.conditions.map((_, i) => i));
      const shown = rows.flatMap((row) => (row.kind === 'node' ? [row.index] : []));
      expect(shown).toContain(0);
      expect(shown).toContain(graph.nodes.length - 1);
      // the ends of the question are shown beyond the number
      expect(shown.length).toBeLessThanOrEqual(Math.max(most + 2, 2));
      if (graph.nodes.length <= most) expect(shown).toEqual(nodes);
      for (const [i, row] of rows.entries()) if (row.kind === 'fold') expect(rows[i + 1]?.kind).not.toBe('fold');
      for (const row of rows)
        if (row.kind === 'fold')
          for (const call of row.calls)
            expect(row.nodes.filter((node) => graph.nodes[node]?.frame === call)).toHaveLength(
              graph.frames[call]?.nodes ?? -1,
            );
    }),
  );
});

test('the deepest calls are folded first, and the counts are exact', async () => {
  const graph = await nestedCalls(99);
  const lines = graphScreen(graph, { maxNodes: 41 }).split('\n');
  const folds = lines.filter((line) => line.startsWith('…'));
  // 20 calls of two nodes, and x: what is deeper are 79 calls of two nodes, and the innermost, which has none
  expect(folds).toEqual([expect.stringMatching(/^… 158 nodes, 80 conditions and 79 whole calls folded: v21 to v178$/)]);
  expect(lines.at(-2)).toBe('158 of 199 nodes are folded; --max-nodes 199 shows them.');
  expect(graphScreen(graph)).not.toContain('folded');
});
