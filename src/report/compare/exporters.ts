// A comparison in every format.
import type { Comparison } from '../../compare/comparison.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { markdownReport } from './markdown.js';
import { recordsOf } from './records.js';
import { tableReport, type TableChoice } from './table.js';

export const comparisonExporters: Exporters<Comparison<'tensors'>, TableChoice & DelimitedChoice> = {
  table: tableReport,
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (comparison, choice) => delimitedReport(recordsOf(comparison), ',', choice),
  tsv: (comparison, choice) => delimitedReport(recordsOf(comparison), '\t', choice),
  md: (comparison, choice) => markdownReport(comparison, choice.columns, choice),
};
