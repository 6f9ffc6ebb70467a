// The definition of the program, of whichever commands.
import type { Command } from 'commander';
import { keysOf } from '../keys.js';
import { usualWidth } from '../report/text/display-width.js';
import { commandSummaries } from './command-summaries.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';

/** The program; `compare` is meant where no command is named. */
export function programWith(commands: readonly Command[], context: Context, version: string): DescribedCommand {
  const program = new DescribedCommand('diffcmp')
    .description('Compare ways of differentiating a function, against certified truth.')
    .usage('[COMMAND] EXPRESSION --at POINT [options]')
    .version(version, '-V, --version', 'print the version')
    .example('diffcmp "x*cos(x)" --at 1.2', 'every method side by side')
    .example('diffcmp "x*y + sin(x)" --at x=1,y=2', 'several inputs')
    .example('diffcmp "exp(x)" --at 1 -t 4ulp', 'exit 1 if a method misses')
    .example('diffcmp sweep "x*cos(x)" --at 1.2', 'error against step')
    .example('diffcmp scan "(1-cos(x))/x^2" --at x=-1e-3:1e-3', 'where over a range does each method fail?')
    .example('diffcmp check "x^3" "2*x^2" --at 2', 'is this gradient right?')
    .example('diffcmp graph "a = x*y; a + sin(a)" --at x=1,y=2', 'every node, its value and its derivatives')
    .example('diffcmp train fixtures/toy-network.yaml', 'gradient descent with any method')
    .example('diffcmp scale rosenbrock --sizes 1,10,100', 'what each method costs as the work grows')
    .example('diffcmp derive "x*cos(x)" --steps', 'the derivative, rule by rule')
    .example('diffcmp help compare', 'all options')
    .example('diffcmp help errors', 'errors and exit codes');
  for (const command of commands) program.addCommand(command);
  const { stdout } = context.streams;
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => void stdout.write(text),
      getOutHelpWidth: () => stdout.columns ?? usualWidth,
    });
  }
  return program;
}

/** Commands of which there are names and what they are for, without their options: the help of the program shows no more. */
export const namedCommands = (): readonly Command[] =>
  keysOf(commandSummaries).map((name) => new DescribedCommand(name).summary(commandSummaries[name]));
