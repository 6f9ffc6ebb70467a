// `diffcmp code EXPR --lang js|c|python`: the options of code to paste. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import { modes } from '../code/engine.js';
import { languageNames } from '../code/languages/language.js';
import { codeFormats } from '../report/code/exporters.js';
import type { CodeCommandOptions } from './code-action.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addFileOptions } from './function-options.js';
import { addBudgetOptions, addGlobalOptions, choice } from './global-options.js';
import { collect, commaList } from './option-values.js';

export function codeCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('code')
    .description('The value and gradient of a function as a function to paste, in JavaScript, C or Python: its operations as straight lines, with what they cost, where they hold, and a test.')
    .argument('<EXPRESSION>', 'such as "x*cos(x)", or newton.js#root; - reads it from standard input')
    .example('diffcmp code "x*cos(x)"', 'JavaScript')
    .example('diffcmp code "x^2*y + sin(x)" --lang c -o gradient.c', 'C, to a file')
    .example('diffcmp code "x > 1 ? log(x) : x - 1" --lang python --at 2', 'the branch that is taken at 2')
    .example('diffcmp code "dot(w, w)" --at "w=[1,2,3]"', 'of an array of that length')
    .addOption(choice('-l, --lang <LANGUAGE>', 'the language (default: js)', languageNames))
    .option('--value-only', 'the value without the gradient')
    .option('-a, --at <POINT>', 'where the function is traced: which branches it takes, how long arrays are (default: anywhere, if that changes nothing)', collect)
    .option('-w, --wrt <INPUTS>', 'differentiate by these inputs only, such as x,y', commaList)
    .addOption(choice('--mode <MODE>', 'how (default: forward for one input, reverse for several)', modes))
    .addOption(choice('--reduce <HOW>', 'of a value of several numbers: their sum', ['sum']))
    .addOption(choice('-p, --precision <P>', 'the floating-point format, float64 by default', precisions));
  addGlobalOptions(addBudgetOptions(addFileOptions(command)), { formats: codeFormats });
  command.action(async (expression: string, options: CodeCommandOptions) => {
    const { runCode } = await import('./code-action.js');
    await runCode(expression, options, context);
  });
  return command;
} // prettier-ignore
