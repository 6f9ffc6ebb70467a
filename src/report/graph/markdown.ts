// A graph as Markdown: heading, the list as a table, the derivative, the sweeps.
import type { Graph, GraphNode } from '../../graph/graph-data.js';
import { markdownTable } from '../compare/markdown.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { foldSentence, graphSentences } from './conclusion.js';
import { derivativeRows, noDerivative, pathSentence, pathTexts } from './derivative-text.js';
import { defaultMaxNodes, foldedRows, type ListRow } from './folding.js';
import { graphTitle } from './heading.js';
import { notationOf } from './notation.js';
import type { GraphChoice } from './screen.js';
import { conditionText, foldText, operationText, partialLine, partialTexts, valueUlps } from './texts.js';
import { sweepSentences, sweepTexts, type SweepDirection } from './trace-text.js';
import { wholeValue } from './value-text.js';

/** The document, ending in a newline. */
export function graphMarkdown(graph: Graph, { maxNodes = defaultMaxNodes, quiet = false }: GraphChoice = {}): string {
  const rows = foldedRows(graph, maxNodes);
  const { read, at, value, means } = graphTitle(graph, false);
  const sentences = quiet ? [] : [...graphSentences(graph), foldSentence(rows, graph)];
  const parts = [
    `## ${markdownCode(read)}${at === '' ? '' : ` ${markdownText(at)}`}`,
    markdownText(`${value}; ${means.join(', ')}`),
    markdownTable(listCells(rows, graph)).trimEnd(),
    ...derivativeParts(graph),
    ...(['forward', 'reverse'] as const).flatMap((direction) => sweepParts(graph, direction, maxNodes)),
    sentences
      .filter((text) => text !== '')
      .map(markdownText)
      .join(' '),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function listCells(rows: readonly ListRow[], graph: Graph): string[][] {
  const { precision, wrt, frames } = graph;
  const hasUlps = graph.nodes.some(({ certified }) => certified !== null);
  const head = ['node', 'operation', 'value', ...(hasUlps ? ['ulp'] : []), 'partials', ...(wrt === null ? [] : ['tangent']), 'adjoint', ...(frames.length > 0 ? ['in'] : [])]; // prettier-ignore
  const optional = (value: GraphNode['adjoint']): string => (value === null ? '' : wholeValue(value, precision));
  const body = rows.map((row) => {
    const node = row.kind === 'node' ? graph.nodes[row.index] : undefined;
    if (node === undefined) {
      const condition = row.kind === 'condition' ? graph.conditions[row.index] : undefined;
      const text = condition !== undefined ? conditionText(condition, graph) : row.kind === 'fold' ? foldText(row, graph) : ''; // prettier-ignore
      return ['…', text, ...head.slice(2).map(() => '')];
    }
    return [
      node.name,
      operationText(node),
      wholeValue(node.value, precision),
      ...(hasUlps ? [valueUlps(node)] : []),
      partialTexts(node, precision).map(partialLine).join(', '),
      ...(wrt === null ? [] : [optional(node.tangent)]),
      optional(node.adjoint),
      ...(frames.length > 0 ? [node.frame === null ? '' : (frames[node.frame]?.call ?? '')] : []),
    ];
  });
  return [head, ...body];
}

function derivativeParts(graph: Graph): string[] {
  const { derivative, precision } = graph;
  if (derivative === null) return [];
  const title = `### ${markdownText(`∂${derivative.of}/∂${derivative.wrt}`)}`;
  if (derivative.why !== null) return [title, markdownText(noDerivative(graph))];
  const rows = derivativeRows(derivative, precision).map(({ label, value, remark }) => [label, value, remark]);
  const paths = pathTexts(derivative, precision).map(({ nodes, product }) => `- ${markdownText(nodes)}: ${markdownText(product)}`); // prettier-ignore
  return [
    title,
    markdownTable([['', 'derivative', ''], ...rows]).trimEnd(),
    markdownText(`${pathSentence(derivative, precision)}${paths.length === 0 ? '.' : ':'}`),
    paths.join('\n'),
  ];
}

function sweepParts(graph: Graph, direction: SweepDirection, most: number): string[] {
  if (graph.trace?.[direction] == null) return [];
  const texts = sweepTexts(graph, direction, notationOf({ ascii: false }));
  const [head, tail] = [Math.ceil(most / 2), Math.floor(most / 2)];
  const isFolded = texts.length > most;
  const cells = texts.flatMap(({ kind, primal, equations }, place) => {
    if (isFolded && place >= head && place < texts.length - tail)
      return place === head ? [['…', `${texts.length - most} lines folded`]] : [];
    if (equations.length === 0) return [[primal, kind === 'skip' ? 'skipped' : '']];
    return equations.map(({ left, sides }, i) => [i === 0 ? primal : '', [left, ...sides].join(' = ') + (kind === 'seed' && i === 0 ? ' (seed)' : '')]); // prettier-ignore
  });
  return [
    `### ${direction === 'forward' ? 'Forward' : 'Reverse'} sweep`,
    markdownTable([['primal', direction === 'forward' ? 'tangent' : 'adjoint'], ...cells]).trimEnd(),
    ...sweepSentences(graph, direction).map(markdownText),
  ];
}
