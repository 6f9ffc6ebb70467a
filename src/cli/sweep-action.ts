// What `diffcmp sweep` does: reads, sweeps, writes the report and the pictures.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Precision } from '../arithmetics/formats.js';
import { keysOf } from '../keys.js';
import { sweepExporters } from '../report/sweep/exporters.js';
import { warningReport } from '../report/text/error-text.js';
import type { Theme } from '../report/text/theme.js';
import type { SweepOptions } from '../sweep/sweep.js';
import type { Sweep } from '../sweep/sweep-data.js';
import { visible } from '../text/visible.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { openFile } from './open-file.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { checkPicture } from './picture-files.js';
import { expressionOf, type Streams } from './streams.js';

export interface SweepCommandOptions extends GlobalOptions, BudgetOptions {
  readonly at?: string[];
  readonly wrt?: string[];
  readonly method?: string[];
  readonly order?: '1' | '2';
  readonly precision?: Precision[];
  readonly from?: number;
  readonly to?: number;
  readonly perDecade?: number;
  readonly error?: 'absolute' | 'relative' | 'ulps';
  readonly plot?: 'auto' | 'braille' | 'ascii' | 'none';
  readonly height?: number;
  readonly svg?: string;
  readonly png?: string;
  readonly html?: string;
  readonly open?: boolean;
  readonly theme?: Theme;
}

export async function runSweep(expression: string, options: SweepCommandOptions, context: Context): Promise<void> {
  const { streams } = context;
  await checkFiles(expression, options, streams);
  const source = await expressionOf(expression, streams);
  const sweep = await context.loadSweep();
  const data = await sweep(source, sweepOptions(options));
  const pictures = await writePictures(data, options, context);
  const report = await sweepExporters[options.format](data, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  const style = styleFor(streams.stderr, streams.env, options);
  if (options.quiet !== true && options.format !== 'json' && options.format !== 'ndjson')
    for (const { code, message } of data.warnings) streams.stderr.write(warningReport(code, message, style));
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, context);
}

/** Says which file it is: it may be one in the folder for temporary files. */
async function openPicture(file: string, options: SweepCommandOptions, { streams }: Context): Promise<void> {
  const { stderr, env } = streams;
  const problem = await openFile(file);
  if (problem !== null)
    stderr.write(warningReport('cannot-open', `cannot open ${file}: ${problem}`, styleFor(stderr, env, options)));
  else if (options.quiet !== true) stderr.write(`opened ${visible(file)}\n`);
}

/** Refuses files before anything is computed. */
async function checkFiles(expression: string, options: SweepCommandOptions, streams: Streams): Promise<void> {
  const { svg, png, html, force, output } = options;
  const pictures = { '--svg': svg, '--png': png, '--html': html };
  const outputs = await OutputFiles.of({ '-o': output, ...pictures }, streams);
  if (expression === '-') await outputs.refuse('-');
  await checkOutput(options);
  for (const option of keysOf(pictures)) await checkPicture(option, pictures[option], { stem: 'sweep', force });
}

function sweepOptions(options: SweepCommandOptions): SweepOptions {
  const { at, wrt, method, order, precision, from, to, perDecade, error, maxSteps, timeout } = options;
  return {
    at,
    wrt,
    methods: method?.join(','),
    order: order === '2' ? 2 : 1,
    precision: precision === undefined || precision.length === 0 ? undefined : precision,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(perDecade !== undefined && { perDecade }),
    error,
    maxSteps,
    timeout,
  };
}

const hasPicture = ({ svg, png, html, open }: SweepCommandOptions): boolean =>
  [svg, png, html].some((file) => file !== undefined) || open === true;

/** The files written; with `--open` alone, a page in the folder for temporary files. The last is the one to open. */
async function writePictures(sweep: Sweep, options: SweepCommandOptions, { streams }: Context): Promise<string[]> {
  const { svg, png, open, force, theme } = options;
  if (!hasPicture(options)) return [];
  const needsPage = open === true && svg === undefined && png === undefined;
  const html = options.html ?? (needsPage ? join(await mkdtemp(join(tmpdir(), 'diffcmp-')), 'sweep.html') : undefined);
  const [{ sweepSvg }, { sweepHtml }] = await Promise.all([
    import('../report/sweep/svg.js'),
    import('../report/sweep/html.js'),
  ]);
  const pictures: readonly (readonly [string | undefined, () => string | Promise<Uint8Array>])[] = [
    [svg, () => sweepSvg(sweep, theme)],
    // pixels can't turn dark where their reader is
    [
      png,
      async () => (await import('../report/plot/png.js')).pngOf(sweepSvg(sweep, theme === 'dark' ? 'dark' : 'light')),
    ],
    [html, () => sweepHtml(sweep, theme)],
  ];
  const written: string[] = [];
  for (const [file, content] of pictures) {
    if (file === undefined) continue;
    await writeOutput(await content(), { output: file, ...(force !== undefined && { force }) }, streams);
    written.push(file);
  }
  return written;
}
