// A study of cost in every format. The screen is loaded where it is shown.
import type { Scale } from '../../scale/scale-data.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';
import { scaleFields, scaleRecords } from './records.js';
import type { ScaleChoice } from './screen.js';

export const scaleExporters: Exporters<Scale, ScaleChoice & DelimitedChoice> = {
  table: async (scale, choice) => (await import('./screen.js')).scaleScreen(scale, choice),
  json: jsonReport,
  ndjson: ndjsonReport,
  csv: (scale, choice) => delimitedReport([scaleFields, ...scaleRecords(scale)], ',', choice),
  tsv: (scale, choice) => delimitedReport([scaleFields, ...scaleRecords(scale)], '\t', choice),
  md: async (scale) => (await import('./markdown.js')).scaleMarkdown(scale),
};
