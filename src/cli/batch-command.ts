// `diffcmp batch PATH…`: files of cases. What it does is loaded when it is asked for.
import { precisions } from '../arithmetics/formats.js';
import { readTolerance } from '../compare/claims.js';
import { runSettings, shardOf, type BatchCommandOptions } from './batch-options.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addBudgetOptions, addGlobalOptions, choice } from './global-options.js';
import { collect, positiveInteger, positiveNumber } from './option-values.js';

export function batchCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('batch')
    .description('Run files of cases: JSON, YAML, NDJSON or CSV. Exit code 1 if a case fails.')
    .argument('<PATH...>', 'files, folders or globs; - reads NDJSON from standard input and writes NDJSON')
    .example('diffcmp batch fixtures/', 'all files of a folder')
    .example('diffcmp batch cases.ndjson -o results.ndjson', 'a line per case; after a break, add --resume')
    .example('diffcmp batch - < cases.ndjson > results.ndjson', 'as a filter')
    .example('diffcmp batch cases.ndjson --shard 1/4 -o part-1.ndjson', 'one part of four; diffcmp merge joins them')
    .example('diffcmp schema fixture', 'what a file of cases may hold')
    .option(
      '-j, --jobs <N>',
      'workers, each with one case at a time (default: one per processor)',
      positiveInteger('--jobs'),
    )
    .option('--resume', 'continue FILE after a break, with the same options; cases that changed are run again')
    .option('--shard <I/N>', 'only part I of N', shardOf)
    .option('-k, --filter <TEXT>', 'only cases whose name, expression or tags hold TEXT; cases.yaml#1 is one case')
    .option('--max-failures <N>', 'stop after N failed cases', positiveInteger('--max-failures'))
    .addOption(
      choice('--order <ORDER>', 'lines in the order of the input, or as they are done', ['input', 'done']).default(
        'input',
        'input',
      ),
    )
    .option('--allow-empty', 'no case at all is no error')
    .option('--report <FILE>', 'write an HTML page too: a histogram of correct bits per method, worst cases, failures')
    .option('-m, --method <LIST>', 'methods or groups, instead of those of the cases', collect)
    .option(
      '-t, --tolerance <T>',
      '4ulp, 1e-10 (relative) or 1e-12abs, instead of the tolerances of the cases',
      toleranceOf,
    )
    .addOption(choice('--reduce <HOW>', 'of values of several numbers: the gradient of their sum', ['sum']))
    .addOption(choice('-p, --precision <P>', 'the floating-point format, for all', precisions))
    .option('-d, --delta <H>', 'the step of finite differences and complex step', positiveNumber('--delta'));
  addGlobalOptions(addBudgetOptions(command), {
    quiet: 'no progress, no remarks; with -o FILE, no screen either (without, it is the result)',
  });
  command.action(async (paths: string[], options: BatchCommandOptions) => {
    const { inlineLess } = await import('./compiler.js');
    inlineLess();
    const settings = runSettings(options);
    const { CasePool } = await import('../batch/pool.js');
    const pool = new CasePool(settings, { jobs: options.jobs, file: 'command-worker.cjs' }); // workers start meanwhile
    try {
      const { runBatch } = await import('./batch-action.js');
      await runBatch(paths, { options, settings, pool }, context);
    } finally {
      await pool.close();
    }
  });
  return command;
}

function toleranceOf(text: string): string {
  return readTolerance(text).text;
}
