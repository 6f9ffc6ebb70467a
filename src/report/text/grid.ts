// Rows of cells as aligned lines without borders; cells may carry colour.
import { displayWidth } from './display-width.js';

export type Align = 'left' | 'right';

/** A column of a table: its title, its side, and its text for a row. */
export interface Column<Row> {
  readonly title: string;
  readonly align: Align;
  readonly text: (row: Row) => string;
}

/** Between columns. */
const gap = '  ';

/** One line per row, columns two spaces apart, no spaces at the ends of lines. */
export function grid(rows: readonly (readonly string[])[], aligns: readonly Align[]): string[] {
  const widths = columnWidths(rows);
  return rows.map((row) =>
    widths
      .map((width, column) => fitted(row[column] ?? '', width, aligns[column] ?? 'left'))
      .join(gap)
      .trimEnd(),
  );
}

/** The width that such a grid takes at most. */
export function gridWidth(rows: readonly (readonly string[])[]): number {
  const widths = columnWidths(rows);
  return widths.reduce((sum, width) => sum + width, 0) + gap.length * Math.max(0, widths.length - 1);
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => cellWidth(row[column] ?? ''))));
}

function fitted(cell: string, width: number, align: Align): string {
  const space = ' '.repeat(width - cellWidth(cell));
  return align === 'left' ? cell + space : space + cell;
}

const escape = '\u001b';
const colour = new RegExp(`${escape}\\[[\\d;]*m`, 'g');

/** Colours take no columns. */
const cellWidth = (cell: string): number => displayWidth(cell.includes(escape) ? cell.replace(colour, '') : cell);
