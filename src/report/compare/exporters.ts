// A comparison in every format.
import type { Comparison } from '../../compare/comparison.js';
import { delimitedReport } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { markdownReport } from './markdown.js';
import { recordFields, recordsOf } from './records.js';
import { tableReport, type TableChoice } from './table.js';

export const comparisonExporters: Exporters<Comparison, TableChoice> = {
  table: tableReport,
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (comparison) => delimitedReport([recordFields, ...recordsOf(comparison)], ','),
  tsv: (comparison) => delimitedReport([recordFields, ...recordsOf(comparison)], '\t'),
  md: (comparison, { columns }) => markdownReport(comparison, columns),
};
