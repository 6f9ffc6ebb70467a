// The definition of the command line: the program and its commands.
import { usualWidth } from '../report/text/display-width.js';
import { batchCommand } from './batch-command.js';
import { checkCommand } from './check-command.js';
import { codeCommand } from './code-command.js';
import { compareCommand } from './compare-command.js';
import { completionCommand } from './completion-command.js';
import type { Context } from './context.js';
import { deriveCommand } from './derive-command.js';
import { DescribedCommand } from './described-command.js';
import { functionsCommand } from './functions-command.js';
import { graphCommand } from './graph-command.js';
import { helpCommand } from './help-command.js';
import { mergeCommand } from './merge-command.js';
import { methodsCommand } from './methods-command.js';
import { scaleCommand } from './scale-command.js';
import { scanCommand } from './scan-command.js';
import { schemaCommand } from './schema-command.js';
import { sweepCommand } from './sweep-command.js';
import { trainCommand } from './train-command.js';

/** The program; `compare` is meant where no command is named. */
export function buildProgram(context: Context, version: string): DescribedCommand {
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
  const commands = [
    compareCommand,
    sweepCommand,
    scanCommand,
    checkCommand,
    graphCommand,
    batchCommand,
    mergeCommand,
    trainCommand,
    scaleCommand,
    deriveCommand,
    codeCommand,
    schemaCommand,
    methodsCommand,
    functionsCommand,
    completionCommand,
    helpCommand,
  ];
  for (const make of commands) program.addCommand(make(context));
  const { stdout } = context.streams;
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => void stdout.write(text),
      getOutHelpWidth: () => stdout.columns ?? usualWidth,
    });
  }
  return program;
}
