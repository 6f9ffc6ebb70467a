// What `diffcmp scale` does: reads, measures, writes the report and the pictures.
import type { Precision } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { programPath } from '../javascript/program-path.js';
import { scaleExporters } from '../report/scale/exporters.js';
import { quoteExpression } from '../report/text/shell.js';
import { warningReport } from '../report/text/error-text.js';
import { familyNamed, familyNames } from '../scale/families.js';
import type { Scale } from '../scale/scale-data.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { checkPictures, openPicture, pictureFiles, writePictures, type Drawings, type PictureOptions } from './pictures.js'; // prettier-ignore
import { expressionOf, type Streams } from './streams.js';

export interface ScaleCommandOptions extends GlobalOptions, BudgetOptions, PictureOptions {
  readonly expr?: string;
  readonly sizes?: string;
  readonly at?: string[];
  readonly wrt?: string[];
  readonly method?: string[];
  readonly precision?: Precision;
  readonly time?: boolean;
  readonly plot?: 'auto' | 'braille' | 'ascii' | 'none';
  readonly height?: number;
}

export async function runScale(
  family: string | undefined,
  options: ScaleCommandOptions,
  context: Context,
): Promise<void> {
  const { streams } = context;
  const subject = await subjectIn(family, options, streams);
  const { scale, scaleTemplate } = await import('../scale/scale.js');
  const { sizes, at, wrt, method, precision, time, maxSteps, timeout } = options;
  const study = options.expr === undefined ? scale : scaleTemplate;
  const data = await study(subject, { sizes, at, wrt, methods: method?.join(','), precision, time, maxSteps, timeout });
  const pictures = await writePictures(options, 'scale', streams, () => drawings(data));
  const report = await scaleExporters[options.format](data, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  const style = styleFor(streams.stderr, streams.env, options);
  if (options.quiet !== true && options.format !== 'json' && options.format !== 'ndjson')
    for (const { code, message } of data.warnings) streams.stderr.write(warningReport(code, message, style));
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, streams);
}

async function drawings(data: Scale): Promise<Drawings> {
  const [{ scaleSvg }, { scaleHtml }] = await Promise.all([
    import('../report/scale/svg.js'),
    import('../report/scale/html.js'),
  ]);
  return { svg: (theme) => scaleSvg(data, theme), html: (theme) => scaleHtml(data, theme) };
}

/** The family or the template, of which there is one; files are refused before anything is computed. */
async function subjectIn(family: string | undefined, options: ScaleCommandOptions, streams: Streams): Promise<string> {
  const { expr } = options;
  const program = [family, expr].find((text) => text !== undefined && programPath(text) !== null);
  if (program !== undefined)
    throw new DiffcmpError(
      'bad-option',
      `'${program}' is a function of a file, and scale takes families and templates`,
      {
        hint: 'compare it at points of several sizes: its rows have the same counts',
      },
    );
  if (family === undefined && expr === undefined)
    throw new DiffcmpError('bad-option', 'scale needs a family, or a template with --expr', {
      hint: `families: ${familyNames.join(', ')}; for example: diffcmp scale rosenbrock`,
    });
  if (family !== undefined && expr !== undefined)
    throw new DiffcmpError('bad-option', `scale takes a family or --expr, and got '${family}' and a template`, {
      hint: 'leave out one of them',
    });
  const outputs = await OutputFiles.of({ '-o': options.output, ...pictureFiles(options) }, streams);
  if (expr === '-') await outputs.refuse('-');
  await checkOutput(options);
  await checkPictures(options, 'scale');
  if (expr !== undefined) return await expressionOf(expr, streams);
  if (/[^\w\s-]/.test(family ?? ''))
    throw new DiffcmpError('unknown-family', `'${family ?? ''}' is no family`, {
      hint: `a template is an option: --expr ${quoteExpression(family ?? '')}`,
    });
  return familyNamed(family ?? '');
}
