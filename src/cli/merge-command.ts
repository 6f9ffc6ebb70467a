// `diffcmp merge PART…`: parts of a batch joined into the output of one run.
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addGlobalOptions } from './global-options.js';
import type { MergeCommandOptions } from './merge-action.js';

export function mergeCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('merge')
    .description(
      'Join the outputs of diffcmp batch: shards, or parts one behind the other. Exit code 1 if a case failed.',
    )
    .argument('<PART...>', 'outputs of diffcmp batch, in order; - reads them from standard input')
    .example('diffcmp merge part-*.ndjson -o all.ndjson', 'shards 1/4 to 4/4: the file of one run')
    .example('parallel --pipepart -a cases.ndjson -k diffcmp batch - | diffcmp merge -', 'what several filters wrote')
    .option('--report <FILE>', 'write an HTML page too: a histogram of correct bits per method, worst cases, failures');
  addGlobalOptions(command, { formats: ['ndjson', 'json', 'csv', 'tsv', 'md'] }).action(
    async (paths: string[], options: MergeCommandOptions) => {
      const { runMerge } = await import('./merge-action.js');
      await runMerge(paths, options, context);
    },
  );
  return command;
}
