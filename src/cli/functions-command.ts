// `diffcmp functions`: the functions of the language, from the table of primitives; `diffcmp functions FILE`: those of a file.
import { DiffcmpError } from '../errors.js';
import { programPath } from '../javascript/program-path.js';
import type { Listing } from '../report/lists/listing.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';
import { printListing } from './listing.js';

export function functionsCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('functions')
    .description('The functions of the language: derivative, domain, kinks, and which methods support each. With a file: its functions, and what stands in the way of reading them.')
    .argument('[FILE]', 'a JavaScript or TypeScript file, which is read and never run')
    .example('diffcmp functions', 'a table')
    .example('diffcmp functions -f csv', 'the same for a spreadsheet')
    .example('diffcmp functions newton.js', 'what the file has: readable or not, and why');
  addGlobalOptions(command).action(async (file: string | undefined, options: GlobalOptions) => {
    await printListing(file === undefined ? await ofLanguage() : await ofFile(file, options), options, context);
  });
  return command;
} // prettier-ignore

async function ofLanguage(): Promise<Listing> {
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
}

async function ofFile(file: string, { allowOutside = false }: GlobalOptions): Promise<Listing> {
  const asked = programPath(file);
  if (asked?.name !== null)
    throw new DiffcmpError('bad-option', `'${file}' is no path of a JavaScript or TypeScript file`, {
      hint: asked === null ? 'for example newton.js' : `without a name: ${asked.path}`,
    });
  const [{ listFunctions }, { fileFunctionFields, fileFunctionRows, fileFunctionsReport }] = await Promise.all([
    import('../javascript/list-functions.js'),
    import('../report/lists/file-functions-table.js'),
  ]);
  const listed = listFunctions(file, { allowOutside });
  return {
    fields: fileFunctionFields,
    rows: fileFunctionRows(listed),
    screen: (style) => fileFunctionsReport(listed, style),
    data: { schema: 'diffcmp/file-functions@1', ...listed },
    items: listed.functions,
  };
}
