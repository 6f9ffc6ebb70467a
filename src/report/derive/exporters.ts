// Derivatives in every format of formulas.
import type { Derived } from '../../derive/derive-data.js';
import { jsonReport, ndjsonReport } from '../text/json.js';
import type { Exporters, FormulaFormat } from '../text/output-format.js';
import { deriveLatex } from './latex.js';
import { deriveMarkdown } from './markdown.js';
import { deriveScreen, type DeriveChoice } from './screen.js';

export const deriveExporters: Exporters<Derived, DeriveChoice, FormulaFormat> = {
  text: deriveScreen,
  latex: deriveLatex,
  md: deriveMarkdown,
  json: jsonReport,
  ndjson: ndjsonReport,
};
