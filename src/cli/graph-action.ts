// What `diffcmp graph` does: reads, records, writes the list and the pictures.
import type { Precision } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import type { OptionText } from '../option-text.js';
import type { Graph } from '../graph/graph-data.js';
import type { GraphOptions, SweepName } from '../graph/graph.js';
import { graphExporters, type GraphFormat } from '../report/graph/exporters.js';
import { errorData, errorReport, warningReport } from '../report/text/error-text.js';
import { ndjsonReport } from '../report/text/json.js';
import { leavesIn } from '../tensors/nested.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { checkPictures, openPicture, pictureFiles, writePictures, type Drawings, type PictureOptions } from './pictures.js'; // prettier-ignore
import { functionOf, misfitsAt, wordedWarnings } from './function-argument.js';
import type { ProgramOptions } from './function-options.js';
import type { Streams } from './streams.js';

export interface GraphCommandOptions extends GlobalOptions<GraphFormat>, BudgetOptions, PictureOptions, ProgramOptions {
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
  const source = await functionOf(expression, options, streams);
  const { graph } = await import('../graph/graph.js');
  const made = await graph(source, graphOptions(options));
  const data = { ...made, warnings: wordedWarnings(made.warnings, source, options.at) };
  const pictures = await writePictures(options, 'graph', streams, () => drawings(data, options));
  const report = await graphExporters[options.format](data, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  reportRemarks(data, options, context, () => misfitsAt(source, options.at));
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, streams);
}

/** What stands beside the list, on stderr: a value that is no finite number, and warnings. */
function reportRemarks(
  data: Graph,
  { format, quiet, ...options }: GraphCommandOptions,
  context: Context,
  misfits: () => OptionText | null,
): void {
  const { stderr, env } = context.streams;
  const style = styleFor(stderr, env, options);
  const isData = format === 'json' || format === 'ndjson';
  if (quiet !== true && !isData)
    for (const { code, message } of data.warnings) stderr.write(warningReport(code, message, style));
  const error = nonFinite(data, misfits);
  if (error === null) return;
  context.exitCode = error.exitCode;
  stderr.write(isData ? ndjsonReport(errorData(error)) : errorReport(error, style));
}

/** Where the value is no finite number: the node at which that began. */
function nonFinite({ nodes, output }: Graph, misfits: () => OptionText | null): DiffcmpError | null {
  const isFinite = ({ value }: Graph['nodes'][number]): boolean =>
    leavesIn(value).every((each) => typeof each === 'number');
  const value = nodes.find(({ name }) => name === output);
  const first = nodes.find((node) => !isFinite(node));
  if (value === undefined || isFinite(value) || first === undefined) return null;
  const begins = first === value ? '' : `: that begins at ${first.name} = ${first.formula}`;
  return new DiffcmpError('non-finite', `${output} = ${value.formula} is no finite number there${begins}`, {
    hint: misfits() ?? 'take another point',
  });
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
