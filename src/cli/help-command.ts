// `diffcmp help`, `diffcmp help COMMAND`, `diffcmp help errors`, `diffcmp help columns`.
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import { usualWidth } from '../report/text/display-width.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { columnListing, errorListing } from './help-topics.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';
import { printListing } from './listing.js';
import { checkOutput, writeOutput } from './output.js';

/** What there is help on beside commands. */
export const helpTopics = ['errors', 'columns'] as const;

export function helpCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('help')
    .description('Show help on a command, the list of errors, or what the columns of a table mean.')
    .argument('[TOPIC]', 'a command, errors or columns')
    .example('diffcmp help compare', 'the options of compare')
    .example('diffcmp help errors', 'every error and exit code')
    .example('diffcmp help columns', 'what ulp, bits, ops and the others mean');
  addGlobalOptions(command).action(async (topic: string | undefined, options: GlobalOptions) => {
    if (topic === 'errors') return printListing(errorListing, options, context);
    if (topic === 'columns') return printListing(columnListing, options, context);
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
  const topics = [...helpTopics, ...commands];
  const guess = closest(topic, topics);
  return new DiffcmpError('unknown-command', `there is no help on '${topic}'`, {
    hint: guess === null ? `there is help on ${topics.join(', ')}` : `did you mean '${guess}'?`,
  });
}
