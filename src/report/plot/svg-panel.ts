// One panel of a sweep as SVG: axes, curves with their parts, labels at the ends of lines.
import { line } from 'd3-shape';
import { defaultPrecision } from '../../arithmetics/formats.js';
import { plotLookOf } from '../looks.js';
import type { Curve, CurvePoint, Panel } from '../sweep/curves.js';
import { markupText } from '../text/markup.js';
import { errorText } from '../text/number-text.js';
import { axisElements } from './svg-axes.js';
import { coordinate, frameOf, margin, positionOf, type Frame, type PanelBox } from './svg-frame.js';
import { labelElements } from './svg-labels.js';

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
