// Operations against n in the terminal: log–log, in braille with colours or in letters, with names at the ends of lines.
import { defaultPrecision } from '../../arithmetics/formats.js';
import type { MethodId } from '../../methods/table.js';
import { letterOf } from '../looks.js';
import { createCanvas, type Canvas } from '../plot/canvas.js';
import { inPlotColor } from '../plot/colors.js';
import { spreadLabels } from '../plot/label-spread.js';
import { powerOfTen } from '../plot/log-axis.js';
import { displayWidth } from '../text/display-width.js';
import { inCharacters, type Style } from '../text/style.js';
import { axisNames, costRange, type CostCurve, type CostPoint, type CostRange } from './cost-curves.js';

export interface CostPlotChoice {
  readonly kind: 'braille' | 'letters';
  /** Rows of the plot, without axis and labels; more where the names need them. */
  readonly height: number;
}

const widestPlot = 120;
const functionLetter = '*';

/** The lines of the plot; none where there is nothing to draw. */
export function costPlotLines(curves: readonly CostCurve[], { kind, height }: CostPlotChoice, style: Style): string[] {
  const range = costRange(curves);
  if (range === null) return [];
  const rows = Math.max(height, curves.length);
  const ticks = rowTicks(range, rows);
  const labels = new Map([...ticks].map(([row, exponent]) => [row, powerOfTen(exponent, style.ascii)]));
  const margin = Math.max(...[...labels.values()].map(displayWidth)) + 2;
  const names = curves.map(({ name, method }) => (kind === 'letters' ? `${letterOfCurve(method)} ${name}` : name));
  const columns = Math.max(8, Math.min(style.width, widestPlot) - margin - 1 - Math.max(...names.map(displayWidth)));
  const canvas = createCanvas(columns, rows, kind);
  const placed = placer(range, canvas);
  curves.forEach(({ points }, owner) => {
    points.forEach((point, i) => canvas.line(owner, placed(points[i - 1] ?? point), placed(point)));
  });
  // not as drawn: among lines that end in one row the names keep their order
  const ends = curves.map(({ points }) => heightOf(range, points.at(-1) as CostPoint) * (rows - 1) + 0.5);
  const middles = spreadLabels(ends.map((at) => ({ at, height: 1 })), 0, rows); // prettier-ignore
  const nameIn = new Map(middles.map((middle, i) => [Math.round(middle - 0.5), i]));
  const frame = style.ascii
    ? { side: '|', tick: '+', corner: '+', along: '-', down: '+' }
    : { side: '│', tick: '┤', corner: '└', along: '─', down: '┬' };
  const { dim } = style.paint;
  const sizes = columnTicks(curves, columns, canvas, placed);
  const lines = Array.from({ length: rows }, (_, row) => {
    const label = labels.get(row);
    const edge = dim(`${(label ?? '').padStart(margin - 2)} ${label === undefined ? frame.side : frame.tick}`);
    const owner = nameIn.get(row);
    const name = owner === undefined ? '' : ` ${inCurveColor(names[owner] ?? '', curves[owner]?.method ?? null, style)}`;
    return `${edge}${rowText(canvas, row, curves, kind, style)}${name}`.trimEnd();
  });
  const axis = Array.from({ length: columns }, (_, i) => (sizes.has(i) ? frame.down : frame.along)).join('');
  return [
    ' '.repeat(margin - 1) + dim(inCharacters(axisNames.y, style)),
    ...lines,
    ' '.repeat(margin - 1) + dim(frame.corner + axis) + ` ${axisNames.x}`,
    sizeLabels(sizes, margin, margin + columns),
  ];
} // prettier-ignore

/** How far below the top a point lies, as a part of the height. */
const heightOf = ({ decades: [low, high] }: CostRange, { cost }: CostPoint): number =>
  (high - Math.log10(cost)) / (high - low);

/** Where a point lies, in dots. */
function placer(range: CostRange, { columns, rows, dots }: Canvas): (point: CostPoint) => readonly [number, number] {
  const [across, down] = dots;
  const [least, most] = range.sizes;
  return (point) => [
    Math.round((Math.log(point.size / least) / Math.log(most / least)) * (columns * across - 1)),
    Math.round(heightOf(range, point) * (rows * down - 1)),
  ];
} // prettier-ignore

/** Rows of whole powers of ten: every one, or every so many that labels stand two rows apart. */
function rowTicks({ decades: [low, high] }: CostRange, rows: number): Map<number, number> {
  const most = Math.max(1, Math.floor((rows - 1) / 2));
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (high - low) / each <= most) ?? high - low;
  const ticks = new Map<number, number>();
  for (let exponent = Math.ceil(low / step) * step; exponent <= high; exponent += step)
    ticks.set(Math.round(((high - exponent) / (high - low)) * (rows - 1)), exponent);
  return ticks;
}

/** Columns of the sizes that were tried, the last one first, as far as their labels have room. */
function columnTicks(
  curves: readonly CostCurve[],
  columns: number,
  { dots: [across] }: Canvas,
  placed: (point: CostPoint) => readonly [number, number],
): Map<number, number> {
  const tried = [...new Set(curves.flatMap(({ points }) => points.map(({ size }) => size)))].sort((a, b) => b - a);
  const ticks = new Map<number, number>();
  let before = Infinity;
  for (const size of tried) {
    const column = Math.floor(placed({ size, cost: 1 })[0] / across);
    const width = String(size).length;
    if (column > columns - 1 || column + Math.ceil(width / 2) + 1 > before) continue;
    ticks.set(column, size);
    before = column - Math.floor(width / 2);
  }
  return ticks;
}

/** Each label centred below its tick, from the left. */
function sizeLabels(ticks: ReadonlyMap<number, number>, margin: number, width: number): string {
  let line = '';
  for (const [column, size] of [...ticks].sort(([a], [b]) => a - b)) {
    const label = String(size);
    const start = Math.max(line === '' ? 0 : line.length + 1, Math.min(margin + column - Math.floor(label.length / 2), width - Math.ceil(label.length / 2) + 1)); // prettier-ignore
    line = line.padEnd(start) + label;
  }
  return line;
}

/** Curves take turns in the cells that they share. */
function rowText(canvas: Canvas, row: number, curves: readonly CostCurve[], kind: CostPlotChoice['kind'], style: Style): string {
  let shared = row;
  return Array.from({ length: canvas.columns }, (_, column) => {
    const { owners, braille } = canvas.cell(column, row);
    const curve = curves[owners[(owners.length > 1 ? shared++ : 0) % Math.max(1, owners.length)] ?? -1];
    if (curve === undefined) return ' ';
    return inCurveColor(kind === 'braille' ? braille : letterOfCurve(curve.method), curve.method, style);
  }).join('');
} // prettier-ignore

const letterOfCurve = (method: MethodId | null): string =>
  method === null ? functionLetter : letterOf({ method, precision: defaultPrecision });

const inCurveColor = (text: string, method: MethodId | null, style: Style): string =>
  method === null ? style.paint.bold(text) : inPlotColor(text, method, style);
