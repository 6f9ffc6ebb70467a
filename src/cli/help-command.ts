// `diffcmp help`, `diffcmp help COMMAND`, `diffcmp help errors`.
import { closest } from '../did-you-mean.js';
import { DiffcmpError, errorTable } from '../errors.js';
import { wordText } from '../option-text.js';
import { commandLineWording } from '../report/text/command-line-wording.js';
import { padEnd, proseWidth, usualWidth, wrap } from '../report/text/display-width.js';
import type { Style } from '../report/text/style.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';
import { printListing } from './listing.js';
import { checkOutput, writeOutput } from './output.js';

export function helpCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('help')
    .description('Show help on a command, or the list of errors.')
    .summary('help on a command, or the list of errors')
    .argument('[TOPIC]', 'a command, or errors')
    .example('diffcmp help compare', 'the options of compare')
    .example('diffcmp help errors', 'every error and exit code');
  addGlobalOptions(command).action(async (topic: string | undefined, options: GlobalOptions) => {
    if (topic === 'errors') return printListing(errorListing, options, context);
    const program = command.parent ?? command;
    const named = topic === undefined ? program : program.commands.find((each) => each.name() === topic);
    if (topic !== undefined && named === undefined)
      throw unknownTopic(
        topic,
        program.commands.map((each) => each.name()),
      );
    const [{ resultsChoice }, { inCharacters, styleOf }] = await Promise.all([
      import('./appearance.js'),
      import('../report/text/style.js'),
    ]);
    await checkOutput(options);
    const style = styleOf(resultsChoice(options, context.streams));
    const shown = named ?? program;
    shown.configureOutput({ getOutHelpWidth: () => Math.min(style.width, usualWidth) });
    await writeOutput(inCharacters(shown.helpInformation(), style), options, context.streams);
  });
  return command;
}

function unknownTopic(topic: string, commands: readonly string[]): DiffcmpError {
  const topics = ['errors', ...commands];
  const guess = closest(topic, topics);
  return new DiffcmpError('unknown-command', `there is no help on '${topic}'`, {
    hint: guess === null ? `there is help on ${topics.join(', ')}` : `did you mean '${guess}'?`,
  });
}

const exitMeanings: readonly (readonly [number | string, string])[] = [
  [0, 'done, every check passed'],
  [1, 'done, but a check failed'],
  [2, 'usage: options, method, range, expression'],
  [3, 'an input or output file'],
  [4, "the function can't be evaluated there"],
  [70, 'a bug in diffcmp'],
  ['130, 143', 'interrupted, terminated'],
];

const errorFacts = Object.entries(errorTable).map(([code, { exit, meaning }]) => ({
  code,
  exit,
  meaning: wordText(meaning, commandLineWording),
}));

const errorListing = {
  fields: ['error', 'exit', 'meaning'],
  rows: errorFacts.map(({ code, exit, meaning }) => [code, String(exit), meaning]),
  screen: errorList,
  data: { schema: 'diffcmp/errors@1', errors: errorFacts },
  items: errorFacts,
};

/** Every error code with its exit code and meaning. */
function errorList(style: Style): string {
  const width = Math.max(40, Math.min(style.width, proseWidth));
  const column = Math.max(...errorFacts.map(({ code }) => code.length)) + 2;
  const lines = errorFacts.flatMap(({ code, exit, meaning }) => {
    const [first = '', ...rest] = wrap(meaning, width - column - 6);
    return [
      `${padEnd(code, column)}${String(exit).padStart(4)}  ${first}`,
      ...rest.map((line) => ' '.repeat(column + 6) + line),
    ];
  });
  const exits = exitMeanings.map(([exit, meaning]) => `${padEnd(String(exit), 10)}${meaning}`);
  const head = `${padEnd('error', column)}exit  meaning`;
  return `${[head, ...lines, '', 'Exit codes:', '', ...exits].join('\n')}\n`;
}
