// The options that every command has.
import { Option } from 'commander';
import { DiffcmpError } from '../errors.js';
import { groupDigits } from '../text/numeral.js';
import { engines } from '../code/engine.js';
import { outputFormats, type OutputFormat } from '../report/text/output-format.js';
import { themes, type Theme } from '../report/text/theme.js';
import { defaultMaxSteps } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import type { DescribedCommand } from './described-command.js';
import { duration, oneOf, positiveInteger } from './option-values.js';

export const colorModes = ['auto', 'always', 'never'] as const;
export type ColorMode = (typeof colorModes)[number];

export interface GlobalOptions<Format extends string = OutputFormat> {
  readonly format: Format;
  readonly output?: string;
  readonly force?: boolean;
  readonly csvSafe?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: ColorMode;
  readonly ascii?: boolean;
  readonly width?: number;
  readonly theme?: Theme;
  readonly allowOutside?: boolean;
}

/** The budgets of commands that run programs. */
export interface BudgetOptions {
  /** Milliseconds. */
  readonly timeout?: number;
  readonly maxSteps?: number;
}

/** An option whose value is read by `read`, with its choices known to help and completion. */
export function choice<W extends string>(flags: string, description: string, words: readonly W[]): Option {
  const option = new Option(flags, `${description}: ${words.join(', ')}`);
  option.argChoices = [...words];
  return option.argParser(oneOf(option.long ?? flags, words));
}

const themeOption = (): Option =>
  choice('--theme <THEME>', "colours of pictures (default: light) and pages (default: auto, the reader's own)", themes);

/** Of commands that run a function often. */
export const engineOption = (): Option =>
  choice('--engine <ENGINE>', 'what runs the function where it is run often, to the same numbers', engines);

/** What some commands say otherwise: the formats, of which the first is the default, and what `-q` leaves out. */
interface Particulars {
  readonly formats?: readonly [string, ...string[]];
  readonly quiet?: string;
}

export function addGlobalOptions<C extends DescribedCommand>(command: C, particulars: Particulars = {}): C {
  const { formats: offered = outputFormats, quiet = 'only the results, no remarks' } = particulars;
  const format = choice('-f, --format <FORMAT>', 'how to print the results', offered).default(offered[0], offered[0]);
  format.description += ` (default: ${offered[0]})`;
  command
    .addOption(format)
    .option('-o, --output <FILE>', 'write the results to FILE, which must not exist')
    .option('--force', 'replace FILE if it exists')
    .option('-q, --quiet', quiet)
    .option('-v, --verbose', 'more about how the results came to be')
    .addOption(choice('--color <WHEN>', 'colours on a terminal', colorModes).default('auto', 'auto'))
    .option('--ascii', "only ASCII characters in diffcmp's own text")
    .option('--width <COLUMNS>', "the width to fit, instead of the terminal's", positiveInteger('--width'))
    .addOption(themeOption())
    .option('--allow-outside', 'read files outside the folder of the file that names them');
  return offered.includes('csv') ? addCsvSafe(command) : command;
}

function addCsvSafe<C extends DescribedCommand>(command: C): C {
  command.option('--csv-safe', "CSV and TSV for spreadsheets: a cell that would be a formula starts with '");
  command.hook('preAction', () => {
    const { csvSafe, format } = command.opts<GlobalOptions>();
    if (csvSafe !== true || format === 'csv' || format === 'tsv') return;
    throw new DiffcmpError('bad-option', '--csv-safe is for CSV and TSV', { hint: 'add -f csv or -f tsv' });
  });
  return command;
}

/** @param of what has the time each */
export function addBudgetOptions<C extends DescribedCommand>(command: C, of = 'per function and point'): C {
  command
    .addOption(
      new Option('--timeout <TIME>', `${of}, such as 500ms or 2m (default: 10s)`)
        .argParser(duration('--timeout'))
        .default(defaultTimeout),
    )
    .option(
      '--max-steps <N>',
      `steps of the program per run (default: ${groupDigits(defaultMaxSteps)})`,
      positiveInteger('--max-steps'),
    );
  return command;
}
