// A graph as something to draw: boxes, some of them in frames of calls, and arrows between them. What Graphviz and Mermaid have in common.
import type { Graph, GraphCondition, GraphNode } from '../../graph/graph-data.js';
import { elideMiddle } from '../text/display-width.js';
import { foldedRows, nodeNameOf } from './folding.js';
import { notationOf } from './notation.js';
import { conditionId, edgeId, edgesOf, isOnPath, nodeId, roleOf, untakenId, type NodeRole } from './structure.js';
import { foldText, operationText } from './texts.js';
import { roundedValue, wholeValue } from './value-text.js';

export type BoxKind = NodeRole | 'condition' | 'untaken' | 'fold';
export type LineKind = 'name' | 'forward' | 'reverse' | 'remark';

export interface Box {
  /** A word of letters and digits, for the languages of pictures. */
  readonly key: string;
  readonly id: string;
  readonly kind: BoxKind;
  /** Whether the derivative asked for runs through it. */
  readonly onPath: boolean;
  /** Whether the derivative asked for ends or begins there. */
  readonly ends: readonly ('of' | 'wrt')[];
  readonly lines: readonly BoxLine[];
  /** Everything, with all digits. */
  readonly whole: string;
  readonly frame: number | null;
}

export interface BoxLine {
  readonly kind: LineKind;
  readonly text: string;
  /** Of a node the name, apart from its formula. */
  readonly name?: string;
}

export interface PictureArrow {
  readonly id: string | null;
  readonly from: string;
  readonly to: string;
  /** `decides`: from a condition to what it lets be computed; `leaves`: to what it leaves out; `blocked`: no derivative goes through it. */
  readonly kind: 'partial' | 'blocked' | 'folded' | 'decides' | 'leaves';
  readonly label: string;
  readonly onPath: boolean;
  readonly whole: string;
}

export interface GraphPicture {
  readonly boxes: readonly Box[];
  readonly arrows: readonly PictureArrow[];
  /** Frames that have something in them, outer ones before inner ones. */
  readonly frames: readonly { readonly index: number; readonly parent: number | null; readonly call: string }[];
}

/** Columns of a formula in a picture. */
const longestFormula = 36;
const short = (text: string): string => elideMiddle(text, longestFormula);

/** @param most nodes that are drawn one by one */
export function pictureOf(graph: Graph, most: number): GraphPicture {
  const boxes: Box[] = [];
  const keys = new Map<number, string>();
  const shownConditions: number[] = [];
  foldedRows(graph, most).forEach((row, place) => {
    if (row.kind === 'node') {
      keys.set(row.index, `n${row.index}`);
      boxes.push(nodeBox(graph.nodes[row.index] as GraphNode, row.index, graph));
    } else if (row.kind === 'condition') {
      shownConditions.push(row.index);
      boxes.push(...conditionBoxes(graph.conditions[row.index] as GraphCondition, row.index, graph));
    } else {
      for (const index of row.nodes) keys.set(index, `f${place}`);
      const text = foldText(row, graph);
      boxes.push({ key: `f${place}`, id: `fold-${place}`, kind: 'fold', onPath: false, ends: [], lines: [{ kind: 'remark', text }], whole: text, frame: null }); // prettier-ignore
    }
  });
  const arrows = [...partialArrows(graph, keys), ...shownConditions.flatMap((index) => conditionArrows(graph, index, keys))];
  return { boxes, arrows, frames: framesWith(boxes, graph) };
} // prettier-ignore

function nodeBox(node: GraphNode, index: number, graph: Graph): Box {
  const { name, value, tangent, adjoint, shape } = node;
  const { precision } = graph;
  const notation = notationOf({ ascii: false });
  const operation = operationText(node);
  const lengths = shape.length === 0 ? '' : ` (${shape.join('×')})`;
  return {
    key: `n${index}`,
    id: nodeId(index),
    kind: roleOf(node),
    onPath: isOnPath(node, graph),
    ends: (['of', 'wrt'] as const).filter((end) => graph[end] !== null && nodeNameOf(graph[end]) === name),
    lines: [
      { kind: 'name', name, text: (operation === 'input' ? '' : ` = ${short(operation)}`) + lengths },
      { kind: 'forward', text: roundedValue(value, precision) },
      ...(tangent === null
        ? []
        : [{ kind: 'forward' as const, text: `${notation.tangent(name)} = ${roundedValue(tangent, precision)}` }]),
      ...(adjoint === null
        ? []
        : [{ kind: 'reverse' as const, text: `${notation.adjoint(name)} = ${roundedValue(adjoint, precision)}` }]),
    ],
    whole: `${name} = ${operation === 'input' ? '' : `${operation} = `}${wholeValue(value, precision)}`,
    frame: drawnFrame(node.frame, graph),
  };
}

function conditionBoxes({ condition, holds, untaken, frame }: GraphCondition, index: number, graph: Graph): Box[] {
  const common = { onPath: false, ends: [], frame: drawnFrame(frame, graph) };
  const decided: Box = {
    ...common,
    key: `c${index}`,
    id: conditionId(index),
    kind: 'condition',
    lines: [
      { kind: 'name', name: short(condition), text: '' },
      { kind: 'remark', text: holds ? 'holds' : "doesn't hold" },
    ],
    whole: condition,
  };
  if (untaken === null) return [decided];
  const lines: BoxLine[] = [
    { kind: 'remark', text: short(untaken) },
    { kind: 'remark', text: "isn't taken" },
  ];
  return [decided, { ...common, key: `u${index}`, id: untakenId(index), kind: 'untaken', lines, whole: untaken }];
}

/** Arrows to and from what is folded have no partials, and one stands for all. */
function partialArrows(graph: Graph, keys: ReadonlyMap<number, string>): PictureArrow[] {
  const seen = new Set<string>();
  return edgesOf(graph).flatMap((edge): PictureArrow[] => {
    const [from, to] = [keys.get(edge.from) ?? '', keys.get(edge.to) ?? ''];
    if (from.startsWith('f') || to.startsWith('f')) {
      const pair = `${from} ${to}`;
      if (from === to || seen.has(pair)) return [];
      seen.add(pair);
      return [{ id: null, from, to, kind: 'folded', label: '', onPath: false, whole: '' }];
    }
    const { partial, onPath } = edge;
    const rule = edge.rule;
    if (partial === null) return [{ id: edgeId(edge), from, to, kind: 'blocked', label: '', onPath, whole: 'no derivative' }]; // prettier-ignore
    const whole = wholeValue(partial, graph.precision);
    return [
      {
        id: edgeId(edge),
        from,
        to,
        kind: 'partial',
        label: roundedValue(partial, graph.precision),
        onPath,
        whole: rule === null || rule === whole ? whole : `${rule} = ${whole}`,
      },
    ];
  });
}

/** A condition decides what is computed next. */
function conditionArrows({ conditions }: Graph, index: number, keys: ReadonlyMap<number, string>): PictureArrow[] {
  const condition = conditions[index];
  if (condition === undefined) return [];
  const next = keys.get(condition.after);
  const common = { id: null, from: `c${index}`, label: '', onPath: false, whole: '' };
  return [
    ...(next === undefined ? [] : [{ ...common, to: next, kind: 'decides' as const }]),
    ...(condition.untaken === null ? [] : [{ ...common, to: `u${index}`, kind: 'leaves' as const }]),
  ];
}

/** How deep frames are drawn in frames; what is computed deeper stands in the deepest of them. */
const deepestFrame = 4;

function drawnFrame(frame: number | null, { frames }: Graph): number | null {
  let drawn = frame;
  while (drawn !== null && (frames[drawn]?.depth ?? 0) > deepestFrame) drawn = frames[drawn]?.parent ?? null;
  return drawn;
}

function framesWith(boxes: readonly Box[], { frames }: Graph): GraphPicture['frames'] {
  const wanted = new Set<number>();
  for (const { frame } of boxes)
    for (let each = frame; each !== null && !wanted.has(each); each = frames[each]?.parent ?? null) wanted.add(each);
  return [...wanted]
    .sort((a, b) => a - b)
    .map((index) => ({ index, parent: frames[index]?.parent ?? null, call: short(frames[index]?.call ?? '') }));
}
