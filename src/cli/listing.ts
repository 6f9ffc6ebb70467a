// A command that prints a list of facts, in any format.
import type { Listing } from '../report/lists/listing.js';
import type { Context } from './context.js';
import type { DescribedCommand } from './described-command.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';
import { checkOutput, writeOutput } from './output.js';

/** @param load makes the list, once it is asked for */
export function addListing(
  command: DescribedCommand,
  context: Context,
  load: () => Promise<Listing>,
): DescribedCommand {
  return addGlobalOptions(command).action(async (options: GlobalOptions) =>
    printListing(await load(), options, context),
  );
}

export async function printListing(listing: Listing, options: GlobalOptions, { streams }: Context): Promise<void> {
  const [{ listExporters }, { styleOf }, { resultsChoice }] = await Promise.all([
    import('../report/lists/listing.js'),
    import('../report/text/style.js'),
    import('./appearance.js'),
  ]);
  await checkOutput(options);
  const style = styleOf(resultsChoice(options, streams));
  await writeOutput(
    await listExporters[options.format](listing, { ...style, csvSafe: options.csvSafe }),
    options,
    streams,
  );
}
