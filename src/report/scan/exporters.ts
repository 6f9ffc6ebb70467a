// A scan in every format. The screen is loaded where it is shown.
import type { Scan } from '../../scan/scan-data.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { scanFields, scanRecords } from './records.js';
import type { ScanChoice } from './screen.js';

export const scanExporters: Exporters<Scan, ScanChoice & DelimitedChoice> = {
  table: async (scan, choice) => (await import('./screen.js')).scanScreen(scan, choice),
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (scan, choice) => delimitedReport([scanFields, ...scanRecords(scan)], ',', choice),
  tsv: (scan, choice) => delimitedReport([scanFields, ...scanRecords(scan)], '\t', choice),
  md: async (scan) => (await import('./markdown.js')).scanMarkdown(scan),
};
