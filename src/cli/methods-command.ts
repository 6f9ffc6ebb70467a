// `diffcmp methods`: the list of methods, with what each is.
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addListing } from './listing.js';

export function methodsCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('methods')
    .description('The methods that diffcmp compares, and their groups.')
    .example('diffcmp methods', 'a table')
    .example('diffcmp methods -f json', 'the same as data');
  return addListing(command, context, async () => {
    const [{ methods }, { methodTable }, { methodFields, methodRows, methodsReport }] = await Promise.all([
      import('../methods/index.js'),
      import('../methods/table.js'),
      import('../report/lists/methods-table.js'),
    ]);
    const items = methods.map(({ id, summary }) => ({
      id,
      group: methodTable[id].group,
      summary,
      inDefault: methodTable[id].shown,
    }));
    return {
      fields: methodFields,
      rows: methodRows(items),
      screen: (style) => methodsReport(items, style),
      data: { schema: 'diffcmp/methods@1', methods: items },
      items,
    };
  });
}
