// A training in every format. The screen is loaded where it is shown.
import type { Training } from '../../train/train-data.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { trainRecords } from './records.js';
import type { TrainChoice } from './screen.js';

export const trainExporters: Exporters<Training, TrainChoice & DelimitedChoice> = {
  table: async (training, choice) => (await import('./screen.js')).trainScreen(training, choice),
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (training, choice) => delimitedReport(trainRecords(training), ',', choice),
  tsv: (training, choice) => delimitedReport(trainRecords(training), '\t', choice),
  md: async (training) => (await import('./markdown.js')).trainMarkdown(training),
};
