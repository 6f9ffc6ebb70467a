// A command that prints a list of facts: as a screen, as data, as rows.
import { delimitedReport } from '../report/text/delimited.js';
import { jsonReport, ndjsonReport } from '../report/text/json.js';
import { markdownTable } from '../report/compare/markdown.js';
import type { Style } from '../report/text/style.js';
import { notATerminal, styleFor } from './appearance.js';
import type { Context } from './context.js';
import type { GlobalOptions } from './global-options.js';
import { checkOutput, isStandard, writeOutput } from './output.js';

export interface Listing {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly screen: (style: Style) => string;
  /** The whole list as one object, and its items. */
  readonly data: object;
  readonly items: readonly object[];
}

export async function printListing(listing: Listing, options: GlobalOptions, context: Context): Promise<void> {
  await checkOutput(options);
  const { stdout, env } = context.streams;
  const style = styleFor(isStandard(options) ? stdout : notATerminal, env, options);
  const table = [listing.fields, ...listing.rows];
  const texts: Readonly<Record<GlobalOptions['format'], () => string>> = {
    table: () => listing.screen(style),
    json: () => jsonReport(listing.data),
    ndjson: () => listing.items.map(ndjsonReport).join(''),
    csv: () => delimitedReport(table, ','),
    tsv: () => delimitedReport(table, '\t'),
    md: () => markdownTable(table),
  };
  await writeOutput(texts[options.format](), options, context.streams);
}
