// A graph in the language of Graphviz: nodes with name, operation, value and derivatives; edges with partials; calls as clusters.
import type { Graph } from '../../graph/graph-data.js';
import { arrowLooks, dotLooks, ink, lineInks, muted } from './dot-looks.js';
import { dotLabel, dotString } from './dot-text.js';
import { nestedLines } from './nesting.js';
import { pictureOf, type PictureArrow, type Box, type GraphPicture } from './picture.js';

export interface DotChoice {
  /** Nodes that are drawn one by one: all unless given. */
  readonly maxNodes?: number | undefined;
}

/**
 * The whole picture, ending in a newline. In SVG made of it, node i is `node-i` of the class input, constant or operation, and path, of, wrt;
 * the edge to the slot s of node j is `edge-i-j-s`; conditions are `condition-k` and what they leave out `untaken-k`.
 */
export function graphDot(graph: Graph, { maxNodes = Infinity }: DotChoice = {}): string {
  return dotOf(pictureOf(graph, maxNodes), graph);
}

export function dotOf(picture: GraphPicture, graph: Graph): string {
  const asksPath = graph.wrt !== null;
  const frame = {
    open: (index: number, call: string) => [
      `  subgraph cluster_${index} {`,
      `  id="frame-${index}" style="rounded" labeljust=l label=${dotString(call)}`,
    ],
    close: '  }',
    box: (box: Box) => boxLine(box, asksPath),
  };
  return [
    'digraph computation {',
    `  graph [fontname="DejaVu Sans", fontsize=11, fontcolor="${muted}", color="#bdbdbd", nodesep=0.3, ranksep=0.35]`,
    `  node [fontname="DejaVu Sans", fontsize=12, fontcolor="${ink}", margin="0.09,0.05"]`,
    `  edge [fontname="DejaVu Sans", fontsize=11, fontcolor="${ink}", color="#767676", arrowsize=0.7]`,
    ...nestedLines(picture, frame),
    ...picture.arrows.map((arrow) => arrowLine(arrow, asksPath)),
    '}',
    '',
  ].join('\n');
}

function boxLine({ key, id, kind, onPath, ends, lines, whole }: Box, asksPath: boolean): string {
  const classes = [kind, ...(onPath ? ['path'] : []), ...ends].join(' ');
  const strength = onPath && asksPath ? ' penwidth=2.2' : '';
  const rings = ends.includes('of') ? ' peripheries=2' : '';
  const label = dotLabel(
    lines.map((line) => ({
      parts: [
        ...(line.name === undefined ? [] : [{ text: line.name, bold: true }]),
        ...(line.text === '' ? [] : [{ text: line.text, color: lineInks[line.kind] }]),
      ],
    })),
  );
  return `  ${key} [id="${id}" class="${classes}" ${dotLooks[kind]}${strength}${rings} tooltip=${dotString(whole)} label=${label}]`;
}

function arrowLine({ id, from, to, kind, label, onPath, whole }: PictureArrow, asksPath: boolean): string {
  const name = id === null ? '' : `id="${id}" `;
  const strength = onPath && asksPath ? ` penwidth=2.2 color="${ink}"` : '';
  const text = label === '' ? '' : ` label=${dotString(` ${label} `)} tooltip=${dotString(whole)}`;
  return `  ${from} -> ${to} [${name}class="${onPath ? 'path' : 'aside'}"${arrowLooks[kind]}${strength}${text}]`;
}
