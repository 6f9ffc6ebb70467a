// A check in every format. The screen is loaded where it is shown.
import type { GradientCheck } from '../../check/check-data.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { checkFields, checkRecords } from './records.js';
import type { CheckScreenChoice } from './screen.js';

export const checkExporters: Exporters<GradientCheck, CheckScreenChoice & DelimitedChoice> = {
  table: async (check, choice) => (await import('./screen.js')).checkScreen(check, choice),
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (check, choice) => delimitedReport([checkFields, ...checkRecords(check)], ',', choice),
  tsv: (check, choice) => delimitedReport([checkFields, ...checkRecords(check)], '\t', choice),
  md: async (check) => (await import('./markdown.js')).checkMarkdown(check),
};
