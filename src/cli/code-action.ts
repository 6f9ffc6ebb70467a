// What `diffcmp code` does: reads, traces, writes.
import type { Precision } from '../arithmetics/formats.js';
import type { LanguageName } from '../code/languages/language.js';
import type { Mode } from '../code/engine.js';
import { codeExporters, type CodeFormat } from '../report/code/exporters.js';
import { warningReport } from '../report/text/error-text.js';
import { styleFor } from './appearance.js';
import type { Context } from './context.js';
import { counterAt, functionOf } from './function-argument.js';
import type { ProgramOptions } from './function-options.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';

export interface CodeCommandOptions extends GlobalOptions<CodeFormat>, BudgetOptions, ProgramOptions {
  readonly lang?: LanguageName;
  readonly valueOnly?: boolean;
  readonly at?: string[];
  readonly wrt?: string[];
  readonly mode?: Mode;
  readonly reduce?: 'sum';
  readonly precision?: Precision;
}

export async function runCode(expression: string, options: CodeCommandOptions, context: Context): Promise<void> {
  const { streams } = context;
  const outputs = await OutputFiles.of({ '-o': options.output }, streams);
  if (expression === '-') await outputs.refuse('-');
  await checkOutput(options);
  const source = await functionOf(expression, options, streams);
  const { codeListing } = await import('../code/languages/listing.js');
  const { lang: language, valueOnly, at, wrt, mode, reduce, precision, maxSteps, timeout } = options;
  const listing = codeListing(source, { language, valueOnly, at, wrt, mode, reduce, precision, maxSteps, timeout });
  await writeOutput(await codeExporters[options.format](listing, null), options, streams);
  const counter = at === undefined ? null : counterAt(source, at);
  if (counter === null || options.quiet === true || options.format === 'json') return;
  streams.stderr.write(warningReport(counter.code, counter.message, styleFor(streams.stderr, streams.env, options)));
}
