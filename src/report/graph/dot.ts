// A graph in the language of Graphviz: nodes with name, operation, value and derivatives; edges with partials; calls as clusters.
import type { Graph, GraphCondition, GraphNode } from '../../graph/graph-data.js';
import { elideMiddle } from '../text/display-width.js';
import { forwardInk, ink, dotLooks, muted, reverseInk } from './dot-looks.js';
import { dotString, dotLabel, type LabelLine, type LabelPart } from './dot-text.js';
import { notationOf } from './notation.js';
import { conditionId, edgeId, edgesOf, isOnPath, nodeId, roleOf, untakenId, type GraphEdge } from './structure.js';
import { roundedValue, wholeValue } from './value-text.js';

export interface DotChoice {
  /** Which way it flows: from top to bottom by default. */
  readonly direction?: 'down' | 'right' | undefined;
}

/** Columns of a formula in a picture; more in its tooltip. */
const longestFormula = 36;

/**
 * The whole picture. In SVG made of it, node i is `node-i` of the classes input, constant or operation, and path, of, wrt; the edge to the
 * slot s of node j is `edge-i-j-s`; conditions are `condition-k` and what they leave out `untaken-k`.
 */
export function graphDot(graph: Graph, { direction = 'down' }: DotChoice = {}): string {
  return [
    'digraph computation {',
    `  graph [rankdir=${direction === 'down' ? 'TB' : 'LR'}, fontname="DejaVu Sans", fontsize=11, fontcolor="${muted}", color="#bdbdbd", nodesep=0.3, ranksep=0.35]`,
    `  node [fontname="DejaVu Sans", fontsize=12, fontcolor="${ink}", margin="0.09,0.05"]`,
    `  edge [fontname="DejaVu Sans", fontsize=11, fontcolor="${ink}", color="#767676", arrowsize=0.7]`,
    ...frameLines(graph),
    ...edgesOf(graph).map((edge) => edgeLine(edge, graph)),
    ...graph.conditions.flatMap((condition, index) => conditionEdges(condition, index, graph)),
    '}',
    '',
  ].join('\n');
}

/** The nodes of each call in a cluster, those of calls that it made in clusters in it. */
function frameLines(graph: Graph): string[] {
  const lines: string[] = [];
  const members = new Map<number | null, string[]>();
  const add = (frame: number | null, line: string): void => {
    const list = members.get(frame);
    if (list === undefined) members.set(frame, [line]);
    else list.push(line);
  };
  graph.nodes.forEach((node, index) => add(node.frame, nodeLine(node, index, graph)));
  graph.conditions.forEach((condition, index) => {
    for (const line of conditionNodes(condition, index)) add(condition.frame, line);
  });
  const inner = new Map<number | null, number[]>();
  graph.frames.forEach(({ parent }, index) => inner.set(parent, [...(inner.get(parent) ?? []), index]));
  const open: (number | string)[] = [...(inner.get(null) ?? [])].reverse();
  lines.push(...(members.get(null) ?? []));
  while (open.length > 0) {
    const next = open.pop() as number | string;
    if (typeof next === 'string') {
      lines.push(next);
      continue;
    }
    const call = elideMiddle(graph.frames[next]?.call ?? '', longestFormula);
    lines.push(
      `  subgraph cluster_${next} {`,
      `  id="frame-${next}" style="rounded" labeljust=l label=${dotString(call)}`,
    );
    lines.push(...(members.get(next) ?? []));
    open.push('  }', ...[...(inner.get(next) ?? [])].reverse());
  }
  return lines;
}

function nodeLine(node: GraphNode, index: number, graph: Graph): string {
  const role = roleOf(node);
  const classes = [
    role,
    ...(isOnPath(node, graph) ? ['path'] : []),
    ...(node.name === graph.of ? ['of'] : []),
    ...(node.name === graph.wrt ? ['wrt'] : []),
  ];
  const strength = isOnPath(node, graph) && graph.wrt !== null ? ' penwidth=2.2' : '';
  const rings = node.name === graph.of ? ' peripheries=2' : '';
  const tooltip = `${node.name} = ${node.formula} = ${wholeValue(node.value, graph.precision)}`;
  return `  n${index} [id="${nodeId(index)}" class="${classes.join(' ')}" ${dotLooks[role]}${strength}${rings} tooltip=${dotString(tooltip)} label=${dotLabel(nodeLabel(node, graph))}]`;
}

function nodeLabel(node: GraphNode, { precision }: Graph): LabelLine[] {
  const { tangent, adjoint } = notationOf({ ascii: false });
  const shape = node.shape.length === 0 ? [] : [{ text: `  ${node.shape.join('×')}`, color: muted }];
  const formula: LabelPart[] =
    roleOf(node) === 'input' || node.formula === node.name
      ? []
      : [{ text: ` = ${elideMiddle(node.formula, longestFormula)}` }];
  return [
    { parts: [{ text: node.name, bold: true }, ...formula, ...shape] },
    { parts: [{ text: roundedValue(node.value, precision), color: forwardInk }] },
    ...(node.tangent === null
      ? []
      : [{ parts: [{ text: `${tangent(node.name)} = ${roundedValue(node.tangent, precision)}`, color: forwardInk }] }]),
    ...(node.adjoint === null
      ? []
      : [{ parts: [{ text: `${adjoint(node.name)} = ${roundedValue(node.adjoint, precision)}`, color: reverseInk }] }]),
  ];
}

function edgeLine(edge: GraphEdge, { precision, wrt }: Graph): string {
  const { from, to, partial, rule, onPath } = edge;
  const look = partial === null ? ' style=dashed' : onPath && wrt !== null ? ` penwidth=2.2 color="${ink}"` : '';
  const label = partial === null ? '' : ` label=${dotString(` ${roundedValue(partial, precision)} `)}`;
  const tooltip =
    partial === null ? 'no derivative' : `${rule === null ? '' : `${rule} = `}${wholeValue(partial, precision)}`;
  return `  n${from} -> n${to} [id="${edgeId(edge)}" class="${onPath ? 'path' : 'aside'}"${look}${label} tooltip=${dotString(tooltip)}]`;
}

function conditionNodes({ condition, holds, untaken }: GraphCondition, index: number): string[] {
  const text = elideMiddle(condition, longestFormula);
  const lines: LabelLine[] = [
    { parts: [{ text, bold: true }] },
    { parts: [{ text: holds ? 'holds' : "doesn't hold", color: muted }] },
  ];
  const decided = `  c${index} [id="${conditionId(index)}" class="condition" ${dotLooks.condition} tooltip=${dotString(condition)} label=${dotLabel(lines)}]`;
  if (untaken === null) return [decided];
  const left: LabelLine[] = [
    { parts: [{ text: elideMiddle(untaken, longestFormula), color: muted }] },
    { parts: [{ text: "isn't taken", color: muted }] },
  ];
  return [
    decided,
    `  u${index} [id="${untakenId(index)}" class="untaken" ${dotLooks.untaken} tooltip=${dotString(untaken)} label=${dotLabel(left)}]`,
  ];
}

/** A condition decides what is computed next. */
function conditionEdges({ after, untaken }: GraphCondition, index: number, graph: Graph): string[] {
  return [
    ...(after < graph.nodes.length
      ? [`  c${index} -> n${after} [class="decides" style=dotted color="#9a6a00" arrowhead=odot]`]
      : []),
    ...(untaken === null
      ? []
      : [`  c${index} -> u${index} [class="decides" style=dotted color="#8d939c" arrowhead=none]`]),
  ];
}
