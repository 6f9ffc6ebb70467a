// The Wengert list of a graph as the page computes with it: nodes by their places in the list, numbers flat in row-major order.
import type { Graph, GraphPartial, GraphValue } from '../../../graph/graph-data.js';
import { leavesIn } from '../../../tensors/nested.js';
import { elementCount } from '../../../tensors/shape.js';

/** One input of a node that is a node. */
export interface Link {
  /** Which of the inputs of the node it is, from 0. */
  readonly slot: number;
  readonly input: number;
  /** Of a number by a number one number; else the Jacobian, a row for each number of the node. Null: there is none, or it isn't known. */
  readonly partial: readonly number[] | null;
  readonly rule: string | null;
  /** There is a partial, but the data leaves it out since it is too large. */
  readonly isLeftOut: boolean;
}

export interface Wengert {
  readonly graph: Graph;
  /** Of each node its inputs that are nodes, in their order. */
  readonly links: readonly (readonly Link[])[];
  /** How many numbers each node has. */
  readonly sizes: readonly number[];
  /** Places in the list by name. */
  readonly places: ReadonlyMap<string, number>;
  /** To the nearest number of the precision, after each operation. */
  readonly round: (value: number) => number;
}

export function wengertOf(graph: Graph): Wengert {
  const places = new Map(graph.nodes.map(({ name }, place) => [name, place]));
  const links = graph.nodes.map(({ inputs, partials, rules }) =>
    inputs.flatMap((name, slot): Link[] => {
      const input = typeof name === 'string' ? places.get(name) : undefined;
      if (input === undefined) return [];
      const [partial, rule] = [partials[slot] ?? null, rules[slot] ?? null];
      return [
        { slot, input, rule, partial: partial === null ? null : numbersOf(partial), isLeftOut: partial === null && rule !== null },
      ];
    }),
  ); // prettier-ignore
  return {
    graph,
    links,
    places,
    sizes: graph.nodes.map(({ shape }) => elementCount(shape)),
    round: graph.precision === 'float32' ? Math.fround : (value) => value,
  };
}

/** The numbers of a value in row-major order, those that JSON can't write too. */
export const numbersOf = (value: GraphValue | GraphPartial): number[] => leavesIn(value).map(Number);
