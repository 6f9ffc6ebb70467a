// `diffcmp graph EXPR --at POINT`: the options of the graph. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import { graphFormats } from '../report/graph/exporters.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addFileOptions } from './function-options.js';
import { addBudgetOptions, addGlobalOptions, choice } from './global-options.js';
import type { GraphCommandOptions } from './graph-action.js';
import { collect, positiveInteger, someOf } from './option-values.js';

const sweeps = ['forward', 'reverse'] as const;

export function graphCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('graph')
    .description('The computation node by node: values, partials, tangents and adjoints, and the derivative of any node by any.')
    .argument('<EXPRESSION>', 'such as "a = x*y; b = sin(a); a + b", or newton.js#root; - reads it from standard input')
    .example('diffcmp graph "a = x*y; b = sin(a); a + b" --at x=1,y=2', 'the list of all nodes')
    .example('diffcmp graph "a = x*y; b = sin(a); a + b" --at x=1,y=2 --of b --wrt x', 'one node by another, along each path')
    .example('diffcmp graph "x*cos(x)" --at 1.2 --trace reverse', 'the backward sweep, as on paper')
    .example('diffcmp graph "(1-cos(x))/x^2" --at 1e-4 --certified', 'which node is off, and by how much')
    .example('diffcmp graph "x*y + sin(x)" --at x=1,y=2 --html graph.html --open', 'a page that steps through both sweeps')
    .example('diffcmp graph "x*y + sin(x)" --at x=1,y=2 -f latex > graph.tex', 'for a lecture')
    .option('-a, --at <POINT>', 'where: 1.2, x=1.2,y=pi/4 or w=[[1],[2]]; may be repeated', collect)
    .option('--of <NODE>', 'the node whose derivative is asked for, such as y, v3 or w[2,1] (default: the value)')
    .option('-w, --wrt <NODE>', 'the node that it is differentiated by: an input, a step or any other (default: the only input)')
    .option('--trace <SWEEPS>', 'write out a sweep line by line: forward, reverse or forward,reverse', collectSweeps)
    .option('--certified', 'certify each value and each partial: how many ulps it is off')
    .option('--max-nodes <N>', 'nodes that lists and pictures show one by one (default: 200); JSON and CSV have all of them', positiveInteger('--max-nodes'))
    .addOption(choice('--reduce <HOW>', 'of a value of several numbers: their sum', ['sum']))
    .addOption(choice('-p, --precision <P>', 'the floating-point format, float64 by default', precisions))
    .option('--svg <FILE>', 'draw the graph to FILE too')
    .option('--png <FILE>', 'the same in pixels, for where SVG is not read')
    .option('--html <FILE>', 'write a page to FILE too that steps through the sweeps')
    .option('--open', 'open the page, or the picture');
  addGlobalOptions(addBudgetOptions(addFileOptions(command)), { formats: graphFormats });
  command.action(async (expression: string, options: GraphCommandOptions) => {
    const { runGraph } = await import('./graph-action.js');
    await runGraph(expression, options, context);
  });
  return command;
} // prettier-ignore

/** `--trace forward,reverse`, or each by itself. */
function collectSweeps(text: string, before: readonly (typeof sweeps)[number][] = []): (typeof sweeps)[number][] {
  return [...before, ...someOf('--trace', sweeps)(text)];
}
