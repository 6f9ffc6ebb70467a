// Which nodes of a large graph are shown one by one, and what the others are folded into.
import type { Graph } from '../../graph/graph-data.js';

/** Nodes that are shown one by one where nobody says how many. */
export const defaultMaxNodes = 200;

/** A row of a list: a node, a condition where it was decided, or what is folded there. */
export type ListRow =
  { readonly kind: 'node'; readonly index: number } | { readonly kind: 'condition'; readonly index: number } | Fold;

/** Nodes and conditions that stand beside each other and aren't shown; whole calls, or a stretch of whatever is there. */
export interface Fold {
  readonly kind: 'fold';
  readonly nodes: readonly number[];
  readonly conditions: readonly number[];
  /** Frames that all the nodes of are in it. */
  readonly calls: readonly number[];
}

type Shown = Exclude<ListRow, Fold>;

/**
 * All rows in order. Of more than `most` nodes the deepest calls are folded first, as few of them as must be; where what is left
 * is too much too, the middle. `of`, `wrt` and the value of the text are always shown.
 */
export function foldedRows(graph: Graph, most: number): ListRow[] {
  const rows = allRows(graph);
  if (graph.nodes.length <= most) return rows;
  const deepest = deepestShown(graph, most);
  const ends = endsOf(graph);
  const isEnd = (row: Shown): boolean => row.kind === 'node' && ends.has(row.index);
  const shallow = rows.filter((row) => row.kind === 'node' && depthOf(row, graph) <= deepest);
  const middle = new Set(shallow.slice(Math.ceil(most / 2), shallow.length - Math.floor(most / 2)));
  let seen = 0;
  const isShown = (row: Shown): boolean => {
    if (isEnd(row)) return true;
    if (depthOf(row, graph) > deepest) return false;
    if (row.kind === 'node') {
      seen++;
      return !middle.has(row);
    }
    // a condition beside nodes of the middle goes with them
    return middle.size === 0 || seen < Math.ceil(most / 2) || seen >= shallow.length - Math.floor(most / 2);
  };
  return folded(rows, isShown, graph);
}

/** The rows of every node and every condition. */
function allRows({ nodes, conditions }: Graph): Shown[] {
  const rows: Shown[] = [];
  let next = 0;
  for (let index = 0; index <= nodes.length; index++) {
    for (; next < conditions.length && (conditions[next]?.after ?? 0) <= index; next++)
      rows.push({ kind: 'condition', index: next });
    if (index < nodes.length) rows.push({ kind: 'node', index });
  }
  for (; next < conditions.length; next++) rows.push({ kind: 'condition', index: next });
  return rows;
}

function depthOf({ kind, index }: Shown, { nodes, conditions, frames }: Graph): number {
  const frame = (kind === 'node' ? nodes : conditions)[index]?.frame ?? null;
  return frame === null ? 0 : (frames[frame]?.depth ?? 0);
}

/** How deep calls may be so that no more than so many nodes are shown. */
function deepestShown(graph: Graph, most: number): number {
  const counts: number[] = [];
  graph.nodes.forEach((_, index) => {
    const depth = depthOf({ kind: 'node', index }, graph);
    counts[depth] = (counts[depth] ?? 0) + 1;
  });
  let sum = counts[0] ?? 0;
  let depth = 0;
  while (depth + 1 < counts.length && sum + (counts[depth + 1] ?? 0) <= most) sum += counts[++depth] ?? 0;
  return depth;
}

/** The nodes that the questions are about. */
function endsOf({ nodes, of, wrt, output }: Graph): Set<number> {
  const names = new Set([of, wrt, output].flatMap((name) => (name === null ? [] : [nodeNameOf(name)])));
  return new Set(nodes.flatMap(({ name }, index) => (names.has(name) ? [index] : [])));
}

/** Of one number of a tensor `w[2,1]` the tensor. */
export const nodeNameOf = (name: string): string => name.replace(/\[[\d,]+\]$/, '');

function folded(rows: readonly Shown[], isShown: (row: Shown) => boolean, graph: Graph): ListRow[] {
  const result: ListRow[] = [];
  let run: Shown[] = [];
  const close = (): void => {
    if (run.length > 0) result.push(foldOf(run, graph));
    run = [];
  };
  for (const row of rows) {
    if (!isShown(row)) {
      run.push(row);
      continue;
    }
    close();
    result.push(row);
  }
  close();
  return result;
}

function foldOf(run: readonly Shown[], { nodes, frames }: Graph): Fold {
  const indices = (kind: Shown['kind']): number[] => run.flatMap((row) => (row.kind === kind ? [row.index] : []));
  const hidden = new Map<number, number>();
  for (const index of indices('node')) {
    const frame = nodes[index]?.frame ?? null;
    if (frame !== null) hidden.set(frame, (hidden.get(frame) ?? 0) + 1);
  }
  const calls = [...hidden].flatMap(([frame, count]) => (frames[frame]?.nodes === count ? [frame] : []));
  return { kind: 'fold', nodes: indices('node'), conditions: indices('condition'), calls };
}
