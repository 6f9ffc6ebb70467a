// A list of facts in every format.
import { markdownTable } from '../compare/markdown.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import type { Style } from '../text/style.js';

export interface Listing {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly screen: (style: Style) => string;
  /** The whole list as one object, and its items. */
  readonly data: object;
  readonly items: readonly object[];
}

const tableOf = ({ fields, rows }: Listing): (readonly string[])[] => [fields, ...rows];

export const listExporters: Exporters<Listing, Style & DelimitedChoice> = {
  table: ({ screen }, style) => screen(style),
  json: ({ data }) => jsonReport(data),
  ndjson: ({ items }) => items.map(ndjsonReport).join(''),
  csv: (listing, choice) => delimitedReport(tableOf(listing), ',', choice),
  tsv: (listing, choice) => delimitedReport(tableOf(listing), '\t', choice),
  md: (listing) => markdownTable(tableOf(listing)),
};
