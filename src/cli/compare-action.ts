// What `diffcmp compare` does: reads, compares, writes the report, and remarks on stderr.
import type { Precision } from '../arithmetics/formats.js';
import type { Engine } from '../code/engine.js';
import type { CompareOptions } from '../compare/compare.js';
import type { Check, Comparison } from '../compare/comparison.js';
import { flatComparison } from '../compare/forms.js';
import { DiffcmpError } from '../errors.js';
import type { OptionText } from '../option-text.js';
import { leavesIn } from '../tensors/nested.js';
import { errorData, errorReport, warningReport } from '../report/text/error-text.js';
import { ndjsonReport } from '../report/text/json.js';
import type { ColumnName } from '../report/compare/columns.js';
import { expectationLines, methodFailures } from '../report/compare/check-lines.js';
import { comparisonExporters } from '../report/compare/exporters.js';
import type { SortKey } from '../report/compare/sorting.js';
import { resultsChoice, styleFor } from './appearance.js';
import type { Context } from './context.js';
import { expectationOf } from './expectation-option.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import { functionOf, misfitsAt, wordedWarnings } from './function-argument.js';
import type { ProgramOptions } from './function-options.js';
import { toleranceRemark } from './tolerance-remark.js';

export interface CompareCommandOptions extends GlobalOptions, BudgetOptions, ProgramOptions {
  readonly at?: string[];
  readonly wrt?: string[];
  readonly method?: string[];
  readonly reduce?: 'sum';
  readonly delta?: number;
  readonly order?: '1' | '2';
  readonly precision?: Precision;
  readonly digits?: number;
  readonly expect?: string[];
  readonly tolerance?: string;
  readonly sort?: SortKey;
  readonly columns?: ColumnName[];
  readonly wide?: boolean;
  readonly time?: boolean;
  readonly explain?: boolean;
  readonly matrix?: boolean;
  readonly conventions?: boolean;
  readonly engine?: Engine;
}

export async function runCompare(expression: string, options: CompareCommandOptions, context: Context): Promise<void> {
  const { streams } = context;
  const outputs = await OutputFiles.of({ '-o': options.output }, streams);
  if (expression === '-') await outputs.refuse('-');
  await checkOutput(options);
  const source = await functionOf(expression, options, streams);
  const compare = await context.loadCompare();
  const compared = await compare(source, compareOptions(options));
  const comparison = { ...compared, warnings: wordedWarnings(compared.warnings, source, options.at) };
  const report = await comparisonExporters[options.format](comparison, {
    ...options,
    ...resultsChoice(options, streams),
  });
  await writeOutput(report, options, streams);
  reportRemarks(comparison, options, context, () => misfitsAt(source, options.at));
}

function compareOptions(options: CompareCommandOptions): CompareOptions {
  const { at, wrt, reduce, delta, order, precision, digits, tolerance, time, explain, matrix, conventions, engine } =
    options;
  const { timeout, maxSteps } = options;
  return {
    at,
    wrt,
    reduce,
    methods: options.method?.join(','),
    delta,
    order: order === '2' ? 2 : 1,
    precision,
    digits,
    expect: options.expect === undefined ? undefined : expectationOf(options.expect),
    tolerance,
    time,
    explain: explain === true && options.verbose === true ? 'nodes' : explain,
    matrix,
    conventions,
    engine,
    maxSteps,
    timeout,
  };
}

/** What stands beside the results, on stderr: a check that failed, a value that isn't finite, other warnings. */
function reportRemarks(
  comparison: Comparison<'tensors'>,
  options: CompareCommandOptions,
  context: Context,
  misfits: () => OptionText | null,
): void {
  const { stderr, env } = context.streams;
  const style = styleFor(stderr, env, options);
  const isData = options.format === 'json' || options.format === 'ndjson';
  for (const { code, message } of comparison.warnings) {
    // where something was to be checked, that is the answer, and its exit code the only one
    if (code === 'non-finite' && comparison.check === null) {
      const error = new DiffcmpError('non-finite', message, { hint: misfits() });
      context.exitCode = error.exitCode;
      stderr.write(isData ? ndjsonReport(errorData(error)) : errorReport(error, style));
    } else if (options.quiet !== true && !isData && !isSaid(code, comparison)) {
      stderr.write(warningReport(code, message, style));
    }
  }
  const remark = options.quiet === true || isData ? null : toleranceRemark(options.tolerance);
  if (remark !== null) stderr.write(warningReport('wide-tolerance', remark, style));
  const { check } = comparison;
  if (check === null) return;
  const flat = flatComparison(comparison);
  if (options.format === 'csv' || options.format === 'tsv')
    for (const line of expectationLines(flat, style)) stderr.write(`${line}\n`);
  if (check.passed) return;
  context.exitCode = isInconclusive(check) ? inconclusive : 1;
  for (const line of methodFailures(flat, style)) stderr.write(`${line}\n`);
}

/** The exit code where nothing could be judged. */
const inconclusive = 5;

const isInconclusive = ({ expect, failures }: Check): boolean =>
  failures.length === 0 && Object.values(expect ?? {}).every(({ verdict }) => verdict !== 'FAIL');

/** Whether the last lines of the table say it already. */
function isSaid(code: string, { reference }: Comparison<'tensors'>): boolean {
  const ofSecond = Object.values(reference.hessianStatuses ?? {}).flatMap((row) => Object.values(row));
  const statuses = [...Object.values(reference.statuses), ...ofSecond].flatMap(leavesIn);
  return code === 'beyond-range' || statuses.some((each) => each === code);
}
