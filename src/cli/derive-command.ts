// `diffcmp derive EXPR`: the options of derivatives as formulas. What it does is loaded when it is asked for.
import { formulaFormats } from '../report/text/output-format.js';
import type { Context } from './context.js';
import type { DeriveCommandOptions } from './derive-action.js';
import { DescribedCommand } from './described-command.js';
import { addBudgetOptions, addGlobalOptions, choice } from './global-options.js';
import { commaList, wholeFromZero } from './option-values.js';

export function deriveCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('derive')
    .description('The derivatives of an expression as formulas, and with --steps which rule was used where. It needs no point.')
    .argument('<EXPRESSION>', 'such as "x*cos(x)"; - reads it from standard input')
    .example('diffcmp derive "x*cos(x)"', 'the derivative as text')
    .example('diffcmp derive "x*cos(x)" --steps', 'which rule was used where, each step checked')
    .example('diffcmp derive "x^2*y" --wrt y -f latex', 'by one input, to paste into a document')
    .example('diffcmp derive "exp(x*y)" --order 2', 'all second derivatives')
    .option('-w, --wrt <VARIABLES>', 'by these inputs only, such as x,y', commaList)
    .addOption(choice('-n, --order <N>', 'derivatives up to this order', ['1', '2']))
    .option('--steps', 'which rule was used where, from the inside out, each checked against the truth')
    .option('--seed <N>', 'chooses the points of the checks (default: 1)', wholeFromZero('--seed'));
  addGlobalOptions(addBudgetOptions(command), { formats: formulaFormats, quiet: 'only the formulas, no remarks' });
  command.action(async (expression: string, options: DeriveCommandOptions) => {
    const { runDerive } = await import('./derive-action.js');
    await runDerive(expression, options, context);
  });
  return command;
} // prettier-ignore
