// `diffcmp check F G`: the options of a check of a gradient. What it does is loaded when it is asked for.
import { precisions, type Precision } from '../arithmetics/formats.js';
import type { CheckCommandOptions } from './check-action.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addFileOptions } from './function-options.js';
import { addBudgetOptions, addGlobalOptions, choice } from './global-options.js';
import { collect, commaList, wholeFromZero } from './option-values.js';

export function checkCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('check')
    .description('Is this gradient right? PASS, FAIL or INCONCLUSIVE for each component, judged as formulas in certified arithmetic, so that roundings are no mistakes; with --command by values alone.')
    .argument('[F]', 'the function: an expression, or loss.js#f; one that gives its gradient too stands alone')
    .argument('[G]', 'its gradient: an expression such as "[2*x, 3*y^2]", or loss.js#gradient')
    .example('diffcmp check "x^3" "2*x^2" --at 2', 'one component, one point')
    .example('diffcmp check "x*y^2" "[y^2, 2*x*y]" --range x=-2:2,y=0:1', 'over a box')
    .example('diffcmp check loss.js#f loss.js#gradient --at "x=[1,2,3]"', 'functions of files')
    .example('diffcmp check loss.js#fused --at "x=[1,2,3]"', 'value and gradient from one function')
    .example("diffcmp check --command 'python3 model.py' --at \"x=[1,2,3]\"", 'any program: a line of JSON per point')
    .option('-a, --at <POINT>', 'where: 1.2, or x=1.2,y=pi/4; may be repeated', collect)
    .option('--range <RANGES>', 'draw points from a box, such as x=-2:2,y=0:1')
    .option('--points <N|FILE>', 'how many are drawn beside corners and centre (default: 20); or a file of points: JSON, NDJSON, CSV')
    .option('--seed <N>', 'chooses the points (default: 1)', wholeFromZero('--seed'))
    .option('-w, --wrt <VARIABLES>', 'these components only, such as x,y or w[2,1]', commaList)
    .option('--jacobian', 'F gives several numbers, and G a row for each')
    .addOption(choice('-n, --order <N>', '2: G is the Hessian of F', ['1', '2']))
    .option('-t, --tolerance <T>', 'what G may be off in floating point: 4ulp, 1e-10, 1e-12abs; without it formulas are judged')
    .option('--command <PROGRAM>', 'ask a program instead: {"x": [..]} on a line, {"value": v, "gradient": [..]} back')
    .addOption(choice<Precision>('-p, --precision <FORMAT>', 'floating-point format', precisions));
  addGlobalOptions(addBudgetOptions(addFileOptions(command), 'per point'));
  command.action(async (f: string | undefined, g: string | undefined, options: CheckCommandOptions) => {
    const { runCheck } = await import('./check-action.js');
    await runCheck(f, g, options, context);
  });
  return command;
} // prettier-ignore
