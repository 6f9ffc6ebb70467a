// The edges of a graph that derivatives go along, and what can be reached along them.
import type { Arithmetic } from '../arithmetic.js';
import { elementCount } from '../tensors/shape.js';
import { carries, hasSides, isStep } from './operations.js';
import type { Partials } from './partials.js';
import type { NodePlace, GraphRecording } from './recording.js';

/** From an input of a node to the node. `partials` null: too many to be kept, and any number may move any. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  readonly partials: Partials | null;
  /** Whether its end is a choice: a partial of 0 is that of what isn't taken, and gives 0 whatever comes in. */
  readonly isChoice: boolean;
}

/** A partial times what comes in; undefined: 0 by structure, which stays 0 even times ∞. */
export function partialTimes(
  A: Arithmetic<number>,
  { isChoice }: Pick<Edge, 'isChoice'>,
  partial: number,
  incoming: number | undefined,
): number | undefined {
  return incoming === undefined || (isChoice && partial === 0) ? undefined : A.mul(partial, incoming);
}

/** The sum of two such; undefined where both are. */
export function sumOf(A: Arithmetic<number>, x: number | undefined, y: number | undefined): number | undefined {
  return x === undefined ? y : y === undefined ? x : A.add(x, y);
}

/** Some numbers of a node: 1 at the places of those that are meant; undefined where none is. */
export type Marks = Uint8Array | undefined;

export class Edges {
  /** By the node that they end at, in the order of its inputs. */
  readonly into: readonly (readonly Edge[])[];
  /** By the node that they begin at, in the order of the list. */
  readonly outOf: readonly (readonly Edge[])[];
  private readonly counts: readonly number[];

  constructor({ structure, size }: GraphRecording, partialsOf: (node: number) => readonly (Partials | null)[]) {
    const outOf = Array.from({ length: size }, (): Edge[] => []);
    this.into = Array.from({ length: size }, (_, to) => {
      const { operation, operands, constant } = structure.nodes[to] as (typeof structure.nodes)[number];
      if (constant) return [];
      return operands.flatMap((operand, slot): Edge[] => {
        if (!('node' in operand) || structure.isConstant(operand) || !carries(operation, slot)) return [];
        const isChoice = hasSides(operation) === 'choice';
        const edge = { from: operand.node, to, slot, partials: partialsOf(to)[slot] ?? null, isChoice };
        outOf[operand.node]?.push(edge);
        return [edge];
      });
    });
    this.outOf = outOf;
    this.counts = structure.nodes.slice(0, size).map(({ shape }) => elementCount(shape));
  }

  /** Of each node the numbers that may move with some. */
  reachedFrom(places: readonly NodePlace[]): Marks[] {
    const reached = this.marked(places);
    for (const into of this.into)
      for (const edge of into) reached[edge.to] = both(reached[edge.to], this.moved(edge, reached[edge.from]));
    return reached;
  }

  /** Of each node the numbers that some may move with. */
  leadingTo(places: readonly NodePlace[]): Marks[] {
    const leading = this.marked(places);
    for (const into of this.into.toReversed())
      for (const edge of into) leading[edge.from] = both(leading[edge.from], this.moving(edge, leading[edge.to]));
    return leading;
  }

  /** The numbers of the end of an edge that some of its beginning may move. */
  moved({ to, partials }: Edge, from: Marks): Marks {
    return from === undefined ? from : this.along(to, from, partials?.columns, partials?.rows);
  }

  /** The numbers of the beginning of an edge that may move some of its end. */
  moving({ from, partials }: Edge, to: Marks): Marks {
    return to === undefined ? to : this.along(from, to, partials?.rows, partials?.columns);
  }

  private marked(places: readonly NodePlace[]): Marks[] {
    const marks = new Array<Marks>(this.into.length).fill(undefined);
    for (const { node, item } of places) (marks[node] ??= new Uint8Array(this.counts[node] ?? 0))[item] = 1;
    return marks;
  }

  private along(node: number, marks: Uint8Array, at: ArrayLike<number> = [], to?: ArrayLike<number>): Marks {
    const count = this.counts[node] ?? 0;
    const result = count === 1 ? one : new Uint8Array(count);
    if (to === undefined) return result.fill(1);
    let isAny = false;
    for (let i = 0; i < at.length; i++) {
      if (marks[at[i] as number] !== 1) continue;
      result[to[i] as number] = 1;
      isAny = true;
    }
    return isAny ? result : undefined;
  }
}

/** That of a number, which most nodes are: it is there, or it is undefined. */
const one = Uint8Array.of(1);

function both(some: Marks, other: Marks): Marks {
  if (some === undefined || other === undefined || some === other) return some ?? other;
  return some.map((mark, i) => mark | (other[i] as number));
}

/** Whether some number is among both. */
export const haveCommon = (some: Marks, other: Marks): boolean =>
  some !== undefined && other !== undefined && some.some((mark, i) => mark === 1 && other[i] === 1);

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
  return step;
}

/** Of each node, 1 if another is computed from it, whether or not a derivative goes through; of that too. */
export function dataAncestors(nodes: GraphRecording['structure']['nodes'], to: number): Uint8Array {
  const leads = new Uint8Array(nodes.length);
  leads[to] = 1;
  for (let node = to; node >= 0; node--)
    if (leads[node] === 1)
      for (const operand of nodes[node]?.operands ?? []) if ('node' in operand) leads[operand.node] = 1;
  return leads;
}
