// Columns of a table: those in which something stands, as far as there is room for them.
import { tie } from './display-width.js';
import { gridWidth } from './grid.js';
import { enumerate } from './sentence.js';
import { inCharacters, type Style } from './style.js';

/** A column, and how long it stays as space shrinks: the lowest rank goes last. */
export interface RankedColumn<Row> {
  readonly title: string;
  readonly rank: number;
  readonly text: (row: Row) => string;
}

/** Those in which something stands. */
export const filledColumns = <Row, Column extends RankedColumn<Row>>(
  columns: readonly Column[],
  rows: readonly Row[],
): readonly Column[] => columns.filter(({ text }) => rows.some((row) => text(row) !== ''));

/** Head and rows as plain texts. */
export const columnCells = <Row>(columns: readonly RankedColumn<Row>[], rows: readonly Row[]): string[][] => [
  columns.map(({ title }) => title),
  ...rows.map((row) => columns.map(({ text }) => text(row))),
];

export interface ColumnsWithRoom<Column> {
  readonly columns: readonly Column[];
  /** Head and rows, in the characters of the style. */
  readonly cells: readonly (readonly string[])[];
  /** What had no room, and where it is; null if all have. */
  readonly note: string | null;
}

/** Those in which something stands, but for those of the highest ranks, which are left out until the table fits; two stay. */
export function columnsWithRoom<Row, Column extends RankedColumn<Row>>(
  all: readonly Column[],
  rows: readonly Row[],
  style: Style,
): ColumnsWithRoom<Column> {
  const filled = filledColumns<Row, Column>(all, rows);
  const cellsOf = (columns: readonly Column[]): string[][] =>
    columnCells(columns, rows).map((row) => row.map((cell) => inCharacters(cell, style)));
  let columns: readonly Column[] = filled;
  let cells = cellsOf(columns);
  while (columns.length > 2 && gridWidth(cells) > style.width) {
    const last = Math.max(...columns.map(({ rank }) => rank));
    columns = columns.filter(({ rank }) => rank !== last);
    cells = cellsOf(columns);
  }
  return {
    columns,
    cells,
    note: roomNote(
      filled.filter((column) => !columns.includes(column)),
      style,
    ),
  };
}

/** Says which columns had no room, and where they are, to be wrapped; null if there are none. */
export function roomNote(hidden: readonly { readonly title: string }[], style: Style): string | null {
  // a title such as `at x =` ends in the values below it
  const titles = hidden.map(({ title }) => inCharacters(title.replace(/ =$/, ''), style));
  return titles.length === 0 ? null : `no room for ${enumerate(titles)}: --width, or -f${tie}csv`;
}
