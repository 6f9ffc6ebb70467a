// What `diffcmp graph` does: reads, records, writes the list and the pictures.
import type { Precision } from '../arithmetics/formats.js';
import type { Graph } from '../graph/graph-data.js';
import type { GraphOptions, SweepName } from '../graph/graph.js';
import { graphExporters, type GraphFormat } from '../report/graph/exporters.js';
import { warningReport } from '../report/text/error-text.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { checkPictures, openPicture, pictureFiles, writePictures, type Drawings, type PictureOptions } from './pictures.js'; // prettier-ignore
import { expressionOf, type Streams } from './streams.js';

export interface GraphCommandOptions extends GlobalOptions<GraphFormat>, BudgetOptions, PictureOptions {
  readonly at?: string[];
  readonly of?: string;
  readonly wrt?: string;
  readonly trace?: SweepName[];
  readonly certified?: boolean;
  readonly maxNodes?: number;
  readonly reduce?: 'sum';
  readonly precision?: Precision;
}

export async function runGraph(expression: string, options: GraphCommandOptions, context: Context): Promise<void> {
  const { streams } = context;
  await checkFiles(expression, options, streams);
  const source = await expressionOf(expression, streams);
  const { graph } = await import('../graph/graph.js');
  const data = await graph(source, graphOptions(options));
  const pictures = await writePictures(options, 'graph', streams, () => drawings(data, options));
  const report = await graphExporters[options.format](data, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  const style = styleFor(streams.stderr, streams.env, options);
  if (options.quiet !== true && options.format !== 'json' && options.format !== 'ndjson')
    for (const { code, message } of data.warnings) streams.stderr.write(warningReport(code, message, style));
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, streams);
}

async function drawings(data: Graph, { maxNodes }: GraphCommandOptions): Promise<Drawings> {
  const [{ graphSvg }, { graphHtml }] = await Promise.all([
    import('../report/graph/svg.js'),
    import('../report/graph/html.js'),
  ]);
  return { svg: (theme) => graphSvg(data, { theme, maxNodes }), html: (theme) => graphHtml(data, theme) };
}

/** Refuses files before anything is computed. */
async function checkFiles(expression: string, options: GraphCommandOptions, streams: Streams): Promise<void> {
  const outputs = await OutputFiles.of({ '-o': options.output, ...pictureFiles(options) }, streams);
  if (expression === '-') await outputs.refuse('-');
  await checkOutput(options);
  await checkPictures(options, 'graph');
}

function graphOptions(options: GraphCommandOptions): GraphOptions {
  const { at, of, wrt, trace, certified, reduce, precision, maxSteps, timeout } = options;
  return { at, of, wrt, trace, certified, reduce, precision, maxSteps, timeout };
}
