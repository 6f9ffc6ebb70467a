// `diffcmp help`, `diffcmp help COMMAND`, `diffcmp help errors`.
import { closest } from '../did-you-mean.js';
import { DiffcmpError, errorCodes } from '../errors.js';
import { padEnd, wrap } from '../report/display-width.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';

export function helpCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('help')
    .description('Show help on a command, or the list of errors.')
    .summary('help on a command, or the list of errors')
    .argument('[TOPIC]', 'a command, or errors')
    .example('diffcmp help compare', 'the options of compare')
    .example('diffcmp help errors', 'every error and exit code');
  command.action((topic: string | undefined) => {
    const { stdout } = context.streams;
    const program = command.parent ?? command;
    if (topic === undefined) return void stdout.write(program.helpInformation());
    if (topic === 'errors') return void stdout.write(errorList(stdout.columns));
    const named = program.commands.find((each) => each.name() === topic);
    if (named !== undefined) return void stdout.write(named.helpInformation());
    const topics = ['errors', ...program.commands.map((each) => each.name())];
    const guess = closest(topic, topics);
    throw new DiffcmpError('unknown-command', `there is no help on '${topic}'`, {
      hint: guess === null ? `there is help on ${topics.join(', ')}` : `did you mean '${guess}'?`,
    });
  });
  return command;
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

/** Every error code with its exit code and meaning. */
export function errorList(columns = 80): string {
  const width = Math.max(40, Math.min(columns, 100));
  const codes = Object.entries(errorCodes);
  const column = Math.max(...codes.map(([code]) => code.length)) + 2;
  const lines = codes.flatMap(([code, { exit, meaning }]) => {
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
