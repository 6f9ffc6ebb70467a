// What `diffcmp scale` does: reads, measures, writes the report and the pictures.
import type { Precision } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { programPath } from '../javascript/program-path.js';
import { scaleExporters } from '../report/scale/exporters.js';
import { quoteExpression } from '../report/text/shell.js';
import { warningReport } from '../report/text/error-text.js';
import { familyNamed, familyNames } from '../scale/families.js';
import type { Scale } from '../scale/scale-data.js';
import { mentionsSize } from '../scale/sized-arguments.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { constantsOf, functionOf, type Constants } from './function-argument.js';
import type { ProgramOptions } from './function-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import type { PlotOptions } from './picture-options.js';
import { checkPictures, openPicture, pictureFiles, writePictures, type Drawings, type PictureOptions } from './pictures.js'; // prettier-ignore
import type { Streams } from './streams.js';

export interface ScaleCommandOptions extends GlobalOptions, BudgetOptions, PictureOptions, PlotOptions, ProgramOptions {
  readonly expr?: string;
  readonly sizes?: string;
  readonly at?: string[];
  readonly wrt?: string[];
  readonly reduce?: 'sum';
  readonly method?: string[];
  readonly precision?: Precision;
  readonly time?: boolean;
}

export async function runScale(
  family: string | undefined,
  options: ScaleCommandOptions,
  context: Context,
): Promise<void> {
  const { streams } = context;
  const subject = await subjectIn(family, options, streams);
  const { sizes, at, wrt, reduce, method, precision, time, maxSteps, timeout } = options;
  const { set, sized } = constantsIn(options.set);
  const source = await functionOf(subject, { ...options, set }, streams);
  const { scale, scaleTemplate } = await import('../scale/scale.js');
  const asked = { sizes, at, set: sized, wrt, reduce, methods: method?.join(','), precision, time, maxSteps, timeout };
  const data = await (typeof source === 'string' && options.expr !== undefined
    ? scaleTemplate(source, asked)
    : scale(source, asked));
  const pictures = await writePictures(options, 'scale', streams, () => drawings(data));
  const report = await scaleExporters[options.format](data, { ...options, ...resultsChoice(options, streams) });
  await writeOutput(report, options, streams);
  const style = styleFor(streams.stderr, streams.env, options);
  if (options.quiet !== true && options.format !== 'json' && options.format !== 'ndjson')
    for (const { code, message } of data.warnings) streams.stderr.write(warningReport(code, message, style));
  if (options.open === true) await openPicture(pictures.at(-1) ?? '', options, streams);
}

/** Constants of a function of a file: those that are the same at each size, and those that use n. */
function constantsIn(set: readonly string[] | undefined): Pick<ProgramOptions, 'set'> & { sized?: Constants } {
  if (set === undefined) return {};
  constantsOf(set); // says what is wrong with any of them
  const usesSize = (text: string): boolean =>
    /=\s*[^"\s]/.test(text) && mentionsSize(text.slice(text.indexOf('=') + 1));
  return { set: set.filter((text) => !usesSize(text)), sized: constantsOf(set.filter(usesSize)) };
}

async function drawings(data: Scale): Promise<Drawings> {
  const [{ scaleSvg }, { scaleHtml }] = await Promise.all([
    import('../report/scale/svg.js'),
    import('../report/scale/html.js'),
  ]);
  return { svg: (theme) => scaleSvg(data, theme), html: (theme) => scaleHtml(data, theme) };
}

/** The family, template or function of a file, of which there is one; files to write are refused before anything is computed. */
async function subjectIn(family: string | undefined, options: ScaleCommandOptions, streams: Streams): Promise<string> {
  const { expr } = options;
  if (family === undefined && expr === undefined)
    throw new DiffcmpError('bad-option', 'scale needs a family, a function of a file, or a template with --expr', {
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
  if (expr !== undefined) return expr;
  if (family !== undefined && programPath(family) !== null) return family;
  if (/[^\w\s-]/.test(family ?? ''))
    throw new DiffcmpError('unknown-family', `'${family ?? ''}' is no family`, {
      hint: `a template is an option: --expr ${quoteExpression(family ?? '')}`,
    });
  return familyNamed(family ?? '');
}
