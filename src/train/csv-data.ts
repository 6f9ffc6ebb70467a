// Data from CSV: a row of names, then rows of numbers and words.
import type { Format } from '../arithmetics/formats.js';
import { firstLineOf, mistakeInCell, readNumber, type PlacedRow } from '../batch/csv-places.js';
import { rowsOfCsvText } from '../batch/csv-text.js';
import { maxMistakes, mistakesError, type PlacedMistake } from '../batch/mistakes.js';
import { groupDigits } from '../text/numeral.js';
import { cellsOf, readHeads } from './column-heads.js';
import { TableBuilder, type ColumnHead, type DataTable } from './data-table.js';
import { countOf } from '../text/numeral.js';

/** What is to be read, and how what is wrong with it is called. */
export interface CsvRequest {
  /** As the training names it, and as errors do. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** The columns that are wanted; null: all. */
  readonly columns: readonly ColumnHead[] | null;
  readonly format: Format;
}

/** Characters that the row of names may have: a parser keeps whole rows, and takes seconds for one of megabytes. */
const longestHeader = 2 ** 20;

/** @throws DiffcmpError with the places of all mistakes, up to the limit */
export async function readCsvData({ name, file, text, columns, format }: CsvRequest): Promise<DataTable> {
  const start: PlacedRow = { file, line: 1, raw: text.slice(0, 200) };
  if (!/[\r\n]/.test(text.slice(0, longestHeader)) && text.length > longestHeader) {
    const message = `the row of names has more than ${groupDigits(longestHeader)} characters`;
    throw mistakesError([mistakeInCell(start, 0, 'bad-data', message)]);
  }
  let header: Header | null = null;
  let builder: TableBuilder | null = null;
  const mistakes: PlacedMistake[] = [];
  let hint: string | null = null;
  for await (const row of rowsOfCsvText(text, file)) {
    const place: PlacedRow = { file, line: firstLineOf(row), raw: row.raw };
    const refuse = (cell: number, message: string): unknown =>
      mistakes.push(mistakeInCell(place, cell, 'bad-data', message));
    if (header === null || builder === null) {
      header = readHeader(row.record.map((cell) => cell.trim()), columns, refuse); // prettier-ignore
      if (mistakes.length > 0) break;
      builder = new TableBuilder(name, header.heads, format);
      continue;
    }
    const number = builder.rows + 1;
    const { names, cells } = header;
    if (row.record.length !== names) {
      builder.rows++;
      hint ??= 'each row has a cell for each name of the first row; a cell with a comma in it stands in quotes';
      refuse(
        Math.min(row.record.length, names) - 1,
        `row ${number} has ${countOf(row.record.length, 'cell')}, and the header ${names}`,
      );
    } else {
      const values = cells.map((cell) => readNumber((row.record[cell] ?? '').trim()));
      for (const { cell, message } of builder.add(values)) refuse(cells[cell ?? 0] ?? 0, `row ${number}: ${message}`);
    }
    if (mistakes.length > maxMistakes) break;
  }
  if (builder === null && mistakes.length === 0)
    mistakes.push(mistakeInCell(start, 0, 'bad-data', 'it is empty: a row of names and rows of values are wanted'));
  else if (builder?.rows === 0)
    mistakes.push(mistakeInCell(start, 0, 'bad-data', 'there is no row below the names of the columns'));
  if (mistakes.length > 0 || builder === null) throw mistakesError(mistakes, hint);
  return builder.finish();
}

interface Header {
  readonly heads: readonly ColumnHead[];
  /** Where the values of a row stand, in the order of the heads. */
  readonly cells: readonly number[];
  /** How many names there are. */
  readonly names: number;
}

function readHeader(
  names: readonly string[],
  wanted: readonly ColumnHead[] | null,
  refuse: (cell: number, message: string) => unknown,
): Header {
  const number = names.findIndex((name) => typeof readNumber(name) === 'number');
  const none: Header = { heads: [], cells: [], names: names.length };
  if (number >= 0) {
    refuse(number, `a row of names must come first, and here is the number ${names[number]}; write the names above it`);
    return none;
  }
  const [only = ''] = names;
  const separator = names.length === 1 ? /[;\t]/.exec(only)?.[0] : undefined;
  if (separator !== undefined) {
    const sign = separator === ';' ? 'semicolons' : 'tabs';
    refuse(0, `the names are separated by ${sign}, and so are the cells, it seems; write commas`);
    return none;
  }
  if (wanted === null) {
    const { heads, faults } = readHeads(names);
    for (const [cell, fault] of faults) refuse(cell, fault);
    return { heads, cells: names.map((_, i) => i), names: names.length };
  }
  const cells = wanted.flatMap((head) => {
    const found = cellsOf(head, names);
    if (typeof found !== 'string') return found;
    refuse(0, found);
    return [];
  });
  const twice = cells.find((cell) => names.indexOf(names[cell] ?? '') !== names.lastIndexOf(names[cell] ?? ''));
  if (twice !== undefined) refuse(twice, `the column '${names[twice]}' stands twice`);
  return { heads: wanted, cells, names: names.length };
}
