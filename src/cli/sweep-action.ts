// What `diffcmp sweep` does: reads, sweeps, writes the report and the pictures.
import type { Engine } from '../code/engine.js';
import type { Precision } from '../arithmetics/formats.js';
import { sweepExporters } from '../report/sweep/exporters.js';
import { warningReport } from '../report/text/error-text.js';
import type { SweepOptions } from '../sweep/sweep.js';
import type { Sweep } from '../sweep/sweep-data.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import {
  checkPictures,
  openPicture,
  pictureFiles,
  writePictures,
  type Drawings,
  type PictureOptions,
} from './pictures.js';
import { allFunctionsOf, wordedForEach } from './function-argument.js';
import type { FurtherFunctions, ProgramOptions } from './function-options.js';
import type { PlotOptions } from './picture-options.js';
import type { Streams } from './streams.js';

export interface SweepCommandOptions
  extends GlobalOptions, BudgetOptions, PictureOptions, PlotOptions, ProgramOptions, FurtherFunctions {
  readonly at?: string[];
  readonly wrt?: string[];
  readonly reduce?: 'sum';
  readonly method?: string[];
  readonly order?: '1' | '2';
  readonly precision?: Precision[];
  readonly from?: number;
  readonly to?: number;
  readonly perDecade?: number;
  readonly error?: 'absolute' | 'relative' | 'ulps';
  readonly engine?: Engine;
}

export async function runSweep(expression: string, options: SweepCommandOptions, context: Context): Promise<void> {
  const { streams } = context;
  await checkFiles([expression, ...(options.and ?? [])], options, streams);
  const sources = await allFunctionsOf(expression, options, streams);
  const [source, ...and] = sources;
  const sweep = await context.loadSweep();
  const swept = await sweep(source, { ...sweepOptions(options), and });
  const data = { ...swept, warnings: wordedForEach(swept.warnings, sources, options.at) };
  const pictures = await writePictures(options, 'sweep', streams, () => drawings(data));
  const report = await sweepExporters[options.format](data, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  const style = styleFor(streams.stderr, streams.env, options);
  if (options.quiet !== true && options.format !== 'json' && options.format !== 'ndjson')
    for (const { code, message } of data.warnings) streams.stderr.write(warningReport(code, message, style));
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, streams);
}

async function drawings(data: Sweep): Promise<Drawings> {
  const [{ sweepSvg }, { sweepHtml }] = await Promise.all([
    import('../report/sweep/svg.js'),
    import('../report/sweep/html.js'),
  ]);
  return { svg: (theme) => sweepSvg(data, theme), html: (theme) => sweepHtml(data, theme) };
}

/** Refuses files before anything is computed. */
async function checkFiles(
  expressions: readonly string[],
  options: SweepCommandOptions,
  streams: Streams,
): Promise<void> {
  const outputs = await OutputFiles.of({ '-o': options.output, ...pictureFiles(options) }, streams);
  if (expressions.includes('-')) await outputs.refuse('-');
  await checkOutput(options);
  await checkPictures(options, 'sweep');
}

function sweepOptions(options: SweepCommandOptions): SweepOptions {
  const { at, wrt, reduce, method, order, precision, from, to, perDecade, error, engine, maxSteps, timeout } = options;
  return {
    at,
    wrt,
    reduce,
    methods: method?.join(','),
    order: order === '2' ? 2 : 1,
    precision: precision === undefined || precision.length === 0 ? undefined : precision,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(perDecade !== undefined && { perDecade }),
    error,
    engine,
    maxSteps,
    timeout,
  };
}
