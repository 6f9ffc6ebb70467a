// What a graph is made of, as pictures see it: nodes with their roles, and an edge for every use of a node by another.
import type { Graph, GraphNode, GraphPartial } from '../../graph/graph-data.js';

export type NodeRole = 'input' | 'constant' | 'operation';

export function roleOf({ operation, constant }: GraphNode): NodeRole {
  if (operation === 'input') return 'input';
  return operation === 'constant' || constant ? 'constant' : 'operation';
}

/** Whether the derivative asked for runs through it: what moves it moves `of`. Without a `wrt`, from any input. */
export function isOnPath(node: GraphNode, { wrt }: Graph): boolean {
  return node.adjoint !== null && (wrt === null ? !node.constant : node.tangent !== null);
}

/** A use of a node by another. */
export interface GraphEdge {
  /** Indices into `nodes`. */
  readonly from: number;
  readonly to: number;
  /** Which of the inputs of `to`, from 0. */
  readonly slot: number;
  readonly partial: GraphPartial | null;
  readonly rule: string | null;
  /** Whether the derivative asked for runs through it. */
  readonly onPath: boolean;
}

export function edgesOf(graph: Graph): GraphEdge[] {
  const places = new Map(graph.nodes.map(({ name }, index) => [name, index]));
  return graph.nodes.flatMap((node, to) =>
    node.inputs.flatMap((input, slot) => {
      const from = typeof input === 'string' ? places.get(input) : undefined;
      const source = from === undefined ? undefined : graph.nodes[from];
      if (from === undefined || source === undefined) return [];
      const partial = node.partials[slot] ?? null;
      const onPath = partial !== null && isOnPath(source, graph) && isOnPath(node, graph);
      return [{ from, to, slot, partial, rule: node.rules[slot] ?? null, onPath }];
    }),
  );
}

/** Names of nodes, edges and conditions in pictures and pages. */
export const nodeId = (index: number): string => `node-${index}`;
export const edgeId = ({ from, to, slot }: GraphEdge): string => `edge-${from}-${to}-${slot}`;
export const conditionId = (index: number): string => `condition-${index}`;
export const untakenId = (index: number): string => `untaken-${index}`;
