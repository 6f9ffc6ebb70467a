// The user's text and the Wengert list as markup, with conditions and calls between the lines.
import type { Graph, GraphNode } from '../../graph/graph-data.js';
import { markupLines, markupText } from '../text/markup.js';
import { visible } from '../../text/visible.js';
import type { NodeTexts } from './page/node-texts.js';
import { sourcePieces } from './page/source-pieces.js';

export function sourceMarkup({ expression, nodes }: Graph): string {
  const pieces = sourcePieces(expression, nodes).map(
    ({ start, end }) => `<span>${markupLines(expression.slice(start, end))}</span>`,
  );
  return `<pre id="source" tabindex="0" role="region" aria-label="The text"><code>${pieces.join('')}</code></pre>`;
}

export function listMarkup(graph: Graph, texts: readonly NodeTexts[]): string {
  const rows = graph.nodes.flatMap((node, place) => [
    ...notesBefore(graph, place).map((note) => `<tr class="note"><td colspan="5">${markupText(note)}</td></tr>`),
    rowMarkup(node, place, texts[place], depthOf(graph, node)),
  ]);
  const ending = notesBefore(graph, graph.nodes.length).map(
    (note) => `<tr class="note"><td colspan="5">${markupText(note)}</td></tr>`,
  );
  return [
    '<div id="list" role="region" aria-label="Wengert list">',
    '<table>',
    '<caption class="unseen">Wengert list: each node with its value, tangent and adjoint</caption>',
    '<thead><tr><th scope="col">node</th><th scope="col">formula</th><th scope="col">value</th><th scope="col" class="tangent">tangent ▼</th><th scope="col" class="adjoint">adjoint ▲</th></tr></thead>',
    '<tbody>',
    ...rows,
    ...ending,
    '</tbody>',
    '</table>',
    '</div>',
    ...(graph.tape.operations === 0 ? [] : [`<p id="tape">${markupText(tapeText(graph))}</p>`]),
  ].join('\n');
}

function tapeText({ tape: { operations, needed } }: Graph): string {
  if (operations === needed) return `A tape has to record all of the ${operations} operations.`;
  return `A tape has to record ${needed} of the ${operations} operations for this question.`;
}

function rowMarkup(node: GraphNode, place: number, texts: NodeTexts | undefined, depth: number): string {
  const cell = (name: keyof Omit<NodeTexts, 'isWhole'>): string =>
    `<td class="${name} number">${markupText(texts?.[name] ?? '')}</td>`;
  const formula = node.operation === 'input' ? 'input' : node.formula;
  return `<tr id="row-${place}" tabindex="${place === 0 ? 0 : -1}" class="depth-${Math.min(depth, 6)}"><th scope="row">${markupText(node.name)}</th><td class="formula${node.operation === 'input' ? ' given' : ''}">${markupText(formula)}</td>${cell('value')}${cell('tangent')}${cell('adjoint')}</tr>`;
}

const depthOf = ({ frames }: Graph, { frame }: GraphNode): number => (frame === null ? 0 : (frames[frame]?.depth ?? 0));

/** Conditions that were decided here, and the call that begins, goes on or ends here. */
function notesBefore({ conditions, frames, nodes }: Graph, place: number): string[] {
  const decided = conditions
    .filter(({ after }) => after === place)
    .map(({ condition, holds, untaken }) => {
      const side = untaken === null ? '' : `; not computed: ${visible(untaken)}`;
      return `${visible(condition)} ${holds ? 'holds' : 'does not hold'}${side}`;
    });
  const [before, now] = [nodes[place - 1]?.frame ?? null, nodes[place]?.frame ?? null];
  if (before === now || nodes[place] === undefined) return decided;
  const call = now === null ? 'back in the main program' : `in the call ${visible(frames[now]?.call ?? '')}`;
  return [...decided, call];
}
