// The names of a panel's lines as SVG, beside their ends.
import { defaultPrecision } from '../../arithmetics/formats.js';
import { plotLookOf } from '../looks.js';
import type { Curve, Panel } from '../sweep/curves.js';
import { markupText } from '../text/markup.js';
import { spreadLabels } from './label-spread.js';
import { coordinate, labelGap, labelSize, longestLabel, margin, positionOf, type Frame } from './svg-frame.js';
import { breakLines } from './svg-text.js';

const lineHeight = 16;

/** Names at the right ends, with a leader to where the line ends. */
export function labelElements(frame: Frame, panel: Panel): string[] {
  const curves = joinLabels(panel.curves).flatMap((curve) => {
    const last = curve.error.findLast((point) => point !== null);
    return last == null ? [] : [{ lines: [curve.name], end: positionOf(frame, last), method: curve.method }];
  });
  const exact = panel.lines.map(({ name, size }) => ({
    lines: breakLines(name, longestLabel),
    end: exactEnd(frame, size),
    method: null,
  }));
  const all = [...curves, ...exact];
  const wanted = all.map(({ lines, end }) => ({ at: end[1], height: lines.length * lineHeight + 2 }));
  const middles = spreadLabels(wanted, margin.top - 8, (frame.floor ?? frame.bottom) + 10);
  return all.map(({ lines, end, method }, i) => {
    const middle = middles[i] ?? end[1];
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

/** Where the line of an exact result ends. */
function exactEnd(frame: Frame, size: number): [number, number] {
  return [frame.right, positionOf(frame, { delta: 1, size })[1]];
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
