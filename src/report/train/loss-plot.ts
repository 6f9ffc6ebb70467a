// The loss against the step in the terminal: in braille with colours, or in letters without.
import { numeral } from '../../text/numeral.js';
import { letterOf } from '../looks.js';
import { createCanvas } from '../plot/canvas.js';
import { inPlotColor } from '../plot/colors.js';
import { powerOfTen } from '../plot/log-axis.js';
import { displayWidth, wrap } from '../text/display-width.js';
import type { Style } from '../text/style.js';
import { defaultPrecision } from '../../arithmetics/formats.js';
import type { Training } from '../../train/train-data.js';
import { lossCurves, lossScale, stepScale, stepsPerPoint, type LossCurve, type LossScale } from './loss-curves.js';

export interface LossPlotChoice {
  readonly kind: 'braille' | 'letters';
  /** Rows of the plot, without axis and labels. */
  readonly height: number;
}

const widestPlot = 120;

/** The lines of the plot; none where there is nothing to draw. */
export function lossPlotLines(training: Training, { kind, height }: LossPlotChoice, style: Style): string[] {
  const room = Math.min(style.width, widestPlot);
  const across = kind === 'braille' ? 2 : 1;
  const whole = lossCurves(training, room * across);
  if (whole.every(({ points }) => points.length === 0)) return [];
  const losses = lossScale(whole, Math.max(2, Math.floor(height / 3)));
  const labels = losses.ticks.map((tick) => lossLabel(tick, losses, style.ascii));
  const margin = Math.max(...labels.map(displayWidth)) + 2;
  const columns = Math.max(8, room - margin - 2);
  const curves = lossCurves(training, columns * across);
  const steps = stepScale(curves, Math.max(2, Math.floor(columns / 12)));
  const rows = drawCurves(curves, { losses, steps, columns, height, kind, style });
  const frame = style.ascii
    ? { side: '|', tick: '+', corner: '+', along: '-', down: '+' }
    : { side: '│', tick: '┤', corner: '└', along: '─', down: '┬' };
  const labelled = new Map(losses.ticks.map((tick, i) => [rowOfLoss(tick, losses, height), labels[i] ?? '']));
  const { dim } = style.paint;
  const places = new Map(steps.ticks.map((tick) => [Math.round(steps.at(tick) * (columns - 1)), tick]));
  const axis = Array.from({ length: columns }, (_, i) => (places.has(i) ? frame.down : frame.along)).join('');
  return [
    ...wrap(plotTitle(stepsPerPoint(training, columns * across)), style.width - 2).map((text) => `  ${dim(text)}`),
    ...rows.map((row, i) => {
      const label = labelled.get(i);
      return `${dim(`${(label ?? '').padStart(margin - 2)} ${label === undefined ? frame.side : frame.tick}`)}${row}`.trimEnd();
    }),
    ' '.repeat(margin - 1) + dim(frame.corner + axis),
    stepLabels(places, margin, margin + columns + 1),
  ];
} // prettier-ignore

/** What the curves show, where a point stands for that many steps. */
export function plotTitle(steps: number): string {
  return steps === 1 ? 'loss of each step' : `loss, the mean of ${steps} steps at a time`;
}

function lossLabel(tick: number, { isLog }: LossScale, ascii: boolean): string {
  return isLog ? powerOfTen(Math.round(Math.log10(tick)), ascii) : numeral(Number(tick.toPrecision(12)));
}

const rowOfLoss = (loss: number, { at }: LossScale, height: number): number =>
  Math.round((1 - at(loss)) * (height - 1));

interface Drawing extends LossPlotChoice {
  readonly losses: LossScale;
  readonly steps: LossScale;
  readonly columns: number;
  readonly style: Style;
}

function drawCurves(curves: readonly LossCurve[], drawing: Drawing): string[] {
  const { losses, steps, columns, height, kind, style } = drawing;
  const canvas = createCanvas(columns, height, kind);
  const [across, down] = canvas.dots;
  curves.forEach(({ points }, owner) => {
    let before: readonly [number, number] | null = null;
    for (const { step, loss } of points) {
      const place = [
        Math.round(steps.at(step) * (columns * across - 1)),
        Math.round((1 - losses.at(loss)) * (height * down - 1)),
      ] as const;
      canvas.line(owner, before ?? place, place);
      before = place;
    }
  });
  return Array.from({ length: height }, (_, row) => {
    let shared = row; // curves take turns in the cells that they share
    return Array.from({ length: columns }, (__, column) => {
      const { owners, braille } = canvas.cell(column, row);
      const curve = curves[owners[(owners.length > 1 ? shared++ : 0) % Math.max(1, owners.length)] ?? -1];
      if (curve === undefined) return ' ';
      const { method } = curve;
      return inPlotColor(kind === 'braille' ? braille : letterOf({ method, precision: defaultPrecision }), method, style);
    }).join('');
  });
} // prettier-ignore

/** Each label centred below its tick, within the width, with a space between two. */
function stepLabels(places: ReadonlyMap<number, number>, margin: number, width: number): string {
  let line = '';
  for (const [place, tick] of places) {
    const label = String(tick);
    const start = Math.min(margin + place - Math.floor(label.length / 2), width - label.length);
    if (line !== '' && start <= line.length) continue;
    line = line.padEnd(start) + label;
  }
  return line;
}
