// The text of --help: usage, examples, then arguments, options and commands.
import type { Command, Help } from 'commander';
import { padEnd, proseWidth, usualWidth, wrap } from '../report/text/display-width.js';

const widestTerm = 28;

export interface Example {
  readonly line: string;
  readonly says: string;
}

export interface HelpListing {
  readonly title: string;
  readonly names: readonly (readonly [name: string, says: string])[];
}

export function helpText(
  command: Command & { readonly examples: readonly Example[]; readonly listings: readonly HelpListing[] },
  helper: Help,
): string {
  const width = Math.max(40, Math.min(helper.helpWidth ?? usualWidth, proseWidth));
  const options = helper.visibleOptions(command);
  const isGlobal = (long: string | undefined): boolean => globalNames.has((long ?? '').slice(2));
  const pairs = (list: typeof options): [string, string][] =>
    list.map((option) => [helper.optionTerm(option), option.description]);
  const own = options.filter(({ long }) => !isGlobal(long));
  const everywhere = options.filter(({ long }) => isGlobal(long));
  const parts = [
    wrap(command.description(), width).join('\n'),
    wrap(`Usage: ${helper.commandUsage(command)}`, width, '  ').join('\n'),
    sectionText('Examples', exampleLines(command.examples, width)),
    sectionText(
      'Arguments',
      terms(
        helper.visibleArguments(command).map((each) => [each.name(), each.description]),
        width,
      ),
    ),
    ...command.listings.map(({ title, names }) => sectionText(title, terms(names, width))),
    sectionText(
      'Commands',
      terms(
        helper.visibleCommands(command).map((each) => [each.name(), each.summary() || each.description()]),
        width,
      ),
    ),
    sectionText('Options', terms(pairs(own), width)),
    sectionText(own.length === 0 ? 'Options' : 'Options of every command', terms(pairs(everywhere), width)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The options that every command has; they come last. */
const globalNames = new Set(
  'format csv-safe output force quiet verbose color ascii width theme allow-outside timeout max-steps help version'.split(
    ' ',
  ),
);

function sectionText(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}:`, ...lines].join('\n');
}

/** The command, and what it does behind it or, where there is no room, below. */
function exampleLines(examples: readonly Example[], width: number): string[] {
  const column = Math.max(0, ...examples.map(({ line }) => line.length)) + 4;
  const beside = examples.every(({ says }) => column + says.length <= width);
  return examples.flatMap(({ line, says }) =>
    beside
      ? [`  ${padEnd(line, column - 2)}${says}`]
      : [...commandLines(line, width - 2), ...wrap(says, width - 6).map((part) => `      ${part}`)],
  );
}

/** A command in the width there is: with a backslash at the ends of lines it can still be pasted. */
function commandLines(line: string, width: number): string[] {
  if (line.length <= width) return [`  ${line}`];
  const parts = line.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    return joined.length + ' \\'.length <= width ? [...lines.slice(0, -1), joined] : [...lines, `  ${word}`];
  }, []);
  return parts.map((part, i) => `  ${part}${i < parts.length - 1 ? ' \\' : ''}`);
}

function terms(pairs: readonly (readonly [string, string])[], width: number): string[] {
  const column = Math.min(widestTerm, Math.max(0, ...pairs.map(([term]) => term.length))) + 4;
  return pairs.flatMap(([term, description]) => {
    const lines = wrap(description, width - column);
    const [first = '', ...rest] = lines;
    const opening =
      term.length + 4 <= column ? [`  ${padEnd(term, column - 2)}${first}`] : [`  ${term}`, ' '.repeat(column) + first];
    return [...opening, ...rest.map((line) => ' '.repeat(column) + line)].map((line) => line.trimEnd());
  });
}
