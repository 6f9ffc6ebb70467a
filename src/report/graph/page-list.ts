// The user's text and the Wengert list as markup, with conditions and calls between the lines.
import { programPath } from '../../javascript/program-path.js';
import type { Graph, GraphNode } from '../../graph/graph-data.js';
import { markupLines, markupText } from '../text/markup.js';
import { visible } from '../../text/visible.js';
import type { NodeTexts } from './page/node-texts.js';
import { isSpare, tapeText } from './page/tape-text.js';
import { sourcePieces } from './page/source-pieces.js';

export function sourceMarkup({ expression, nodes }: Graph): string {
  const markup = programPath(expression) === null ? markupLines : markupText; // the name of a file has no lines
  const pieces = sourcePieces(expression, nodes).map(
    ({ start, end }) => `<span>${markup(expression.slice(start, end))}</span>`,
  );
  return `<pre id="source" tabindex="0" role="region" aria-label="The text"><code>${pieces.join('')}</code></pre>`;
}

const noteMarkup = (note: string): string =>
  `<tr role="row" class="note"><td role="cell" colspan="5">${markupText(note)}</td></tr>`;

/** A list so long that its pane has a height of its own on narrow screens. */
const longList = 40;

/** Heads of the columns. Rows are laid out as grids, so that only those in sight cost time, and have to say that they are rows. */
const heads = [
  ['node', ''],
  ['formula', ''],
  ['value', ''],
  ['tangent ▼', 'tangent'],
  ['adjoint ▲', 'adjoint'],
] as const;

/** @param needed whether a tape has to record each node */
export function listMarkup(graph: Graph, texts: readonly NodeTexts[], needed: readonly boolean[]): string {
  const notes = notesOf(graph).map((each) => each.map(noteMarkup));
  const rows = graph.nodes.flatMap((node, place) => [
    ...(notes[place] ?? []),
    rowMarkup(node, place, texts[place], depthOf(graph, node), isSpare(node, needed[place] ?? true)),
  ]);
  return [
    `<div id="list"${graph.nodes.length > longList ? ' class="long"' : ''} role="region" aria-label="Wengert list">`,
    '<table role="table">',
    '<caption class="unseen">Wengert list: each node with its value, tangent and adjoint</caption>',
    `<thead role="rowgroup"><tr role="row">${heads.map(([text, kind]) => `<th role="columnheader" scope="col" class="${kind}">${text}</th>`).join('')}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...rows,
    ...(notes.at(-1) ?? []),
    '</tbody>',
    '</table>',
    '</div>',
    `<p id="tape">${markupText(tapeText(graph.nodes, needed))}</p>`,
  ].join('\n');
}

function rowMarkup(
  node: GraphNode,
  place: number,
  texts: NodeTexts | undefined,
  depth: number,
  spare: boolean,
): string {
  const cell = (name: keyof Omit<NodeTexts, 'isWhole'>): string =>
    `<td role="cell" class="${name} number">${markupText(texts?.[name] ?? '')}</td>`;
  const formula = node.operation === 'input' ? 'input' : node.formula;
  return `<tr role="row" id="row-${place}" tabindex="${place === 0 ? 0 : -1}" class="depth-${Math.min(depth, 4)}${spare ? ' spare' : ''}"><th role="rowheader" scope="row">${markupText(node.name)}</th><td role="cell" class="formula${node.operation === 'input' ? ' given' : ''}">${markupText(formula)}</td>${cell('value')}${cell('tangent')}${cell('adjoint')}</tr>`;
}

const depthOf = ({ frames }: Graph, { frame }: GraphNode): number => (frame === null ? 0 : (frames[frame]?.depth ?? 0));

/** Before each node, and after the last, what was decided there, and calls that begin, end or go on. */
function notesOf({ conditions, frames, nodes }: Graph): string[][] {
  let current: number | null = null;
  const entered = new Set<number>();
  const moveTo = (frame: number | null): string[] => {
    if (frame === current) return [];
    current = frame;
    if (frame === null) return ['back in the main program'];
    const call = visible(frames[frame]?.call ?? '');
    const note = entered.has(frame) ? `back in the call ${call}` : `in the call ${call}`;
    entered.add(frame);
    return [note];
  };
  return [...nodes, null].map((node, place) => [
    ...conditions
      .filter(({ after }) => after === place)
      .flatMap(({ condition, holds, untaken, frame }) => {
        const side = untaken === null ? '' : `; not computed: ${visible(untaken)}`;
        return [...moveTo(frame), `${visible(condition)} ${holds ? 'holds' : 'does not hold'}${side}`];
      }),
    ...(node === null ? [] : moveTo(node.frame)),
  ]);
}
