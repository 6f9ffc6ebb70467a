// The nodes of a graph by name: what they are called, and which are meant by a name that is asked for.
import { readAsked } from '../language/asked.js';
import { elementNames, type Shape } from '../tensors/shape.js';
import type { NodePlace, GraphRecording } from './recording.js';

/** A node, or one number of it. */
export interface NodeTarget {
  readonly name: string;
  readonly node: number;
  readonly shape: Shape;
  /** Of its own derivatives: [] for one number, whatever its shape. */
  readonly outputShape: Shape;
  readonly places: readonly NodePlace[];
}

/** Inputs and steps keep their names; the others are v1, v2, … in the order of the list, but for names that are taken. */
export function nodeNames({ structure, size }: GraphRecording): string[] {
  const nodes = structure.nodes.slice(0, size);
  const taken = new Set(nodes.map(({ name }) => name));
  let count = 0;
  return nodes.map(({ name }) => {
    if (name !== null) return name;
    do count++;
    while (taken.has(`v${count}`));
    return `v${count}`;
  });
}

/** The nodes that are inputs. */
export function inputNodes({ structure, size }: GraphRecording): number[] {
  return structure.nodes.slice(0, size).flatMap(({ operation }, node) => (operation === 'input' ? [node] : []));
}

export function wholeNode({ structure }: GraphRecording, node: number, names: readonly string[]): NodeTarget {
  const shape = structure.nodes[node]?.shape ?? [];
  const places = elementNames('', shape).map((_, item) => ({ node, item }));
  return { name: names[node] as string, node, shape, outputShape: places.length === 1 ? [] : shape, places };
}

/**
 * What a name means: a node, or of a tensor one of its numbers, such as `w[2,1]`.
 *
 * @throws DiffcmpError unknown-variable, bad-index, bad-option for several numbers
 */
export function nodeNamed(recording: GraphRecording, names: readonly string[], asked: string): NodeTarget {
  const shaped = names.map((name, node) => ({ name, shape: recording.structure.nodes[node]?.shape ?? [] }));
  const [first] = readAsked([asked.trim()], shaped, { kind: 'node', owner: 'the graph' });
  const name = first?.name ?? '';
  const node = names.indexOf(name);
  if (node >= 0) return wholeNode(recording, node, names);
  const owner = name.slice(0, name.lastIndexOf('['));
  const of = names.indexOf(owner);
  const item = elementNames(owner, shaped[of]?.shape ?? []).indexOf(name);
  return { name, node: of, shape: [], outputShape: [], places: [{ node: of, item }] };
}
