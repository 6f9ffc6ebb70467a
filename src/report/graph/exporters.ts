// A graph in every format. What draws, and the screen, is loaded where it is asked for.
import type { Graph } from '../../graph/graph-data.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import { outputFormats, type Exporters } from '../text/output-format.js';
import { nodeFields, nodeRecords } from './records.js';
import type { GraphChoice } from './screen.js';

export const graphFormats = [...outputFormats, 'dot', 'mermaid', 'latex'] as const;
export type GraphFormat = (typeof graphFormats)[number];

export const graphExporters: Exporters<Graph, GraphChoice & DelimitedChoice, GraphFormat> = {
  table: async (graph, choice) => (await import('./screen.js')).graphScreen(graph, choice),
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (graph, choice) => delimitedReport([nodeFields, ...nodeRecords(graph)], ',', choice),
  tsv: (graph, choice) => delimitedReport([nodeFields, ...nodeRecords(graph)], '\t', choice),
  md: async (graph, choice) => (await import('./markdown.js')).graphMarkdown(graph, choice),
  dot: async (graph, choice) => (await import('./dot.js')).graphDot(graph, choice),
  mermaid: async (graph, choice) => (await import('./mermaid.js')).graphMermaid(graph, choice),
  latex: async (graph, choice) => (await import('./latex.js')).graphLatex(graph, choice),
};
