// One panel of a sweep as SVG: axes in powers of ten, curves with their parts, labels at the ends of lines.
import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { spreadLabels } from './label-spread.js';
import { markupText } from '../text/markup.js';
import { errorText } from '../text/number-text.js';
import { defaultPrecision } from '../../arithmetics/formats.js';
import { plotLookOf } from '../looks.js';
import { breakLines, powerMarkup, textWidth } from './svg-text.js';
import { decadesOf, wholeDecades, type Curve, type CurvePoint, type Panel } from '../sweep/curves.js';

export interface PanelBox {
  readonly width: number;
  readonly height: number;
}

const margin = { top: 26, bottom: 52, left: 62 };
const labelSize = 13;
const labelGap = 18;
const lineHeight = 16;
const longestLabel = 22;
/** Room below the axis for results without error. */
const floorHeight = 26;

/**
 * The panel's elements, in a box with its own origin.
 *
 * @param index makes the names of clip paths unique in the document
 * @param unit what the error axis shows
 */
export function panelElements(panel: Panel, box: PanelBox, index: number, unit: string): string[] {
  const frame = frameOf(panel, box);
  return [
    `<clipPath id="plot-${index}"><rect x="${margin.left}" y="${margin.top}" width="${coordinate(frame.right - margin.left)}" height="${coordinate(frame.bottom - margin.top)}"/></clipPath>`,
    ...axisElements(frame, unit),
    ...panel.lines.map(({ size }) => exactLine(frame, size)),
    `<g clip-path="url(#plot-${index})" fill="none" stroke-width="1" stroke-opacity="0.5">`,
    ...panel.curves.flatMap((curve) =>
      [curve.truncation, curve.roundoff].map((part) =>
        pathElement(frame, part, `stroke="${plotLookOf(curve.method).line}"`),
      ),
    ),
    '</g>',
    ...panel.curves.flatMap((curve) => curveElements(frame, curve)),
    ...panel.curves.flatMap((curve) => minimumElement(frame, curve)),
    ...labelElements(frame, panel),
  ];
}

interface Frame {
  readonly right: number;
  readonly bottom: number;
  readonly x: (delta: number) => number;
  readonly y: (size: number) => number;
  readonly decades: readonly [x: readonly [number, number], y: readonly [number, number]];
  /** Where exact results lie, if there are any. */
  readonly floor: number | null;
}

function frameOf(panel: Panel, { width, height }: PanelBox): Frame {
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
const coordinate = (value: number): string => String(Math.round(value * 100) / 100);

function axisElements({ x, y, right, bottom, decades, floor }: Frame, unit: string): string[] {
  const [across, up] = decades;
  const end = floor === null ? bottom : floor + 6;
  const columns = ticks(across, (right - margin.left) / 48);
  const rows = ticks(up, (bottom - margin.top) / 30);
  return [
    '<g class="grid" stroke="#e4e4e4" stroke-width="1">',
    ...columns.map((exponent) => `<path d="M${coordinate(x(10 ** exponent))} ${margin.top}V${coordinate(bottom)}"/>`),
    ...rows.map((exponent) => `<path d="M${margin.left} ${coordinate(y(10 ** exponent))}H${coordinate(right)}"/>`),
    '</g>',
    `<path class="axis" d="M${margin.left} ${margin.top}V${coordinate(bottom)}H${coordinate(right)}" fill="none" stroke="#767676"/>`,
    ...(floor === null
      ? []
      : [
          `<path class="axis" d="M${margin.left} ${coordinate(floor)}H${coordinate(right)}" fill="none" stroke="#767676" stroke-dasharray="1 3"/>`,
          `<text class="muted" x="${margin.left - 9}" y="${coordinate(floor + 4)}" text-anchor="end" fill="#595959">0</text>`,
        ]),
    '<g class="muted" fill="#595959" font-size="12">',
    ...columns.map(
      (exponent) =>
        `<text x="${coordinate(x(10 ** exponent))}" y="${coordinate(end + 20)}" text-anchor="middle">${powerMarkup(exponent)}</text>`,
    ),
    ...rows.map(
      (exponent) =>
        `<text x="${margin.left - 9}" y="${coordinate(y(10 ** exponent) + 4)}" text-anchor="end">${powerMarkup(exponent)}</text>`,
    ),
    '</g>',
    `<text class="ink" x="${coordinate((margin.left + right) / 2)}" y="${coordinate(end + 42)}" text-anchor="middle" fill="#1a1a1a">step δ</text>`,
    `<text class="ink" x="${margin.left - 9}" y="${margin.top - 14}" fill="#1a1a1a">${markupText(unit)}</text>`,
  ];
}

/** Every so many decades, so that no more than `most` ticks stand; on multiples of the distance. */
function ticks([low, high]: readonly [number, number], most: number): number[] {
  const step = [1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200].find((each) => (high - low) / each <= most) ?? 500;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}

function positionOf({ x, y, floor, bottom }: Frame, { delta, size }: NonNullable<CurvePoint>): [number, number] {
  return [x(delta), size === 0 ? (floor ?? bottom) : y(size)];
}

/** A path that is broken where points are missing, and between exact results and others. */
function pathElement(frame: Frame, points: readonly CurvePoint[], attributes: string): string {
  const draw = line<CurvePoint>()
    .defined((point) => point !== null)
    .x((point) => (point === null ? 0 : positionOf(frame, point)[0]))
    .y((point) => (point === null ? 0 : positionOf(frame, point)[1]))
    .digits(2);
  const broken = points.flatMap((point, i) => {
    const before = points[i - 1];
    const changes = before != null && point !== null && (before.size === 0) !== (point.size === 0);
    return changes ? [null, point] : [point];
  });
  const path = draw(broken);
  return path === null || path === '' ? '' : `<path d="${path}" ${attributes}/>`;
}

function curveElements(frame: Frame, { method, precision, error }: Curve): string[] {
  const { line: color, dash: pattern, cap } = plotLookOf(method);
  const dash = pattern === '' ? '' : ` stroke-dasharray="${pattern}"`;
  const single = precision !== defaultPrecision ? ' stroke-opacity="0.55"' : '';
  const attributes = `fill="none" stroke="${color}" stroke-width="2.25" stroke-linejoin="round" stroke-linecap="${cap}"${dash}${single}`;
  // an exact result between others is a dot
  const dots = error.flatMap((point) => {
    if (point?.size !== 0) return [];
    const [x, y] = positionOf(frame, point);
    return [`<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="2" fill="${color}"/>`];
  });
  return [pathElement(frame, error, attributes), ...dots.slice(0, 400)];
}

function exactLine(frame: Frame, size: number): string {
  const [, y] = positionOf(frame, { delta: 1, size });
  return `<path class="exact" d="M${margin.left} ${coordinate(y)}H${coordinate(frame.right)}" fill="none" stroke="#595959" stroke-width="1.5" stroke-dasharray="1.5 4"/>`;
}

function minimumElement(frame: Frame, curve: Curve): string[] {
  if (curve.best === null) return [];
  const [x, y] = positionOf(frame, curve.best);
  const { bits, predicted } = curve.series;
  const said = [
    `${curve.name}: best δ = ${errorText(curve.best.delta)}`,
    `error there ${errorText(curve.best.size)}`,
    ...(bits === null ? [] : [`${bits} correct bits`]),
    ...(predicted.delta === null ? [] : [`predicted δ = ${errorText(predicted.delta)}`]),
  ];
  return [
    `<circle class="minimum" cx="${coordinate(x)}" cy="${coordinate(y)}" r="5" fill="#ffffff" stroke="${plotLookOf(curve.method).line}" stroke-width="2.25"><title>${markupText(said.join(', '))}</title></circle>`,
  ];
}

/** Names at the right ends, with a leader to where the line ends. */
function labelElements(frame: Frame, panel: Panel): string[] {
  const curves = joinLabels(panel.curves).flatMap((curve) => {
    const last = curve.error.findLast((point) => point !== null);
    return last == null ? [] : [{ lines: [curve.name], end: positionOf(frame, last), method: curve.method }];
  });
  const exact = panel.lines.map(({ name, size }) => ({
    lines: breakLines(name, longestLabel),
    end: [frame.right, positionOf(frame, { delta: 1, size })[1]] as [number, number],
    method: null,
  }));
  const all = [...curves, ...exact];
  const wanted = all.map(({ lines, end }) => ({ at: end[1], height: lines.length * lineHeight + 2 }));
  const middles = spreadLabels(wanted, margin.top - 8, (frame.floor ?? frame.bottom) + 10);
  return all.map(({ lines, end, method }, i) => {
    const middle = middles[i] as number;
    const color = method === null ? null : plotLookOf(method);
    const x = frame.right + labelGap;
    const first = middle - ((lines.length - 1) * lineHeight) / 2 + 4.5;
    const spans = lines.map(
      (text, j) => `<tspan x="${coordinate(x)}" y="${coordinate(first + j * lineHeight)}">${markupText(text)}</tspan>`,
    );
    const leader = `<path class="${color === null ? 'axis' : ''}" d="M${coordinate(end[0] + 2)} ${coordinate(end[1])}L${coordinate(x - 4)} ${coordinate(middle)}" fill="none" stroke="${color?.line ?? '#767676'}" stroke-width="1" stroke-opacity="0.7"/>`;
    return `${leader}<text class="${method === null ? 'muted' : `name-${method}`}" font-size="${labelSize}" font-weight="${method === null ? 400 : 600}" fill="${color?.text ?? '#595959'}">${spans.join('')}</text>`;
  });
}

/** A method whose curves end alike in both precisions has one label. */
function joinLabels(curves: readonly Curve[]): Curve[] {
  const endOf = ({ error }: Curve): number => error.findLast((point) => point !== null)?.size ?? NaN;
  const isAlike = (one: Curve, other: Curve): boolean =>
    one !== other && one.method === other.method && Math.abs(Math.log10(endOf(one) / endOf(other))) < 0.1;
  return curves.flatMap((curve) => {
    const twin = curves.find((other) => isAlike(curve, other));
    if (twin === undefined) return [curve];
    return curve.precision !== defaultPrecision
      ? []
      : [{ ...curve, name: curve.name.replace(` ${curve.precision}`, '') }];
  });
}
