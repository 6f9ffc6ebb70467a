// `diffcmp sweep EXPR --at POINT`: the options of the sweep. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addFileOptions, furtherFunctions } from './function-options.js';
import { addBudgetOptions, addGlobalOptions, choice, engineOption } from './global-options.js';
import { anyNumber, collect, commaList, someOf } from './option-values.js';
import { addPictureOptions } from './picture-options.js';
import type { SweepCommandOptions } from './sweep-action.js';

export function sweepCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('sweep')
    .description('The error of each method over a range of steps δ, with its truncation and round-off, both measured.')
    .argument('<EXPRESSION>', 'such as "x*cos(x)", or newton.js#root; - reads it from standard input')
    .example('diffcmp sweep "x*cos(x)" --at 1.2', 'the plot, and the best δ of each method')
    .example('diffcmp sweep "x*cos(x)" --at 1.2 --html sweep.html --open', 'as a page, in the browser')
    .example('diffcmp sweep "exp(x)" --at 0 --at 5 -p float32,float64', 'two points, two precisions')
    .example('diffcmp sweep "x*y^3" --at x=1,y=2 --wrt y --order 2', 'one input, second derivative')
    .example('diffcmp sweep "sin(x)" --at 1 --per-decade 10 -f csv', 'all errors and their parts')
    .example('diffcmp sweep "1-cos(x)" --and "2*sin(x/2)^2" --at 1e-4', 'two functions, one above the other')
    .option('-a, --at <POINT>', 'where: 1.2, or x=1.2,y=pi/4; several points: several --at', collect)
    .addOption(furtherFunctions('at the same points'))
    .option('-w, --wrt <VARIABLES>', 'move these inputs only, such as x,y or w[2,1]', commaList)
    .addOption(choice('--reduce <HOW>', 'of a value of several numbers: their sum', ['sum']))
    .option('-m, --method <LIST>', 'methods or groups; those without a step are lines in the plot', collect)
    .option('--from <H>', 'the narrowest step (default: 1e-16)', anyNumber('--from'))
    .option('--to <H>', 'the widest step (default: 1)', anyNumber('--to'))
    .option('--per-decade <N>', 'steps per power of ten (default: 2)', anyNumber('--per-decade'))
    .addOption(choice('-n, --order <N>', 'which derivative', ['1', '2']))
    .option('-p, --precision <LIST>', 'float64, float32, or both', someOf('--precision', precisions))
    .addOption(choice('-y, --error <UNIT>', 'what errors are measured in', ['absolute', 'relative', 'ulps']));
  addPictureOptions(command, 20).addOption(engineOption());
  addGlobalOptions(addBudgetOptions(addFileOptions(command)));
  command.action(async (expression: string, options: SweepCommandOptions) => {
    const { runSweep } = await import('./sweep-action.js');
    await runSweep(expression, options, context);
  });
  return command;
}
