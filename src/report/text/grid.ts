// Rows of cells as aligned lines without borders; cells may carry colour.
import CliTable from 'cli-table3';
import { displayWidth } from './display-width.js';

export type Align = 'left' | 'right';

/** A column of a table: its title, its side, and its text for a row. */
export interface Column<Row> {
  readonly title: string;
  readonly align: Align;
  readonly text: (row: Row) => string;
}

const noBorders = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((part) => [part, '']),
);

/** One line per row, columns two spaces apart, no spaces at the ends of lines. */
export function grid(rows: readonly (readonly string[])[], aligns: readonly Align[]): string[] {
  if (rows.length === 0) return [];
  const table = new CliTable({
    chars: { ...noBorders, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: [...aligns],
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** The width that such a grid takes at most; cells without colour. */
export function gridWidth(rows: readonly (readonly string[])[]): number {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return widths.reduce((sum, width) => sum + width, 0) + 2 * Math.max(0, widths.length - 1);
}
