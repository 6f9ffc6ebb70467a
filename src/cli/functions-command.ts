// `diffcmp functions`: the functions of the language, from the table of primitives.
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';

export function functionsCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('functions')
    .description('The functions of the language: derivative, domain, kinks, and which methods support each.')
    .summary('the functions of the language')
    .example('diffcmp functions', 'a table')
    .example('diffcmp functions -f csv', 'the same for a spreadsheet');
  addGlobalOptions(command).action(async (options: GlobalOptions) => {
    const [{ functionFacts, functionFields, functionRows, functionsReport }, { methodsWithout }, { printListing }] =
      await Promise.all([
        import('../report/lists/functions-table.js'),
        import('./function-support.js'),
        import('./listing.js'),
      ]);
    const items = functionFacts(methodsWithout);
    const listing = {
      fields: functionFields,
      rows: functionRows(items),
      screen: (style: Parameters<typeof functionsReport>[1]) => functionsReport(items, style),
      data: { schema: 'diffcmp/functions@1', functions: items },
      items,
    };
    await printListing(listing, options, context);
  });
  return command;
}
