// `diffcmp methods`: the list of methods, with what each is.
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';

export function methodsCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('methods')
    .description('The methods that diffcmp compares, and their groups.')
    .summary('the methods, and their groups')
    .example('diffcmp methods', 'a table')
    .example('diffcmp methods -f json', 'the same as data');
  addGlobalOptions(command).action(async (options: GlobalOptions) => {
    const [{ methods }, { methodTable }, { methodFields, methodRows, methodsReport }, { printListing }] =
      await Promise.all([
        import('../methods/index.js'),
        import('../methods/table.js'),
        import('../report/lists/methods-table.js'),
        import('./listing.js'),
      ]);
    const items = methods.map(({ id, summary }) => ({
      id,
      group: methodTable[id].group,
      summary,
      inDefault: methodTable[id].shown,
    }));
    const listing = {
      fields: methodFields,
      rows: methodRows(items),
      screen: (style: Parameters<typeof methodsReport>[1]) => methodsReport(items, style),
      data: { schema: 'diffcmp/methods@1', methods: items },
      items,
    };
    await printListing(listing, options, context);
  });
  return command;
}
