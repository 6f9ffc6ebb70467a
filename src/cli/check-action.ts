// What `diffcmp check` does: reads F and G, or starts a program, judges, writes; the exit code is the verdict.
import type { Precision } from '../arithmetics/formats.js';
import type { GradientCheck } from '../check/check-data.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import type { GivenPoint } from '../problem/point-of.js';
import { checkExporters } from '../report/check/exporters.js';
import { resultsChoice } from './appearance.js';
import type { Context } from './context.js';
import { functionsOf, wordedWarnings } from './function-argument.js';
import type { ProgramOptions } from './function-options.js';
import type { BudgetOptions, GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';
import { OutputFiles } from './output-files.js';
import type { Streams } from './streams.js';

export interface CheckCommandOptions extends GlobalOptions, BudgetOptions, ProgramOptions {
  readonly at?: string[];
  readonly range?: string;
  readonly points?: string;
  readonly seed?: number;
  readonly wrt?: string[];
  readonly jacobian?: boolean;
  readonly order?: '1' | '2';
  readonly tolerance?: string;
  readonly command?: string;
  readonly precision?: Precision;
}

export async function runCheck(
  f: string | undefined,
  g: string | undefined,
  options: CheckCommandOptions,
  context: Context,
): Promise<void> {
  const { streams } = context;
  const outputs = await OutputFiles.of({ '-o': options.output }, streams);
  if (f === '-' || g === '-') await outputs.refuse('-');
  await checkOutput(options);
  const check = await checked(f, g, options, streams);
  const choice = { ...options, ...resultsChoice(options, streams) };
  await writeOutput(await checkExporters[options.format](check, choice), options, streams);
  context.exitCode = exitCodeOf(check);
}

/** 1 for a FAIL, 5 where nothing could be judged. */
function exitCodeOf({ verdict, counts }: GradientCheck): number {
  if (verdict === 'FAIL') return 1;
  return counts.PASS === 0 ? 5 : 0;
}

async function checked(
  f: string | undefined,
  g: string | undefined,
  options: CheckCommandOptions,
  streams: Streams,
): Promise<GradientCheck> {
  const { at, range, seed, wrt, jacobian, tolerance, precision, maxSteps, timeout, command } = options;
  const functions = command === undefined ? await checkedFunctions(f, g, options, streams) : null;
  const points = options.points === undefined ? undefined : await pointsOf(options.points);
  const order = options.order === '2' ? 2 : 1;
  const asked = { at: atOf(at), range, points, seed, wrt, jacobian, tolerance, precision, maxSteps, timeout, order } as const; // prettier-ignore
  if (functions !== null) {
    const { checkGradient } = await import('../check/check.js');
    const check = await checkGradient(...functions, asked);
    return { ...check, remarks: wordedWarnings(check.remarks, functions[0], at ?? check.points[0]?.at) };
  }
  if (f !== undefined) throw new DiffcmpError('bad-option', `with --command a program gives value and gradient, and '${f}' is none of it`, { hint: 'leave out the expression, or --command' }); // prettier-ignore
  if (options.set !== undefined) throw new DiffcmpError('bad-option', '--set is for functions of files, and with --command a program is asked', { hint: 'give the program its constants in the command' }); // prettier-ignore
  const { checkProgram } = await import('../check/check-program.js');
  return checkProgram(command ?? '', asked);
}

const atOf = (at: readonly string[] | undefined): GivenPoint | undefined => (at?.length === 1 ? at[0] : at);

/** F and G; one alone gives its gradient itself. */
async function checkedFunctions(
  f: string | undefined,
  g: string | undefined,
  options: CheckCommandOptions,
  streams: Streams,
): Promise<[string | ProgramFile, string | ProgramFile | null]> {
  if (f === undefined)
    throw new DiffcmpError('bad-option', 'check needs a function and its gradient', {
      hint: 'for example: diffcmp check "x^3" "3*x^2" --at 2',
    });
  const [first, second = null] = await functionsOf(g === undefined ? [f] : [f, g], options, streams);
  return [first as string | ProgramFile, second];
}

/** A number of points, or those of a file. */
async function pointsOf(text: string): Promise<number | readonly GivenPoint[]> {
  if (/^\d+$/.test(text.trim())) return Number(text);
  const { readPoints } = await import('../check/point-files.js');
  return readPoints(text);
}
