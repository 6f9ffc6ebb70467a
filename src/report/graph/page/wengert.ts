// The Wengert list of a graph as the page computes with it: nodes by their places in the list, numbers flat in row-major order.
import type { Graph, GraphValue } from '../../../graph/graph-data.js';
import { leavesIn } from '../../../tensors/nested.js';
import { elementCount } from '../../../tensors/shape.js';
import { edgesOf } from '../structure.js';

/** One input of a node that is a node. */
export interface InputLink {
  /** Which of the inputs of the node it is, from 0. */
  readonly slot: number;
  readonly input: number;
  /** Of a number by a number one number; else the Jacobian, a row for each number of the node. Null: there is none, or it isn't known. */
  readonly partial: readonly number[] | null;
  readonly rule: string | null;
  /** There is a partial, but the data leaves it out since it is too large. */
  readonly isLeftOut: boolean;
  /** The node is one of its inputs, and not this one: nothing flows, whatever it is multiplied with. */
  readonly isUntaken: boolean;
}

export interface Wengert {
  readonly graph: Graph;
  /** Of each node its inputs that are nodes, in their order. */
  readonly links: readonly (readonly InputLink[])[];
  /** How many numbers each node has. */
  readonly sizes: readonly number[];
  /** Places in the list by name. */
  readonly places: ReadonlyMap<string, number>;
  /** To the nearest number of the precision, after each operation. */
  readonly round: (value: number) => number;
}

/** Operations that return one of their arguments. */
const choices = new Set(['abs', 'relu', 'min', 'max']);
/** Operations that are constant between their jumps. */
export const flatOperations: ReadonlySet<string> = new Set([
  ...['sign', 'floor', 'ceil', 'round', 'fix', 'argmax', 'argmin', '<', '<=', '>', '>=', '==', '!='],
]);
/** Numbers of a Jacobian that the data has at the most. */
const mostWritten = 10_000;

export function wengertOf(graph: Graph): Wengert {
  const sizes = graph.nodes.map(({ shape }) => elementCount(shape));
  const links = graph.nodes.map((): InputLink[] => []);
  for (const { from: input, to, slot, partial: known, rule } of edgesOf(graph)) {
    const { operation = '', constant = true } = graph.nodes[to] ?? {};
    const isMoved = !constant && graph.nodes[input]?.constant !== true;
    const isLarge = (sizes[to] ?? 1) * (sizes[input] ?? 1) > mostWritten && !flatOperations.has(operation);
    const partial = known === null ? null : numbersOf(known);
    const isUntaken = choices.has(operation) && sizes[to] === 1 && partial?.[0] === 0;
    const isLeftOut = known === null && isMoved && (rule !== null || isLarge);
    links[to]?.push({ slot, input, rule, partial, isUntaken, isLeftOut });
  }
  const places = new Map(graph.nodes.map(({ name }, place) => [name, place]));
  return {
    graph,
    links,
    places,
    sizes,
    round: graph.precision === 'float32' ? Math.fround : (value) => value,
  };
}

/** The numbers of a value in row-major order, those that JSON can't write too. */
export const numbersOf = (value: GraphValue): number[] =>
  Array.isArray(value) ? leavesIn(value).map(Number) : [Number(value)];
