// The frame of a panel as SVG: its margins, its two logarithmic scales, and where points lie.
import { scaleLog } from 'd3-scale';
import { decadesOf, wholeDecades, type CurvePoint, type Panel } from '../sweep/curves.js';
import { breakLines, textWidth } from './svg-text.js';

export interface PanelBox {
  readonly width: number;
  readonly height: number;
}

export const margin = { top: 26, bottom: 52, left: 62 };
/** Pixels of the names at the ends of lines, and from the end of the axis to them. */
export const labelSize = 13;
export const labelGap = 18;
/** Characters of a name on one line. */
export const longestLabel = 22;
/** Room below the axis for results without error. */
const floorHeight = 26;

/** Where a panel's axes end, and where its points lie. */
export interface Frame {
  readonly right: number;
  readonly bottom: number;
  readonly x: (delta: number) => number;
  readonly y: (size: number) => number;
  readonly decades: readonly [x: readonly [number, number], y: readonly [number, number]];
  /** Where exact results lie, if there are any. */
  readonly floor: number | null;
}

export function frameOf(panel: Panel, { width, height }: PanelBox): Frame {
  const { range, hasZero } = decadesOf(panel, false);
  const deltas = panel.curves.flatMap(({ error }) => error.flatMap((point) => (point === null ? [] : [point.delta])));
  const across = deltas.length === 0 ? ([-16, 0] as const) : wholeDecades(least(deltas), greatest(deltas));
  const up = range ?? ([-1, 0] as const);
  const texts = [
    ...panel.curves.map(({ name }) => name),
    ...panel.lines.flatMap(({ name }) => breakLines(name, longestLabel)),
  ];
  const labels = Math.max(0, ...texts.map((text) => textWidth(text, labelSize)));
  const right = width - labelGap - labels - 14;
  const bottom = height - margin.bottom - (hasZero ? floorHeight : 0);
  return {
    right,
    bottom,
    x: scaleLog([10 ** across[0], 10 ** across[1]], [margin.left, right]),
    y: scaleLog([10 ** up[0], 10 ** up[1]], [bottom, margin.top]),
    decades: [across, up],
    floor: hasZero ? bottom + floorHeight - 6 : null,
  };
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

/** Hundredths of a pixel are enough. */
export const coordinate = (value: number): string => String(Math.round(value * 100) / 100);

export function positionOf({ x, y, floor, bottom }: Frame, { delta, size }: NonNullable<CurvePoint>): [number, number] {
  return [x(delta), size === 0 ? (floor ?? bottom) : y(size)];
}
