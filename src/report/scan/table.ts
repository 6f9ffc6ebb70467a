// The table beneath a scan's plot: of each method the bits that it keeps, usually and at its worst point, and where it fails.
import type { ScanSeries } from '../../scan/scan-data.js';
import { lookOf } from '../looks.js';
import { inPlotColor } from '../plot/colors.js';
import { wrap } from '../text/display-width.js';
import { grid, type Align } from '../text/grid.js';
import { numberText } from '../text/number-text.js';
import { columnCells, columnsWithRoom, filledColumns, type RankedColumn } from '../text/ranked-columns.js';
import type { Style } from '../text/style.js';
import type { ScanView } from './panels.js';

function columnsOf({ scan, panel }: ScanView): RankedColumn<ScanSeries>[] {
  const { below, xs, precision, input } = scan;
  const of = ({ bits }: ScanSeries): number[] => bits.filter((kept) => kept !== null).sort((a, b) => a - b);
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return [
    { title: 'method', rank: 0, text: ({ method }) => lookOf(method).title },
    { title: 'median bits', rank: 2, text: (series) => text(of(series)[Math.floor((of(series).length - 1) / 2)]) },
    { title: 'fewest', rank: 1, text: (series) => text(of(series)[0]) },
    {
      title: `at ${input} =`,
      rank: 4,
      text: (series) => {
        const [fewest] = of(series);
        return fewest === undefined ? '' : numberText(xs[series.bits.indexOf(fewest)] ?? NaN, precision);
      },
    },
    { title: `points below ${below}`, rank: 3, text: (series) => text(of(series).filter((kept) => kept < below).length) },
    {
      title: 'no result',
      rank: 5,
      text: ({ bits }) => text(bits.filter((kept, i) => kept === null && panel.verdicts[i] === 'certified').length || undefined),
    },
  ];
} // prettier-ignore

/** Head and rows as plain texts, for Markdown and pages. */
export const scanTableCells = (view: ScanView): string[][] =>
  columnCells(filledColumns<ScanSeries, RankedColumn<ScanSeries>>(columnsOf(view), view.series), view.series);

/** A row per method, with as many columns as there is room for. */
export function scanTableLines(view: ScanView, style: Style): string[] {
  const { series } = view;
  if (series.length === 0) return [];
  const { columns, cells, note } = columnsWithRoom(columnsOf(view), series, style);
  const [head = [], ...body] = cells;
  const rows = body.map((row, i) => row.map((cell, j) => (j === 0 ? inPlotColor(cell, (series[i] as ScanSeries).method, style) : cell))); // prettier-ignore
  const aligns = columns.map((_, i): Align => (i === 0 ? 'left' : 'right'));
  const notes = note === null ? [] : wrap(note, style.width);
  return [...grid([head.map((title) => style.paint.dim(title)), ...rows], aligns), ...notes.map((line) => style.paint.dim(line))]; // prettier-ignore
}
