// The paths from one number of a node to one of another: how many there are, and the product of the partials along each
// (the chain rule as a sum over paths: Bauer 1974, section 3).
import type { Arithmetic } from '../arithmetic.js';
import { haveCommon, partialTimes, sumOf, type Edge, type Edges, type Marks } from './edges.js';
import type { NodePlace } from './recording.js';

/** Paths that are listed. */
export const mostPaths = 1000;

export interface ChainPath {
  readonly edges: readonly Edge[];
  readonly product: number;
}

export interface Paths {
  readonly count: bigint;
  /** Null where there are too many, or where a Jacobian on the way isn't kept. */
  readonly list: readonly ChainPath[] | null;
}

/** A path is one of nodes; it counts if along it the one number may move the other. */
export function pathsBetween(A: Arithmetic<number>, edges: Edges, from: NodePlace, to: NodePlace): Paths {
  const leading = edges.leadingTo([to]);
  const count = pathCount(edges, [from], [to]);
  if (count > BigInt(mostPaths)) return { count, list: null };
  const reached = edges.reachedFrom([from]);
  const isOnTheWay = (node: number): boolean => haveCommon(reached[node], leading[node]);
  const isKept = edges.into.every((into) =>
    into.every((edge) => edge.partials !== null || !isOnTheWay(edge.from) || !isOnTheWay(edge.to)),
  );
  return { count, list: isKept ? listed(A, edges, from, to, leading) : null };
}

/**
 * How many paths lead from some numbers of a node to some of another. Paths to a node along which the same numbers are
 * reached are counted together: of nodes that are numbers all of them.
 */
export function pathCount(edges: Edges, from: readonly NodePlace[], to: readonly NodePlace[]): bigint {
  const [first, last] = [from[0]?.node ?? 0, to[0]?.node ?? -1];
  const leading = edges.leadingTo(to);
  interface Reached {
    readonly marks: Uint8Array;
    count: bigint;
  }
  const reached = new Map<number, Map<string, Reached>>();
  const add = (node: number, marks: Marks, count: bigint): void => {
    if (marks === undefined || !haveCommon(marks, leading[node])) return;
    const ways = reached.get(node) ?? new Map<string, Reached>();
    reached.set(node, ways);
    const key = marks.join('');
    const known = ways.get(key);
    if (known === undefined) ways.set(key, { marks, count });
    else known.count += count;
  };
  add(first, edges.reachedFrom(from)[first], 1n);
  for (let node = first + 1; node <= last; node++)
    for (const edge of edges.into[node] ?? [])
      for (const { marks, count } of reached.get(edge.from)?.values() ?? []) add(node, edges.moved(edge, marks), count);
  return [...(reached.get(last)?.values() ?? [])].reduce((sum, { count }) => sum + count, 0n);
}

/** By depth first, edges in the order of the list. */
function listed(
  A: Arithmetic<number>,
  edges: Edges,
  from: NodePlace,
  to: NodePlace,
  leading: readonly Marks[],
): ChainPath[] {
  const paths: ChainPath[] = [];
  interface Stop {
    readonly node: number;
    readonly edges: readonly Edge[];
    /** The derivative of the numbers of the node along this path; null at its beginning: 1 for one of them. */
    readonly tangent: ReadonlyMap<number, number | undefined> | null;
  }
  const isOnTheWay = (node: number, reached: Iterable<number>): boolean => {
    for (const item of reached) if (leading[node]?.[item] === 1) return true;
    return false;
  };
  const open: Stop[] = isOnTheWay(from.node, [from.item]) ? [{ node: from.node, edges: [], tangent: null }] : [];
  for (let stop = open.pop(); stop; stop = open.pop()) {
    const { node, edges: taken, tangent } = stop;
    if (node === to.node) {
      paths.push({ edges: taken, product: tangent === null ? 1 : (tangent.get(to.item) ?? 0) });
      continue;
    }
    const { length } = open;
    for (const edge of edges.outOf[node] ?? []) {
      if (leading[edge.to] === undefined) continue;
      const next = along(A, edge, tangent, from.item);
      if (isOnTheWay(edge.to, next.keys())) open.push({ node: edge.to, edges: [...taken, edge], tangent: next });
    }
    open.push(...open.splice(length).reverse());
  }
  return paths;
}

/** The derivative of the numbers at the end of an edge along a path; undefined: 0 by structure. */
function along(
  A: Arithmetic<number>,
  edge: Edge,
  tangent: ReadonlyMap<number, number | undefined> | null,
  seeded: number,
): Map<number, number | undefined> {
  const result = new Map<number, number | undefined>();
  const { rows, columns, values } = edge.partials ?? { rows: [], columns: [], values: [] };
  for (let i = 0; i < rows.length; i++) {
    const [row, column, partial] = [rows[i] as number, columns[i] as number, values[i] as number];
    if (!(tangent?.has(column) ?? column === seeded)) continue;
    const product = partialTimes(A, edge, partial, tangent === null ? A.literal(1) : tangent.get(column));
    result.set(row, sumOf(A, result.get(row), product));
  }
  return result;
}
