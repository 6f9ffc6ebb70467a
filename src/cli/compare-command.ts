// `diffcmp [compare] EXPR --at POINT`: the options of the comparison. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import { columnNames } from '../report/compare/columns.js';
import { sortKeys } from '../report/compare/sorting.js';
import type { CompareCommandOptions } from './compare-action.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addFileOptions } from './function-options.js';
import { addBudgetOptions, addGlobalOptions, choice, engineOption } from './global-options.js';
import { collect, commaList, integerFrom, positiveNumber, someOf } from './option-values.js';

export function compareCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('compare')
    .description('Differentiate a function at a point by every method, and measure each against the certified truth.')
    .argument('<EXPRESSION>', 'such as "x*cos(x)", or newton.js#root; - reads it from standard input')
    .example('diffcmp "x*cos(x)" --at 1.2', 'every method at one point')
    .example('diffcmp "x*y + sin(x)" --at x=1,y=pi/4', 'several inputs')
    .example('diffcmp "x^3" --at 2 -m ad,central-difference', 'some methods only')
    .example('diffcmp "exp(x)" --at 1 -t 4ulp', 'exit 1 if a method misses')
    .example('diffcmp "x^2" --at 3 --expect "2*x"', 'is that right? PASS or FAIL')
    .example('diffcmp "x^4" --at 2 --order 2 -f json', 'second derivatives, as JSON')
    .example('diffcmp newton.js#root --at x=2', 'a function of a file')
    .option('-a, --at <POINT>', 'where: 1.2, x=1.2,y=pi/4 or w=[[1],[2]]; may be repeated', collect)
    .option('-w, --wrt <VARIABLES>', 'differentiate by these inputs only, such as x,y or w[2,1]', commaList)
    .addOption(choice('--reduce <HOW>', 'of a value of several numbers: the gradient of their sum', ['sum']))
    .option(
      '-m, --method <LIST>',
      'methods or groups, such as ad,central-difference or all,-richardson; diffcmp methods lists them',
      collect,
    )
    .option('-d, --delta <H>', 'the step of finite differences and complex step', positiveNumber('--delta'))
    .addOption(choice('-n, --order <N>', 'first derivatives only (the default), or second ones too', ['1', '2']))
    .addOption(choice('-p, --precision <P>', 'the floating-point format, float64 by default', precisions))
    .option('--digits <N>', 'digits of the truth, 30 by default, up to 1000', integerFrom('--digits', 1, 1000))
    .option(
      '-e, --expect <V>',
      'what you expect, judged against the truth: -0.756, 1/3, cos(x)-x*sin(x), kink, or x=4,y=x^2',
      collect,
    )
    .option(
      '-t, --tolerance <T>',
      'what methods may be off: 4ulp, 1e-10 (relative) or 1e-12abs; a miss exits 1. With --expect, what that may be off',
    )
    .addOption(choice('-s, --sort <KEY>', 'the order of the rows', sortKeys))
    .option('-c, --columns <LIST>', `the columns to show: ${columnNames.join(', ')}`, someOf('--columns', columnNames))
    .option('--wide', 'all columns, whatever the width')
    .option('--explain', 'name for each method where its digits are lost, and why; -v: bits of every operation')
    .option('--matrix', 'to how many bits the methods agree with each other, and with the truth')
    .option('--conventions', 'at a kink: the operation that makes it, and what other tools return there')
    .option('--time', 'measure the time per gradient too')
    .addOption(engineOption());
  addGlobalOptions(addBudgetOptions(addFileOptions(command)));
  command.action(async (expression: string, options: CompareCommandOptions) => {
    const { runCompare } = await import('./compare-action.js');
    await runCompare(expression, options, context);
  });
  return command;
}
