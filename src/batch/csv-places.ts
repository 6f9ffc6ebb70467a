// Rows and cells of CSV: their places in the text, numbers in them, and what csv-parse says of a text that is no CSV.
import type { CsvError } from 'csv-parse';
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import { countOf } from '../text/numeral.js';
import { lowerFirst } from '../text/letter-case.js';
import type { PlacedMistake } from './mistakes.js';

/** A row as csv-parse hands it on, asked for `info` and `raw`. */
export interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly bytes: number };
  readonly raw: string;
}

/** The text of a row, and the line it starts on. */
export interface PlacedRow {
  readonly file: string;
  readonly line: number;
  readonly raw: string;
}

/** The line that a row starts on: `lines` is the last one of a row that may span several. */
export function firstLineOf({ info, raw }: CsvRow): number {
  return info.lines - breaksIn(raw.trimEnd());
}

/** The number in a cell, or the cell where it holds none. */
export function readNumber(cell: string): number | string {
  const value = Number(cell);
  return /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(cell) && Number.isFinite(value) ? value : cell;
}

/** A mistake at a cell, by its place in the row. */
export function mistakeInCell(
  { file, line, raw }: PlacedRow,
  cell: number,
  code: ErrorCode,
  message: string,
): PlacedMistake {
  const { start, end } = cellSpan(raw, cell);
  const before = raw.slice(0, start);
  const column = start - (before.lastIndexOf('\n') + 1);
  const lineStart = start - column;
  const text = raw.slice(lineStart).split(/\r?\n/, 1)[0] ?? '';
  const from = Math.max(0, column - 400);
  return {
    code,
    file,
    line: line + breaksIn(before),
    column: column + 1,
    message,
    excerpt: {
      text: text.slice(from, from + 800),
      offset: column - from,
      length: Math.max(1, Math.min(end - start, 200, text.length - column)),
    },
  };
}

function cellSpan(raw: string, cell: number): { start: number; end: number } {
  const lead = raw.charCodeAt(0) === 0xfeff ? 1 : 0;
  let start = lead;
  let quoted = false;
  let seen = 0;
  for (let at = lead; at < raw.length; at++) {
    if (raw[at] === '"') quoted = !quoted;
    else if (!quoted && raw[at] === ',') {
      if (seen++ === cell) return { start, end: at };
      start = at + 1;
    }
  }
  return { start, end: raw.trimEnd().length };
}

function breaksIn(text: string): number {
  return text.split(/\r\n|\n|\r/).length - 1;
}

export function csvError(error: CsvError, file: string): DiffcmpError {
  const { code, message, lines, raw, column } = error;
  let line = typeof lines === 'number' ? lines : 1;
  let said = lowerFirst(message).replace(/ (at|on) line \d+.*$/s, '');
  if (code === 'CSV_QUOTE_NOT_CLOSED' && typeof raw === 'string') {
    line -= breaksIn(raw.trimEnd()); // the parser went on to the end of the text
    said = `cell ${Number(column) + 1} of the row begins with a quote and has no closing one`;
  }
  let hint = 'cells that hold commas, quotes or line breaks go in double quotes; quotes inside are doubled';
  const [, wanted, got] = /expect (\d+), got (\d+)/.exec(message) ?? [];
  if (wanted !== undefined && got !== undefined) {
    said = `the row has ${countOf(Number(got), 'cell')}, and the header ${wanted}`;
    if (Number(got) < Number(wanted)) hint = 'a row has a cell for each column; an empty one stands for nothing';
  }
  return new DiffcmpError('malformed-csv', `${file}:${line}:1: ${said}`, { hint });
}
