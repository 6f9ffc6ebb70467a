// Bits against x in the terminal, in braille with colours or in letters: names at the ends of lines, and a row of marks below.
import { defaultPrecision, formats } from '../../arithmetics/formats.js';
import type { ScanSeries } from '../../scan/scan-data.js';
import { letterOf } from '../looks.js';
import { createCanvas, type Canvas } from '../plot/canvas.js';
import { inPlotColor } from '../plot/colors.js';
import { spreadLabels } from '../plot/label-spread.js';
import { powerOfTen } from '../plot/log-axis.js';
import { displayWidth } from '../text/display-width.js';
import { numberText } from '../text/number-text.js';
import type { Style } from '../text/style.js';
import { curvesOf, marksIn, verdictMarks, type ScanView } from './panels.js';
import { bitTicks, placeInRange, rangeTicks, type RangeTick } from './range-axis.js';

export interface BitsPlotChoice {
  readonly kind: 'braille' | 'letters';
  /** Rows of the plot, without axis and labels; more where the names need them. */
  readonly height: number;
}

const widestPlot = 120;

/** The lines of the plot; none where there is nothing to draw. */
export function bitsPlotLines(view: ScanView, { kind, height }: BitsPlotChoice, style: Style): string[] {
  const { scan } = view;
  const curves = curvesOf(view);
  const series = curves.map((each) => each.series);
  if (series.length === 0) return [];
  const most = formats[scan.precision].significandBits;
  const rows = Math.max(height, series.length);
  const names = curves.map(({ series: { method }, name }) => `${kind === 'letters' ? `${letterOf({ method, precision: defaultPrecision })} ` : ''}${name}`); // prettier-ignore
  const margin = 4;
  const columns = Math.max(8, Math.min(style.width, widestPlot) - margin - 1 - Math.max(...names.map(displayWidth)));
  const canvas = createCanvas(columns, rows, kind);
  series.forEach((each, owner) => drawSeries(canvas, owner, each, view, most));
  const rowOf = (bits: number): number => Math.round((1 - bits / most) * (rows - 1));
  const labels = new Map(bitTicks(most, Math.floor((rows - 1) / 2)).map((bits) => [rowOf(bits), String(bits)]));
  const nameIn = new Map(endRows(series, most, rows).map((row, i) => [row, i]));
  const frame = style.ascii
    ? { side: '|', tick: '+', corner: '+', along: '-', down: '+', few: '-' }
    : { side: '│', tick: '┤', corner: '└', along: '─', down: '┬', few: '┄' };
  const { dim } = style.paint;
  const lines = Array.from({ length: rows }, (_, row) => {
    const label = labels.get(row);
    const edge = dim(`${(label ?? '').padStart(margin - 2)} ${label === undefined ? frame.side : frame.tick}`);
    const owner = nameIn.get(row);
    const name = owner === undefined ? '' : ` ${inPlotColor(names[owner] ?? '', (series[owner] as ScanSeries).method, style)}`; // prettier-ignore
    const blank = row === rowOf(scan.below) ? dim(frame.few) : ' ';
    return `${edge}${rowText(canvas, row, series, kind, blank, style)}${name}`.trimEnd();
  });
  const ticks = columnTicks(view, columns, style.ascii);
  const axis = Array.from({ length: columns }, (_, i) => (ticks.has(i) ? frame.down : frame.along)).join('');
  const few = `${frame.few.repeat(2)} ${scan.below} bits: with fewer, a method fails`;
  return [
    `${' '.repeat(margin - 1)}${dim('correct bits')}`,
    ...lines,
    `${' '.repeat(margin - 1)}${dim(frame.corner + axis)} ${scan.input}`,
    ...markRow(view, columns, margin, style),
    tickLabels(ticks, margin, columns),
    '',
    ...legendLines([few, ...marksIn(view.runs).map((each) => `${signOf(each, style)} ${verdictMarks[each].words}`)], style).map((line) => dim(line)), // prettier-ignore
  ];
}

/** A line through the points that have a number, and a dot for one that stands alone. */
function drawSeries(canvas: Canvas, owner: number, { bits }: ScanSeries, { scan }: ScanView, most: number): void {
  const [across, down] = canvas.dots;
  let before: readonly [number, number] | null = null;
  bits.forEach((kept, i) => {
    if (kept === null) return void (before = null);
    const x = Math.round(placeInRange(scan, scan.xs[i] as number) * (canvas.columns * across - 1));
    const y = Math.round((1 - kept / most) * (canvas.rows * down - 1));
    canvas.line(owner, before ?? [x, y], [x, y]);
    before = [x, y];
  });
}

/** The rows of the names: not as drawn, so that among lines that end alike they keep their order. */
function endRows(series: readonly ScanSeries[], most: number, rows: number): number[] {
  const ends = series.map(({ bits }) => (1 - (bits.findLast((kept) => kept !== null) ?? 0) / most) * (rows - 1) + 0.5);
  return spreadLabels(ends.map((at) => ({ at, height: 1 })), 0, rows).map((middle) => Math.round(middle - 0.5)); // prettier-ignore
}

/** Curves take turns in the cells that they share. */
function rowText(canvas: Canvas, row: number, series: readonly ScanSeries[], kind: BitsPlotChoice['kind'], blank: string, style: Style): string {
  let shared = row;
  return Array.from({ length: canvas.columns }, (_, column) => {
    const { owners, braille } = canvas.cell(column, row);
    const owner = series[owners[(owners.length > 1 ? shared++ : 0) % Math.max(1, owners.length)] ?? -1];
    if (owner === undefined) return blank;
    const { method } = owner;
    return inPlotColor(kind === 'braille' ? braille : letterOf({ method, precision: defaultPrecision }), method, style);
  }).join('');
} // prettier-ignore

const columnOf = (view: ScanView, x: number, columns: number): number =>
  Math.round(placeInRange(view.scan, x) * (columns - 1));

/** Columns of the numbers below the axis, with their labels: as many as have room, at least that of an end. */
function columnTicks(view: ScanView, columns: number, ascii: boolean): Map<number, string> {
  const { scan } = view;
  const placed = (ticks: readonly RangeTick[]): (readonly [number, string])[] =>
    ticks.map(({ value, exponent }) => {
      const label = exponent === null ? numberText(value) : `${value < 0 ? '-' : ''}${powerOfTen(exponent, ascii)}`;
      return [columnOf(view, value, columns), label];
    });
  const ends = [scan.from, scan.to].map((value): RangeTick => ({ value, exponent: null }));
  const choices = Array.from({ length: Math.max(0, Math.floor(columns / 8) - 2) }, (_, i) => rangeTicks(scan, Math.floor(columns / 8) - i)); // prettier-ignore
  const fitting = [...choices, ends].map(placed).find((ticks) =>
    ticks.every(([column, label], i) => {
      const [before, other] = ticks[i - 1] ?? [-Infinity, ''];
      return column - before > (label.length + other.length) / 2 + 1;
    }),
  ); // prettier-ignore
  return new Map(fitting ?? placed(ends.slice(0, 1)));
}

/** Each label centred below its tick, from the left. */
function tickLabels(ticks: ReadonlyMap<number, string>, margin: number, columns: number): string {
  let line = '';
  for (const [column, label] of ticks) {
    const middle = margin + column - Math.floor(label.length / 2);
    const start = Math.max(line === '' ? 0 : line.length + 1, Math.min(middle, margin + columns + 2 - label.length));
    line = line.padEnd(start) + label;
  }
  return line;
}

/** Below the axis, where there is no certified derivative; none where all points have one. */
function markRow(view: ScanView, columns: number, margin: number, style: Style): string[] {
  const cells = Array.from({ length: columns }, () => ' ');
  for (const verdict of marksIn(view.runs).toReversed())
    for (const run of view.runs) {
      if (run.verdict !== verdict) continue;
      const [first, last] = [run.first, run.last].map((place) => columnOf(view, view.scan.xs[place] as number, columns)) as [number, number]; // prettier-ignore
      cells.fill(signOf(verdict, style), first, last + 1);
    }
  const line = cells.join('').trimEnd();
  return line === '' ? [] : [' '.repeat(margin) + style.paint.bold(line)];
}

const signOf = (verdict: keyof typeof verdictMarks, style: Style): string =>
  verdictMarks[verdict][style.ascii ? 'ascii' : 'sign'];

/** As many entries on a line as fit. */
function legendLines(entries: readonly string[], style: Style): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const joined = `${lines.at(-1) ?? ''}   ${entry}`;
    if (lines.length > 0 && displayWidth(joined) <= style.width) lines[lines.length - 1] = joined;
    else lines.push(`  ${entry}`);
  }
  return lines;
}
