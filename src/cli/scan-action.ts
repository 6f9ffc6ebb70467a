// What `diffcmp scan` does: reads, scans, writes the report and the pictures.
import type { Precision } from '../arithmetics/formats.js';
import type { Engine } from '../code/engine.js';
import { scanExporters } from '../report/scan/exporters.js';
import { scanProgressText } from '../report/scan/progress.js';
import { warningReport } from '../report/text/error-text.js';
import type { ScanOptions } from '../scan/scan.js';
import type { Scan } from '../scan/scan-data.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import { allFunctionsOf } from './function-argument.js';
import type { FurtherFunctions, ProgramOptions } from './function-options.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { checkPictures, openPicture, pictureFiles, writePictures, type Drawings, type PictureOptions } from './pictures.js'; // prettier-ignore
import type { PlotOptions } from './picture-options.js';
import { ProgressLine } from './progress-line.js';
import type { Streams } from './streams.js';

export interface ScanCommandOptions
  extends GlobalOptions, BudgetOptions, PictureOptions, PlotOptions, ProgramOptions, FurtherFunctions {
  readonly at?: string[];
  readonly points?: number;
  readonly log?: boolean;
  readonly wrt?: string[];
  readonly reduce?: 'sum';
  readonly method?: string[];
  readonly delta?: number;
  readonly order?: '1' | '2';
  readonly precision?: Precision;
  readonly below?: number;
  readonly engine?: Engine;
}

export async function runScan(expression: string, options: ScanCommandOptions, context: Context): Promise<void> {
  const { streams } = context;
  await checkFiles([expression, ...(options.and ?? [])], options, streams);
  const [source, ...and] = await allFunctionsOf(expression, options, streams);
  const { watchedScan } = await import('../scan/scan.js');
  const progress = new ProgressLine(streams.stderr, options);
  let data: Scan;
  try {
    data = await watchedScan(source, { ...scanOptions(options), and }, (done, all) => {
      progress.show((width) => scanProgressText(done, all, progress.seconds, width));
    });
  } finally {
    progress.takeAway();
  }
  const pictures = await writePictures(options, 'scan', streams, () => drawings(data));
  const report = await scanExporters[options.format](data, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  const style = styleFor(streams.stderr, streams.env, options);
  if (options.quiet !== true && options.format !== 'json' && options.format !== 'ndjson')
    for (const { code, message } of data.warnings) streams.stderr.write(warningReport(code, message, style));
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, streams);
} // prettier-ignore

async function drawings(data: Scan): Promise<Drawings> {
  const [{ scanSvg }, { scanHtml }] = await Promise.all([
    import('../report/scan/svg.js'),
    import('../report/scan/html.js'),
  ]);
  return { svg: (theme) => scanSvg(data, theme), html: (theme) => scanHtml(data, theme) };
}

/** Refuses files before anything is computed. */
async function checkFiles(expressions: readonly string[], options: ScanCommandOptions, streams: Streams): Promise<void> {
  const outputs = await OutputFiles.of({ '-o': options.output, ...pictureFiles(options) }, streams);
  if (expressions.includes('-')) await outputs.refuse('-');
  await checkOutput(options);
  await checkPictures(options, 'scan');
} // prettier-ignore

function scanOptions(options: ScanCommandOptions): ScanOptions {
  const { at, points, log, wrt, reduce, method, delta, order, precision, below, engine, maxSteps, timeout } = options;
  return {
    at,
    points,
    log,
    wrt,
    reduce,
    methods: method?.join(','),
    delta,
    order: order === '2' ? 2 : 1,
    precision,
    below,
    engine,
    maxSteps,
    timeout,
  };
}
