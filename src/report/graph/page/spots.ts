// Numbers of nodes by name: `y`, `w[2,1]`; and those that the graph was made for.
import { elementName, elementNames } from '../../../tensors/shape.js';
import type { NodeSpot } from './flows.js';
import type { Wengert } from './wengert.js';

/** The derivative of one number by another; null: none is chosen, so there are no adjoints, or no tangents. */
export interface PageQuestion {
  readonly of: NodeSpot | null;
  readonly wrt: NodeSpot | null;
}

/** What the graph was made for. */
export function askedQuestion(list: Wengert): PageQuestion {
  const { of, wrt } = list.graph;
  return { of: spotNamed(list, of), wrt: wrt === null ? null : spotNamed(list, wrt) };
}

export function isSameSpot(one: NodeSpot | null, other: NodeSpot | null): boolean {
  return one?.node === other?.node && one?.element === other?.element;
}

/** The number of that name; of a tensor by its name alone the first. Null: there is none. */
export function spotNamed({ graph, places }: Wengert, name: string): NodeSpot | null {
  const whole = places.get(name);
  if (whole !== undefined) return { node: whole, element: 0 };
  const node = places.get(name.replace(/\[[\d,]*\]$/, ''));
  if (node === undefined) return null;
  const element = elementNames(graph.nodes[node]?.name ?? '', graph.nodes[node]?.shape ?? []).indexOf(name);
  return element < 0 ? null : { node, element };
}

export function spotName({ graph }: Wengert, { node, element }: NodeSpot): string {
  return elementName(graph.nodes[node]?.name ?? '', graph.nodes[node]?.shape ?? [], element);
}
