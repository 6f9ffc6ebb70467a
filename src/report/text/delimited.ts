// Rows as CSV (RFC 4180, with plain newlines) or as tab-separated values with the same quoting.
import { visible } from '../../text/visible.js';

export interface DelimitedChoice {
  /** Cells that a spreadsheet would take for a formula start with an apostrophe. */
  readonly csvSafe?: boolean | undefined;
}

/** A line per row, whatever the fields hold; those with the separator or a quote in them are quoted. */
export function delimitedReport(
  rows: readonly (readonly string[])[],
  separator: ',' | '\t',
  { csvSafe = false }: DelimitedChoice = {},
): string {
  const cell = (field: string): string => {
    const shown = visible(csvSafe ? asText(field) : field);
    return shown.includes(separator) || shown.includes('"') ? `"${shown.replaceAll('"', '""')}"` : shown;
  };
  return rows.map((row) => `${row.map(cell).join(separator)}\n`).join('');
}

/** The signs that begin a formula, in full or small width too, perhaps behind spaces, which some spreadsheets pass over. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]|^[\t\r\n]/u;
const number = /^[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|Infinity)$/i;

/** Numbers are numbers, whatever their sign. */
const asText = (field: string): string => (formula.test(field) && !number.test(field) ? `'${field}` : field);
