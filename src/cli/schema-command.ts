// `diffcmp schema NAME`: JSON Schema of what goes in and what comes out.
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';
import { oneOf } from './option-values.js';

const schemaNames = [
  'fixture',
  'compare',
  'sweep',
  'scan',
  'graph',
  'batch',
  'training',
  'train',
  'scale',
  'derive',
  'code',
  'check',
] as const;

export function schemaCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('schema')
    .description('Print JSON Schema: of files of cases, of training files, or of what a command prints as JSON.')
    .argument('<NAME>', schemaNames.join(', '))
    .example('diffcmp schema fixture > cases.schema.json', 'for an editor that completes and checks')
    .example('diffcmp schema batch', 'a line of diffcmp batch');
  addGlobalOptions(command, { formats: ['json', 'ndjson'] }).action(async (name: string, options: GlobalOptions) => {
    const wanted = oneOf('schema', schemaNames)(name);
    const [{ jsonSchema }, { jsonReport, ndjsonReport }, { checkOutput, writeOutput }] = await Promise.all([
      import('../batch/schema/index.js'),
      import('../report/text/json.js'),
      import('./output.js'),
    ]);
    await checkOutput(options);
    const report = options.format === 'ndjson' ? ndjsonReport : jsonReport;
    await writeOutput(report(jsonSchema(wanted)), options, context.streams);
  });
  return command;
}
