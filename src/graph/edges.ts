// The edges of a graph that derivatives go along, and what can be reached along them.
import type { Partials } from './partials.js';
import type { NodePlace, GraphRecording } from './recording.js';
import { carries, isStep } from './operations.js';

/** From an input of a node to the node. `partials` null: too many to be kept. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  readonly partials: Partials | null;
}

export class Edges {
  /** By the node that they end at, in the order of its inputs. */
  readonly into: readonly (readonly Edge[])[];
  /** By the node that they begin at, in the order of the list. */
  readonly outOf: readonly (readonly Edge[])[];

  constructor({ structure, size }: GraphRecording, partialsOf: (node: number) => readonly (Partials | null)[]) {
    const outOf = Array.from({ length: size }, (): Edge[] => []);
    this.into = Array.from({ length: size }, (_, to) => {
      const { operation, operands, constant } = structure.nodes[to] as (typeof structure.nodes)[number];
      if (constant) return [];
      return operands.flatMap((operand, slot): Edge[] => {
        if (!('node' in operand) || structure.isConstant(operand) || !carries(operation, slot)) return [];
        const edge = { from: operand.node, to, slot, partials: partialsOf(to)[slot] ?? null };
        outOf[operand.node]?.push(edge);
        return [edge];
      });
    });
    this.outOf = outOf;
  }

  /** Of each node the numbers that may move with some; undefined: none of them. */
  reachedFrom(places: readonly NodePlace[]): (ReadonlySet<number> | undefined)[] {
    const reached: (Set<number> | undefined)[] = [];
    for (const { node, item } of places) (reached[node] ??= new Set()).add(item);
    const first = places.reduce((least, { node }) => Math.min(least, node), Infinity);
    for (let node = Math.max(0, first); node < this.into.length; node++)
      for (const edge of this.into[node] ?? []) {
        const from = reached[edge.from];
        if (from === undefined) continue;
        for (const item of rowsFrom(edge, from)) (reached[node] ??= new Set()).add(item);
      }
    return reached;
  }

  /** Of each node, whether some number of it is among what numbers are computed from. */
  leadingTo(nodes: readonly number[]): boolean[] {
    const leads = new Array<boolean>(this.into.length).fill(false);
    for (const node of nodes) leads[node] = true;
    for (let node = this.into.length - 1; node >= 0; node--)
      if (leads[node] === true) for (const { from } of this.into[node] ?? []) leads[from] = true;
    return leads;
  }
}

/** The numbers of the end of an edge that some of its beginning may move. */
function* rowsFrom({ partials }: Edge, from: ReadonlySet<number>): Iterable<number> {
  if (partials === null) return;
  for (let i = 0; i < partials.rows.length; i++)
    if (from.has(partials.columns[i] as number)) yield partials.rows[i] as number;
}

/** The first step, such as floor, that a node is computed by from another, whether or not a derivative goes through; null: none. */
export function stepBetween({ structure, size }: GraphRecording, from: number, to: number): number | null {
  const depends = new Uint8Array(size);
  depends[from] = 1;
  let step: number | null = null;
  const leads = dataAncestors(structure.nodes, to);
  for (let node = from + 1; node <= to; node++) {
    const { operands = [], operation = '' } = structure.nodes[node] ?? {};
    if (!operands.some((operand) => 'node' in operand && depends[operand.node] === 1)) continue;
    depends[node] = 1;
    if (step === null && leads[node] === 1 && isStep(operation)) step = node;
  }
  return depends[to] === 1 ? step : null;
}

function dataAncestors(nodes: GraphRecording['structure']['nodes'], to: number): Uint8Array {
  const leads = new Uint8Array(nodes.length);
  leads[to] = 1;
  for (let node = to; node >= 0; node--)
    if (leads[node] === 1)
      for (const operand of nodes[node]?.operands ?? []) if ('node' in operand) leads[operand.node] = 1;
  return leads;
}
