// `diffcmp functions`: the functions of the language, from the table of primitives.
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addListing } from './listing.js';

export function functionsCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('functions')
    .description('The functions of the language: derivative, domain, kinks, and which methods support each.')
    .summary('the functions of the language')
    .example('diffcmp functions', 'a table')
    .example('diffcmp functions -f csv', 'the same for a spreadsheet');
  return addListing(command, context, async () => {
    const [{ functionFacts, functionFields, functionRows, functionsReport }, { methodsWithout }] = await Promise.all([
      import('../report/lists/functions-table.js'),
      import('./function-support.js'),
    ]);
    const items = functionFacts(methodsWithout);
    return {
      fields: functionFields,
      rows: functionRows(items),
      screen: (style) => functionsReport(items, style),
      data: { schema: 'diffcmp/functions@1', functions: items },
      items,
    };
  });
}
