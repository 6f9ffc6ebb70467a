// The manual page in roff, generated from the definition of the commands.
import type { Command, Option } from 'commander';
import { errorCodes } from '../error-table.js';
import { lowerFirst } from '../text/letter-case.js';
import { DescribedCommand } from './described-command.js';

/** The text of diffcmp(1). It carries no date, so that equal sources give equal bytes. */
export function manPage(program: Command, version: string): string {
  const commands = program.commands.filter((command) => command instanceof DescribedCommand);
  const compare = commands.find((command) => command.name() === 'compare');
  const lines = [
    `.TH DIFFCMP 1 "" "diffcmp ${version}" "User Commands"`,
    '.SH NAME',
    `diffcmp \\- ${roffText(lowerFirst(program.description()).replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    '.B diffcmp\n[\\fIcompare\\fR] \\fIEXPRESSION\\fR \\fB\\-\\-at\\fR \\fIPOINT\\fR [\\fIoptions\\fR]',
    ...commands
      .filter((command) => command !== compare)
      .map((command) => `.br\n.B diffcmp ${command.name()}\n${roffText(operands(command))}`),
    '.SH EXAMPLES',
    ...(compare?.examples ?? []).map(({ line, says }) => `.TP\n.B ${roffText(line)}\n${roffText(says)}`),
    '.SH COMMANDS',
    ...commands.flatMap((command) => [
      `.SS ${command.name()}`,
      roffText(command.description()),
      ...command.options.map((option) => `.TP\n.B ${roffText(option.flags)}\n${roffText(optionText(option))}`),
    ]),
    '.SH EXIT STATUS',
    ...exits().map(([exit, codes]) => `.TP\n.B ${exit}\n${roffText(codes)}`),
    '.SH ENVIRONMENT',
    '.TP\n.B NO_COLOR\nno colours, unless \\-\\-color always',
    '.TP\n.B FORCE_COLOR\ncolours even away from a terminal; 0 means none',
    '.SH COPYRIGHT',
    roffText(
      'MIT. The package gmp-wasm, installed with diffcmp, holds MPFR and GMP, which are LGPL-3.0; mathjs, which is bundled, is Apache-2.0. All licences, and the NOTICE of mathjs, are in THIRD_PARTY_NOTICES.md of the package.',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const operands = (command: Command): string =>
  command.registeredArguments.map((each) => (each.required ? each.name() : `[${each.name()}]`)).join(' ') ||
  '[options]';

const optionText = ({ description }: Option): string => description;

/** Errors by exit code. */
function exits(): [string, string][] {
  const byExit = new Map<number, string[]>();
  for (const [code, { exit }] of Object.entries(errorCodes)) byExit.set(exit, [...(byExit.get(exit) ?? []), code]);
  const errors = [...byExit].map(([exit, codes]): [string, string] => [String(exit), codes.join(', ')]);
  return [
    ['0', 'done, every check passed'],
    ['1', 'done, but a check failed'],
    ...errors,
    ['5', 'nothing could be judged: the truth, or what was expected, is undecided'],
    ['130, 143', 'interrupted, terminated'],
  ];
}

/** Roff reads backslashes, hyphens, and dots or quotes at the start of a line as its own. */
function roffText(text: string): string {
  const safe = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq').replaceAll('\n', ' ');
  return /^[.']/.test(safe) ? `\\&${safe}` : safe;
}
