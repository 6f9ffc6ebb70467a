// A sweep in every format. The plot is loaded where it is shown.
import type { Sweep } from '../../sweep/sweep-data.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { sweepFieldsOf, sweepRecords } from './records.js';
import type { SweepChoice } from './screen.js';

export const sweepExporters: Exporters<Sweep, SweepChoice & DelimitedChoice> = {
  table: async (sweep, choice) => (await import('./screen.js')).sweepScreen(sweep, choice),
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (sweep, choice) => delimitedReport([sweepFieldsOf(sweep), ...sweepRecords(sweep)], ',', choice),
  tsv: (sweep, choice) => delimitedReport([sweepFieldsOf(sweep), ...sweepRecords(sweep)], '\t', choice),
  md: async (sweep) => (await import('./markdown.js')).sweepMarkdown(sweep),
};
