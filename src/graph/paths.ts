// The paths from one number of a node to one of another: how many there are, and the product of the partials along each
// (the chain rule as a sum over paths: Bauer 1974, section 3).
import type { Arithmetic } from '../arithmetic.js';
import type { Edge, Edges } from './edges.js';
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

export function pathsBetween(A: Arithmetic<number>, edges: Edges, from: NodePlace, to: NodePlace): Paths {
  const reached = edges.reachedFrom([from]);
  const isOpen = ({ from: start, partials }: Edge): boolean =>
    reached[start] !== undefined && partials !== null && partials.columns.some((column) => reached[start]?.has(column));
  // how many paths lead from each node to the end
  const counts = new Map<number, bigint>([[to.node, 1n]]);
  for (let node = to.node; node > from.node; node--) {
    const count = counts.get(node);
    if (count === undefined || reached[node] === undefined) continue;
    for (const edge of edges.into[node] ?? [])
      if (isOpen(edge)) counts.set(edge.from, (counts.get(edge.from) ?? 0n) + count);
  }
  const count = reached[to.node]?.has(to.item) === true ? (counts.get(from.node) ?? 0n) : 0n;
  if (count > BigInt(mostPaths) || edges.into.some((into) => into.some(({ partials }) => partials === null)))
    return { count, list: null };
  return { count, list: count === 0n ? [] : listed(A, edges, from, to, (edge) => isOpen(edge) && counts.has(edge.to)) };
}

/** By depth first, edges in the order of the list. */
function listed(
  A: Arithmetic<number>,
  edges: Edges,
  from: NodePlace,
  to: NodePlace,
  leads: (edge: Edge) => boolean,
): ChainPath[] {
  const paths: ChainPath[] = [];
  interface Stop {
    readonly node: number;
    readonly edges: readonly Edge[];
    /** The derivative of the numbers of the node along this path; null at its beginning: 1 for one of them. */
    readonly tangent: ReadonlyMap<number, number> | null;
  }
  const open: Stop[] = [{ node: from.node, edges: [], tangent: null }];
  for (let stop = open.pop(); stop; stop = open.pop()) {
    const { node, edges: taken, tangent } = stop;
    if (node === to.node) {
      const product = tangent === null ? (from.item === to.item ? 1 : undefined) : tangent.get(to.item);
      if (product !== undefined) paths.push({ edges: taken, product });
      continue;
    }
    const next = (edges.outOf[node] ?? []).filter(leads);
    for (let i = next.length - 1; i >= 0; i--) {
      const edge = next[i] as Edge;
      open.push({ node: edge.to, edges: [...taken, edge], tangent: along(A, edge, tangent, from.item) });
    }
  }
  return paths;
}

function along(
  A: Arithmetic<number>,
  { partials }: Edge,
  tangent: ReadonlyMap<number, number> | null,
  seeded: number,
): Map<number, number> {
  const result = new Map<number, number>();
  const { rows, columns, values } = partials ?? { rows: [], columns: [], values: [] };
  for (let i = 0; i < rows.length; i++) {
    const [row, column, partial] = [rows[i] as number, columns[i] as number, values[i] as number];
    const product =
      tangent === null ? (column === seeded ? partial : undefined) : times(A, tangent.get(column), partial);
    if (product === undefined) continue;
    const sum = result.get(row);
    result.set(row, sum === undefined ? product : A.add(sum, product));
  }
  return result;
}

const times = (A: Arithmetic<number>, x: number | undefined, y: number): number | undefined =>
  x === undefined ? undefined : A.mul(y, x);
