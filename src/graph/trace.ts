// The sweeps of a graph line by line, as one does them on paper: what is seeded, what each rule gives, what accumulates
// (Griewank & Walther 2008, tables 3.1 and 3.5).
import type { Arithmetic } from '../arithmetic.js';
import { plain } from '../compare/measure.js';
import { DiffcmpError } from '../errors.js';
import { nested } from '../tensors/nested.js';
import { partialTimes, sumOf, type Edge, type Edges } from './edges.js';
import type { GraphNode, GraphValue, SweepLine, SweepTerm } from './graph-data.js';
import { jacobianOf, type Partials } from './partials.js';
import { followedPartials } from './ties.js';

/** Lines in the order of the list. */
export function forwardTrace(
  A: Arithmetic<number>,
  nodes: readonly GraphNode[],
  edges: Edges,
  seed: { readonly node: number; readonly item: number },
  needed: (node: number) => boolean,
): SweepLine[] {
  const tangents = new Map<number, readonly (number | undefined)[]>();
  return nodes.map((entry, node): SweepLine => {
    if (node === seed.node) {
      tangents.set(node, seeded(entry, seed.item));
      return { ...lineOf(entry), kind: 'seed', derivative: written(entry, tangents.get(node)), terms: [] };
    }
    const incoming = needed(node) ? (edges.into[node] ?? []).filter(({ from }) => tangents.has(from)) : [];
    if (incoming.length === 0) return { ...lineOf(entry), kind: 'skip', derivative: null, terms: [] };
    const given = incoming.map(({ from }) => tangents.get(from) ?? []);
    const followed = followedPartials(entry, incoming.map((edge) => kept(edge, nodes)), given.map((numbers) => numbers.map((number) => number ?? 0))); // prettier-ignore
    let total: readonly (number | undefined)[] | undefined;
    const terms = incoming.map((edge, i): SweepTerm => {
      const partials = followed[i] as Partials;
      const product = times(A, edge, partials, given[i] ?? [], countOfNode(entry), 'forward');
      total = plus(A, total, product);
      const source = nodes[edge.from] as GraphNode;
      const factor = written(source, given[i]);
      const partial = jacobianOf(partials, entry.shape, source.shape);
      return { ...termOf(entry, edge, source), partial, factor, product: written(entry, product), total: written(entry, total) }; // prettier-ignore
    });
    if (total !== undefined) tangents.set(node, total);
    return { ...lineOf(entry), kind: 'apply', derivative: written(entry, total), terms };
  });
}

/** Lines from the last node to the first. */
export function reverseTrace(
  A: Arithmetic<number>,
  nodes: readonly GraphNode[],
  edges: Edges,
  seed: { readonly node: number; readonly item: number },
  needed: (node: number) => boolean,
): SweepLine[] {
  const adjoints = new Map<number, readonly (number | undefined)[]>();
  adjoints.set(seed.node, seeded(nodes[seed.node] as GraphNode, seed.item));
  return nodes
    .map((entry, node): readonly [GraphNode, number] => [entry, node])
    .reverse()
    .map(([entry, node]): SweepLine => {
      const adjoint = adjoints.get(node);
      if (adjoint === undefined || !(needed(node) || node === seed.node))
        return { ...lineOf(entry), kind: 'skip', derivative: null, terms: [] };
      const terms = (edges.into[node] ?? [])
        .filter(({ from }) => needed(from))
        .map((edge): SweepTerm => {
          const target = nodes[edge.from] as GraphNode;
          const product = times(A, edge, kept(edge, nodes), adjoint, countOfNode(target), 'reverse');
          const total = plus(A, adjoints.get(edge.from), product);
          adjoints.set(edge.from, total);
          const partial = entry.partials[edge.slot] ?? null;
          return { ...termOf(entry, edge, target), partial, factor: written(entry, adjoint), product: written(target, product), total: written(target, total) }; // prettier-ignore
        });
      const kind = node === seed.node ? 'seed' : 'apply';
      return { ...lineOf(entry), kind, derivative: written(entry, adjoint), terms };
    });
}

const lineOf = ({ name, formula, value }: GraphNode): Pick<SweepLine, 'node' | 'formula' | 'value'> => ({
  node: name,
  formula,
  value,
});

const termOf = (node: GraphNode, { slot }: Edge, other: GraphNode): Pick<SweepTerm, 'node' | 'rule'> => ({
  node: other.name,
  rule: node.rules[slot] ?? null,
});

/** @throws DiffcmpError bad-option where there are too many partials to have been kept */
function kept({ from, to, partials }: Edge, nodes: readonly GraphNode[]): Partials {
  if (partials !== null) return partials;
  const [node, input] = [nodes[to]?.name ?? '', nodes[from]?.name ?? ''];
  throw new DiffcmpError('bad-option', `${node} has too many partials by ${input} to write a sweep line by line`, {
    hint: 'ask for smaller tensors, or for the derivatives without the sweep',
  });
}

const countOfNode = ({ shape }: GraphNode): number => shape.reduce((count, length) => count * length, 1);
const seeded = (node: GraphNode, item: number): (number | undefined)[] =>
  Array.from({ length: countOfNode(node) }, (_, i) => (i === item ? 1 : undefined));
const written = ({ shape }: GraphNode, numbers: readonly (number | undefined)[] | undefined): GraphValue =>
  nested(
    shape,
    (numbers ?? []).map((number) => plain(number ?? 0)),
  );

/** A Jacobian times a tangent, or an adjoint times a Jacobian; undefined: 0 by structure. */
function times(
  A: Arithmetic<number>,
  edge: Edge,
  { rows, columns, values }: Partials,
  by: readonly (number | undefined)[],
  size: number,
  direction: 'forward' | 'reverse',
): (number | undefined)[] {
  const sums: (number | undefined)[] = new Array<number | undefined>(size).fill(undefined);
  const [to, from] = direction === 'forward' ? [rows, columns] : [columns, rows];
  for (let i = 0; i < values.length; i++) {
    const place = to[i] as number;
    sums[place] = sumOf(A, sums[place], partialTimes(A, edge, values[i] as number, by[from[i] as number]));
  }
  return sums;
}

function plus(
  A: Arithmetic<number>,
  sum: readonly (number | undefined)[] | undefined,
  more: readonly (number | undefined)[],
): readonly (number | undefined)[] {
  return sum === undefined ? more : sum.map((each, i) => sumOf(A, each, more[i]));
}
