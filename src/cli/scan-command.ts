// `diffcmp scan EXPR --at x=a:b`: the options of the scan. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import { defaultPoints } from '../scan/scan-points.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addFileOptions, furtherFunctions } from './function-options.js';
import { addBudgetOptions, addGlobalOptions, choice, engineOption } from './global-options.js';
import { collect, commaList, integerFrom, positiveInteger, positiveNumber } from './option-values.js';
import { addPictureOptions } from './picture-options.js';
import type { ScanCommandOptions } from './scan-action.js';

export function scanCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('scan')
    .description(
      'How many bits of the derivative each method keeps over a range of one input, against certified truth; with the stretches where each fails, and marks where there is no derivative.',
    )
    .argument('<EXPRESSION>', 'such as "x*cos(x)", or newton.js#root; - reads it from standard input')
    .example('diffcmp scan "(1-cos(x))/x^2" --at x=-1e-3:1e-3', 'where over a range does each method fail?')
    .example('diffcmp scan "(1-cos(x))/x^2" --at x=1e-12:1 --log', 'towards 0, on a logarithmic axis')
    .example('diffcmp scan "1-cos(x)" --and "2*sin(x/2)^2" --at x=1e-9:1 --log -m ad', 'two functions, one above the other')
    .example('diffcmp scan "x*abs(y-x)" --at x=-1:3,y=1 --wrt x,y', 'another input stays; both derivatives')
    .example('diffcmp scan "sqrt(x)" --at x=0:1 --html scan.html --open', 'as a page, in the browser')
    .option('-a, --at <POINT>', 'where: one input has a range, such as x=-1:1,y=2', collect)
    .option('--points <N>', `how many points, both ends included (default: ${defaultPoints})`, integerFrom('--points', 2))
    .option('--log', 'space them evenly on a logarithmic axis; the range must not reach 0')
    .addOption(furtherFunctions('over the same range'))
    .option('-w, --wrt <VARIABLES>', 'differentiate by these (default: the input that moves)', commaList)
    .addOption(choice('--reduce <HOW>', 'of a value of several numbers: their sum', ['sum']))
    .option('-m, --method <LIST>', 'methods or groups, as of compare', collect)
    .option('-d, --delta <H>', 'the step of finite differences and of the complex step', positiveNumber('--delta'))
    .addOption(choice('-n, --order <N>', 'which derivative', ['1', '2']))
    .addOption(choice('-p, --precision <PRECISION>', 'the floating-point format', precisions))
    .option('--below <BITS>', 'with fewer bits a method fails (default: 13 of 53, 6 of 24)', positiveInteger('--below'));
  addPictureOptions(command, 16).addOption(engineOption());
  addGlobalOptions(addBudgetOptions(addFileOptions(command)));
  command.action(async (expression: string, options: ScanCommandOptions) => {
    const { runScan } = await import('./scan-action.js');
    await runScan(expression, options, context);
  });
  return command;
} // prettier-ignore
