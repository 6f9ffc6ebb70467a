// Where the nodes and edges of the page's picture stand: Graphviz places them, inputs above, results below.
import type { Graph } from '../../graph/graph-data.js';
import { placeDot } from './graphviz.js';
import { rowsPassed } from './picture-limit.js';
import { edgesOf } from './structure.js';

/** Beyond this many nodes a picture of all of them tells nothing; the page draws the neighbours of the current node instead. */
const mostPlaced = 150;
/** Rows that arrows pass: Graphviz needs 0.6 s of a processor for so many, and more than their square for more. */
const mostRowsPassed = 700;

export function canBePlaced(graph: Graph): boolean {
  if (graph.nodes.length > mostPlaced) return false;
  const boxes = graph.nodes.map((_, place) => ({ key: `${place}` }));
  const arrows = edgesOf(graph).map(({ from, to }) => ({ from: `${from}`, to: `${to}` }));
  return rowsPassed({ boxes, arrows }) <= mostRowsPassed;
}

/** All in pixels, from the upper left corner; of nodes the middle. */
export interface Placing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PicturePoint[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedEdge {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** What an SVG path is drawn by. */
  readonly path: string;
  /** The arrow at its end: where it begins, and its tip. */
  readonly head: Arrow;
  /** The same at its start, for what flows back. */
  readonly back: Arrow;
  readonly middle: PicturePoint;
}

export interface Arrow {
  readonly neck: PicturePoint;
  readonly tip: PicturePoint;
}

interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

const pointsPerInch = 72;

/** @param sizes of the boxes of the nodes, in pixels */
export async function placingOf(graph: Graph, sizes: readonly BoxSize[]): Promise<Placing> {
  // Only numbers reach Graphviz: no name of the user's is part of its text.
  const boxes = sizes.map(
    ({ width, height }, node) => `${node} [width=${width / pointsPerInch} height=${height / pointsPerInch}]`,
  );
  const links = edgesOf(graph).map(({ from, to, slot }) => `${from} -> ${to} [id="${from}-${to}-${slot}"]`);
  const settings = [
    'graph [rankdir=TB nodesep=0.3 ranksep=0.45 ordering=out]',
    'node [shape=box fixedsize=true label=""]',
    'edge [arrowsize=0.7]',
  ];
  const placed = await placeDot(`digraph {\n${[...settings, ...boxes, ...links].join('\n')}\n}`);
  const [left = 0, , right = 0] = numbersIn(placed.bb);
  const [, first = 0, , second = 0] = numbersIn(placed.bb);
  const middles = new Map(placed.objects?.map(({ name, pos }) => [name, pointIn(pos)]));
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(Math.abs(second - first)),
    nodes: sizes.map((_, node) => middles.get(`${node}`) ?? { x: 0, y: 0 }),
    edges: placed.edges?.map(placedEdge) ?? [],
  };
}

const numbersIn = (text: string): number[] => text.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)?.map(Number) ?? [];

function pointIn(text: string): PicturePoint {
  const [x = 0, y = 0] = numbersIn(text);
  return { x, y };
}

/** `e,x,y x,y x,y …`: the tip of the arrow, then a start and three points for each piece of the curve (Bézier). */
function placedEdge({ id, pos }: { readonly id: string; readonly pos: string }): PlacedEdge {
  const [from = 0, to = 0, slot = 0] = id.split('-').map(Number);
  const [tip, start, ...rest] = pos.replace(/^e,/, '').split(' ').map(pointIn) as [
    PicturePoint,
    PicturePoint,
    ...PicturePoint[],
  ];
  const text = ({ x, y }: PicturePoint): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const neck = rest.at(-1) ?? start;
  const curve = [start, ...rest];
  // Of an odd number of pieces the middle is within one, of an even number at a joint.
  const pieces = rest.length / 3;
  const at = 3 * Math.floor(pieces / 2);
  const [a, b, c, d] = [curve[at], curve[at + 1], curve[at + 2], curve[at + 3]];
  const middle =
    pieces % 2 === 0 || a === undefined || b === undefined || c === undefined || d === undefined
      ? (curve[at] ?? start)
      : { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 };
  const back = { tip: start, neck: towards(start, rest[0] ?? tip, Math.hypot(tip.x - neck.x, tip.y - neck.y)) };
  return { from, to, slot, head: { tip, neck }, back, middle, path: `M${text(start)}C${rest.map(text).join(' ')}` };
}

function towards(from: PicturePoint, to: PicturePoint, length: number): PicturePoint {
  const share = length / (Math.hypot(to.x - from.x, to.y - from.y) || 1);
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
