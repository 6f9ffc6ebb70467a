// `diffcmp train FILE`: the options of a training. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import { optimizerNames } from '../train/optimizers.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addBudgetOptions, addGlobalOptions, choice } from './global-options.js';
import { collect, integerFrom, positiveInteger, positiveNumber, wholeFromZero } from './option-values.js';
import type { TrainCommandOptions } from './train-action.js';

/** Rows below which a plot has no room for its labels. */
const leastHeight = 4;

export function trainCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('train')
    .description('Gradient descent on a dataset with the gradients of any method; several race on equal steps.')
    .argument('<FILE>', 'a training file: data, weights, model and loss, as YAML or JSON; - reads YAML from standard input')
    .example('diffcmp train fixtures/toy-network.yaml', 'a published run, step by step')
    .example('diffcmp train fixtures/iris.yaml --seed 3', 'real data, a third of them held out')
    .example('diffcmp train fixtures/toy-network.yaml -m forward,reverse,central-difference', 'methods race on equal steps')
    .example('diffcmp train net.yaml --save net.json', 'after a break, add --resume net.json')
    .example('diffcmp schema training', 'what a training file may hold')
    .option('-m, --method <LIST>', 'methods or groups (default: that of the file, else reverse)', collect)
    .addOption(choice('--optimizer <NAME>', 'how steps are made', optimizerNames))
    .option('--learning-rate <RATE>', 'how far a step goes', positiveNumber('--learning-rate', '0.01'))
    .option('--epochs <N>', 'how often all rows are seen', positiveInteger('--epochs'))
    .option('--batch-size <N>', 'rows of a step, whose losses are averaged', positiveInteger('--batch-size'))
    .option('--seed <N>', 'chooses first weights, the order of rows and the rows held out', wholeFromZero('--seed'))
    .addOption(choice('-p, --precision <P>', 'the floating-point format of every step', precisions))
    .option('--save <FILE>', 'save weights, optimizer and place in the shuffle to FILE, from time to time and at the end')
    .option('--resume [FILE]', 'go on from FILE, to which the same training was saved (default: that of --save); --epochs may be more')
    .addOption(choice('--plot <KIND>', 'the loss curve in the terminal', ['auto', 'braille', 'ascii', 'none']))
    .option('--height <ROWS>', 'rows of the plot (default: 12)', integerFrom('--height', leastHeight))
    .option('--svg <FILE>', 'write the loss curve to FILE too')
    .option('--png <FILE>', 'the same in pixels, for where SVG is not read')
    .option('--html <FILE>', 'write the loss curve and the numbers as a page to FILE too')
    .option('--open', 'open the page, or the picture');
  addGlobalOptions(addBudgetOptions(command), { quiet: 'only the results, no progress and no remarks' });
  command.action(async (file: string, options: TrainCommandOptions) => {
    const { runTrain } = await import('./train-action.js');
    await runTrain(file, options, context);
  });
  return command;
} // prettier-ignore
