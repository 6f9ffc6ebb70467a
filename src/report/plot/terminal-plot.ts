// A panel of a sweep in the terminal: log–log, in braille with colours, or in letters without.
import { defaultPrecision } from '../../arithmetics/formats.js';
import { letterOf } from '../looks.js';
import { createCanvas } from './canvas.js';
import { columnAxis, powerOfTen, rowAxis, type LogAxis } from './log-axis.js';
import { inPlotColor } from './colors.js';
import { inCharacters, type Style } from '../text/style.js';
import { decadesOf, wholeDecades, type Curve, type CurvePoint, type Panel } from '../sweep/curves.js';

export type PlotKind = 'braille' | 'letters';

export interface PlotChoice {
  readonly kind: PlotKind;
  /** Rows of the plot, without axis and labels. */
  readonly height: number;
  readonly width: number;
  /** What the error axis shows. */
  readonly title: string;
}

const widestPlot = 120;

/** The lines of the plot: rows, axis, labels; none where there is nothing to draw. */
export function plotLines(panel: Panel, choice: PlotChoice, style: Style): string[] {
  const { range, hasZero } = decadesOf(panel, false);
  const deltas = panel.curves.flatMap(({ error }) => error.flatMap((point) => (point === null ? [] : [point.delta])));
  if (deltas.length === 0) return [];
  const steps = wholeDecades(
    deltas.reduce((least, delta) => Math.min(least, delta)),
    deltas.reduce((greatest, delta) => Math.max(greatest, delta)),
  );
  const rows = rowAxis(range ?? [-1, 0], choice.height - (hasZero ? 1 : 0));
  const labels = rows.ticks.map(({ exponent }) => powerOfTen(exponent, style.ascii));
  const margin = Math.max(1, ...labels.map((label) => label.length)) + 2;
  const labelWidth = Math.max(...steps.map((exponent) => powerOfTen(exponent, style.ascii).length)) + 2;
  const available = Math.min(choice.width, widestPlot) - margin - Math.ceil(labelWidth / 2) + 1;
  const dotsAcross = choice.kind === 'braille' ? 2 : 1;
  const columns = columnAxis(steps, Math.max(8, available), dotsAcross, labelWidth);
  const height = rows.extent + 1 + (hasZero ? 1 : 0);
  const cells = drawPanel(
    panel,
    { rows, columns, hasZero },
    Math.ceil((columns.extent + 1) / dotsAcross),
    height,
    choice.kind,
    style,
  );
  const frame = style.ascii
    ? { side: '|', tick: '+', corner: '+', along: '-', down: '+' }
    : { side: '│', tick: '┤', corner: '└', along: '─', down: '┬' };
  const tickAt = new Map(rows.ticks.map(({ place }, i) => [rows.extent - place, labels[i] ?? '']));
  const { dim } = style.paint;
  const lines = cells.map((row, i) => {
    const label = i > rows.extent ? '0' : tickAt.get(i);
    const edge = label === undefined ? frame.side : frame.tick;
    return `${dim(`${(label ?? '').padStart(margin - 2)} ${edge}`)}${row}`.trimEnd();
  });
  const indent = ' '.repeat(margin - 1);
  return [
    indent + dim(inCharacters(choice.title, style)),
    ...lines,
    indent + dim(frame.corner + axisLine(columns, dotsAcross, frame)),
    axisLabels(columns, dotsAcross, margin, style.ascii),
    indent + inCharacters('step δ', style).padStart(Math.ceil(columns.extent / dotsAcross / 2) + 4),
  ];
}

interface Axes {
  readonly rows: LogAxis;
  readonly columns: LogAxis;
  /** Whether a row below the decades holds exact results. */
  readonly hasZero: boolean;
}

/** The rows of the plot as text: curves over lines, minima over both. */
function drawPanel(panel: Panel, axes: Axes, columns: number, height: number, kind: PlotKind, style: Style): string[] {
  const canvas = createCanvas(columns, height, kind);
  const [, down] = canvas.dots;
  const dotOf = ({ delta, size }: NonNullable<CurvePoint>): readonly [number, number] => {
    const fromTop = size === 0 ? axes.rows.extent + 1 : axes.rows.extent - axes.rows.place(size);
    return [Math.round(axes.columns.place(delta)), Math.round((fromTop + 0.5) * down - 0.5)];
  };
  panel.curves.forEach(({ error, precision }, owner) => {
    let before: CurvePoint = null;
    for (const point of error) {
      if (point !== null) {
        const joins = before !== null && (before.size === 0) === (point.size === 0);
        const stride =
          precision !== defaultPrecision && panel.curves.some((curve) => curve.precision === defaultPrecision) ? 2 : 1;
        canvas.line(owner, dotOf(joins && before !== null ? before : point), dotOf(point), joins ? stride : 1);
      }
      before = point;
    }
  });
  const cellOf = (point: NonNullable<CurvePoint>): string => {
    const [x, y] = dotOf(point);
    return `${Math.floor(x / canvas.dots[0])},${Math.floor(y / down)}`;
  };
  const minima = new Map<string, Curve>();
  for (const curve of panel.curves) if (curve.best !== null) minima.set(cellOf(curve.best), curve);
  const lineRows = new Set(
    panel.lines.map(({ size }) =>
      size === 0 ? axes.rows.extent + 1 : Math.round(axes.rows.extent - axes.rows.place(size)),
    ),
  );
  return Array.from({ length: height }, (_, row) => {
    let shared = row; // curves take turns in the cells that they share
    return Array.from({ length: columns }, (__, column) => {
      const minimum = minima.get(`${column},${row}`);
      if (minimum !== undefined) return inPlotColor(style.ascii ? 'o' : '○', minimum.method, style);
      const { owners, braille } = canvas.cell(column, row);
      const owner = panel.curves[owners[(owners.length > 1 ? shared++ : 0) % Math.max(1, owners.length)] ?? -1];
      if (owner !== undefined) return inPlotColor(kind === 'braille' ? braille : letterOf(owner), owner.method, style);
      return lineRows.has(row) ? style.paint.dim(style.ascii ? '-' : '┄') : ' ';
    }).join('');
  });
}

function axisLine(axis: LogAxis, dots: number, frame: { readonly along: string; readonly down: string }): string {
  const ticks = new Set(axis.ticks.map(({ place }) => place / dots));
  return Array.from({ length: Math.ceil((axis.extent + 1) / dots) }, (_, i) =>
    ticks.has(i) ? frame.down : frame.along,
  ).join('');
}

/** Each label centred below its tick. */
function axisLabels(axis: LogAxis, dots: number, margin: number, ascii: boolean): string {
  let line = '';
  for (const { exponent, place } of axis.ticks) {
    const label = powerOfTen(exponent, ascii);
    const start = margin + place / dots - Math.floor(label.length / 2);
    line = line.padEnd(start) + label;
  }
  return line;
}
