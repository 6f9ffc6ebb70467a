// What `diffcmp derive` does: reads, derives, writes.
import { deriveExporters } from '../report/derive/exporters.js';
import type { FormulaFormat } from '../report/text/output-format.js';
import { warningReport } from '../report/text/error-text.js';
import { programPath } from '../javascript/program-path.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { expressionOf } from './streams.js';

export interface DeriveCommandOptions extends GlobalOptions<FormulaFormat>, BudgetOptions {
  readonly wrt?: string[];
  readonly order?: '1' | '2';
  readonly steps?: boolean;
  readonly seed?: number;
}

export async function runDerive(expression: string, options: DeriveCommandOptions, context: Context): Promise<void> {
  const { streams } = context;
  const outputs = await OutputFiles.of({ '-o': options.output }, streams);
  if (expression === '-') await outputs.refuse('-');
  await checkOutput(options);
  const source = await expressionOf(expression, streams);
  const { derive, noFormulaOfFile } = await import('../derive/derive.js');
  if (programPath(expression) !== null) throw noFormulaOfFile(expression);
  const { wrt, order, steps, seed, maxSteps, timeout } = options;
  const derived = await derive(source, { wrt, order: order === '2' ? 2 : 1, steps, seed, maxSteps, timeout });
  const choice = { ...resultsChoice(options, streams), quiet: options.quiet, verbose: options.verbose };
  await writeOutput(await deriveExporters[options.format](derived, choice), options, streams);
  if (options.quiet === true || options.format === 'json' || options.format === 'ndjson') return;
  const style = styleFor(streams.stderr, streams.env, options);
  for (const { code, message } of derived.warnings) streams.stderr.write(warningReport(code, message, style));
}
