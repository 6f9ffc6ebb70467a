// Code to paste in every format: as it is, and as data.
import type { CodeListing } from '../../code/languages/listing-data.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters } from '../text/output-format.js';

export const codeFormats = ['text', 'json', 'ndjson'] as const;
export type CodeFormat = (typeof codeFormats)[number];

export const codeExporters: Exporters<CodeListing, unknown, CodeFormat> = {
  text: ({ code }) => code,
  json: jsonReport,
  ndjson: ndjsonReport,
};
