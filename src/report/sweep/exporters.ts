// A sweep in every format.
import type { Sweep } from '../../sweep/sweep-data.js';
import { delimitedReport } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { sweepMarkdown } from './markdown.js';
import { sweepFields, sweepRecords } from './records.js';
import { sweepScreen, type SweepChoice } from './screen.js';

export const sweepExporters: Exporters<Sweep, SweepChoice> = {
  table: sweepScreen,
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (sweep) => delimitedReport([sweepFields, ...sweepRecords(sweep)], ','),
  tsv: (sweep) => delimitedReport([sweepFields, ...sweepRecords(sweep)], '\t'),
  md: sweepMarkdown,
};
