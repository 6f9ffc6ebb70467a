// Which command a command line means, and what it is told.
import type { Command, Option } from 'commander';
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import { quoteExpression, valueWord } from '../report/text/shell.js';
import { fileAsExpression, filesForStar, foreignDash, pointInWords } from './slips.js';
import { sortArguments, type CommandShape, type OptionShape, type SortedArguments } from './arguments.js';

export interface Route {
  readonly command: Command;
  /** For the command's parser: options, then `--`, then everything else. */
  readonly words: readonly string[];
}

/** @throws DiffcmpError where the words mean no command */
export function routeOf(words: readonly string[], program: Command): Route {
  const sorted = sortArguments(words, [program, ...program.commands].map(commandShape));
  const { options, operands, isLiteral } = sorted;
  if (sorted.incomplete !== null) {
    const hint = sorted.incomplete.endsWith('a') || sorted.incomplete === '--at' ? 'for example --at 1.2' : null;
    throw new DiffcmpError('bad-option', `${sorted.incomplete} needs a value`, { hint });
  }
  const named = program.commands.find((command) => command.name() === sorted.command);
  const slip =
    singleDash(options, program) ?? (isLiteral ? null : operandSlip(operands, program, takesExpression(named)));
  if (slip !== null) throw slip;
  if (named !== undefined) return { command: named, words: [...options, '--', ...operands] };
  const [first] = operands;
  if (first === undefined) return rootRoute(sorted, program);
  const mistyped = isLiteral ? null : mistypedCommand(sorted, program);
  if (mistyped !== null) throw mistyped;
  const compare = program.commands.find((command) => command.name() === 'compare') ?? program;
  return { command: compare, words: [...options, '--', ...operands] };
}

/** What an operand most likely was meant to be, where it is no expression, file or name. */
export function operandSlip(
  operands: readonly string[],
  program: Command,
  areExpressions: boolean,
): DiffcmpError | null {
  return (
    foreignDash(operands, optionNames(program)) ??
    insideQuotes(operands, program) ??
    (areExpressions ? (filesForStar(operands) ?? fileAsExpression(operands) ?? pointInWords(operands)) : null)
  );
}

function longNames(program: Command): string[] {
  return [program, ...program.commands].flatMap(({ options }) => options.map(({ long }) => long?.slice(2) ?? ''));
}

/** Names and letters. */
function optionNames(program: Command): string[] {
  const letters = [program, ...program.commands].flatMap(({ options }) => options.flatMap(({ short }) => short?.slice(1) ?? []));
  return [...longNames(program), ...letters];
} // prettier-ignore

/** Whether the command, `compare` if none is named, is about one expression. */
export const takesExpression = (command: Command | undefined): boolean =>
  command === undefined || command.registeredArguments[0]?.name() === 'EXPRESSION';

/** `-at 1`, which would be read as `-a t`. */
function singleDash(options: readonly string[], program: Command): DiffcmpError | null {
  const names = longNames(program);
  const word = options.find((each) => /^-[a-z]/.test(each) && names.includes(each.slice(1).split('=', 1)[0] ?? ''));
  if (word === undefined) return null;
  return new DiffcmpError('bad-option', `there is no option ${word}`, { hint: `did you mean -${word}?` });
}

/** `"x^2 --at 1"`: the quotes took in an option. What stays is a sum with a minus, if anything. */
function insideQuotes(operands: readonly string[], program: Command): DiffcmpError | null {
  const names = longNames(program);
  for (const operand of operands) {
    const [, before = '', name = '', rest = ''] = /^(.*\S)\s+--([a-z-]+)[ =]+([\w.[].*)$/s.exec(operand) ?? [];
    if (!names.includes(name)) continue;
    const hint = `close the quotes before it: ${quoteExpression(before)} --${name} ${valueWord(rest)}`;
    return new DiffcmpError('bad-option', `the option --${name} stands inside the expression`, { hint });
  }
  return null;
}

/** Without an expression: help, the version, or the remark that an expression is missing. */
function rootRoute({ options }: SortedArguments, program: Command): Route {
  const rootOption = options.find((word) => ['-h', '--help', '-V', '--version'].includes(word));
  if (rootOption !== undefined) return { command: program, words: [rootOption] };
  const compare = program.commands.find((command) => command.name() === 'compare') ?? program;
  return { command: compare, words: [...options, '--'] };
}

/** `swep "x^2" -a 2`: a bare word before another argument, or one close to a command, with no point. */
function mistypedCommand({ options, operands }: SortedArguments, program: Command): DiffcmpError | null {
  const [first = '', ...more] = operands;
  if (!/^[a-z][a-z-]*$/i.test(first)) return null;
  const names = program.commands.map((command) => command.name());
  const guess = closest(first, names);
  const hasPoint = options.some((word) => /^(-a|--at\b)/.test(word));
  const looksLikeCommand = more.length > 0 ? first.length > 2 : guess !== null && !hasPoint;
  if (!looksLikeCommand) return null;
  const hint =
    guess === null ? `there are ${names.join(', ')}; an expression goes in quotes` : `did you mean '${guess}'?`;
  return new DiffcmpError('unknown-command', `there is no command '${first}'`, { hint });
}

export function commandShape(command: Command): CommandShape {
  const help: OptionShape = { short: 'h', long: 'help', takesValue: false, isPath: false };
  return { name: command.name(), options: [...command.options.map(optionShape), help] };
}

function optionShape(option: Option): OptionShape {
  return {
    short: option.short?.slice(1) ?? null,
    long: option.long?.slice(2) ?? '',
    takesValue: option.required || option.optional,
    standsAlone: option.optional,
    isPath: /[<[]FILE[>\]]/.test(option.flags),
  };
}
