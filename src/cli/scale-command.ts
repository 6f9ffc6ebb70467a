// `diffcmp scale FAMILY`, `diffcmp scale FILE#NAME` and `diffcmp scale --expr TEMPLATE`: the options. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import { families, familyNames } from '../scale/families.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addFileOptions } from './function-options.js';
import { addBudgetOptions, addGlobalOptions, choice } from './global-options.js';
import { collect, commaList } from './option-values.js';
import { addPictureOptions } from './picture-options.js';
import type { ScaleCommandOptions } from './scale-action.js';

export function scaleCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('scale')
    .description(
      'What each method costs as the work grows: operations of the function and of every whole gradient, counted exactly, over sizes n; with fitted growth, the n from which reverse beats forward, and what theory says.',
    )
    .argument('[FAMILY]', `${familyNames.join(', ')}; or a function of a file, file.js#name; or --expr`)
    .example('diffcmp scale rosenbrock', 'a family, at its own sizes')
    .example('diffcmp scale rosenbrock --sizes 1,10,100', 'at these')
    .example('diffcmp scale --expr "sum(i, 1, n, sin(x[i])*x[n-i+1])" --sizes 1,2,4,…,64', 'a template of your own')
    .example('diffcmp scale rosenbrock.js#value --sizes 1,2,4,…,64', 'a function of a file; its array has n numbers')
    .example('diffcmp scale pendulum.js#rk4 --set steps=n', 'one whose constant is the size')
    .example('diffcmp scale sum-of-squares --sizes 10000 -m reverse', 'one method at one size')
    .example('diffcmp scale nested -m ad,symbolic --html nested.html --open', 'as a page, in the browser')
    .example('diffcmp scale speelpenning --time -f csv', 'all numbers, and measured times')
    .option('--expr <TEMPLATE>', 'a function of n: sum(i, 1, n, …) and prod(i, 1, n, …) repeat a term, x[i] is an input, n a number; - reads it from standard input; or file.js#name')
    .option('--sizes <LIST>', 'the sizes, such as 1,10,100 or 1,2,4,…,64 (default: those of the family; 1,2,4,…,64)')
    .option('-a, --at <POINT>', 'where: x=0.5 for all x[i], or x=[1,2,3]; of a function of a file also x=(1:n)/n (default: generic numbers)', collect)
    .option('-w, --wrt <INPUTS>', 'differentiate by these only, such as x or x[1],c', commaList)
    .addOption(choice('--reduce <HOW>', 'of an output of several numbers: its sum', ['sum']))
    .option('-m, --method <LIST>', 'methods or groups, as of compare', collect)
    .addOption(choice('-p, --precision <PRECISION>', 'the floating-point format', precisions))
    .option('--time', 'measure nanoseconds per gradient too; then output is not repeatable')
    .listing('Families', familyNames.map((name) => [name, `${families[name].summary}; ${families[name].meaning}`])); // prettier-ignore
  addPictureOptions(command, 16);
  addGlobalOptions(addBudgetOptions(addFileOptions(command), 'per method and size'));
  command.action(async (family: string | undefined, options: ScaleCommandOptions) => {
    const { runScale } = await import('./scale-action.js');
    await runScale(family, options, context);
  });
  return command;
} // prettier-ignore
