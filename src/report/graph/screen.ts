// A graph as a screen: heading, list, derivative, sweeps, and sentences that say what it comes to.
import type { Graph } from '../../graph/graph-data.js';
import { visibleData } from '../../text/visible.js';
import { proseWidth, wrap } from '../text/display-width.js';
import { inCharacters, styleOf, type Style, type StyleChoice } from '../text/style.js';
import { foldSentence, graphSentences } from './conclusion.js';
import { derivativeLines } from './derivative-lines.js';
import { defaultMaxNodes, foldedRows } from './folding.js';
import { graphHeading } from './heading.js';
import { listLines } from './list-lines.js';
import { traceLines } from './trace-lines.js';
import { sweepSentences } from './trace-text.js';

export interface GraphChoice extends StyleChoice {
  /** Nodes that are shown one by one; 200 unless given. */
  readonly maxNodes?: number | undefined;
  /** Without sentences. */
  readonly quiet?: boolean | undefined;
}

/** The screen, ending in a newline. */
export function graphScreen(given: Graph, choice: GraphChoice = {}): string {
  const graph = visibleData(given);
  const style = styleOf(choice);
  const most = choice.maxNodes ?? defaultMaxNodes;
  const sentences = [...graphSentences(graph), foldSentence(foldedRows(graph, most), graph)];
  const parts = [
    graphHeading(graph, style),
    listLines(graph, most, style),
    derivativeLines(graph, style),
    ...(['forward', 'reverse'] as const).map((direction) =>
      graph.trace?.[direction] == null
        ? []
        : [
            ...traceLines(graph, direction, most, style),
            ...(choice.quiet === true ? [] : prose(sweepSentences(graph, direction), style)),
          ],
    ),
    choice.quiet === true ? [] : prose(sentences, style),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const prose = (sentences: readonly string[], style: Style): string[] =>
  sentences
    .filter((text) => text !== '')
    .flatMap((text) =>
      wrap(inCharacters(text, style), Math.min(proseWidth, style.width), '', inCharacters('…', style)),
    );
