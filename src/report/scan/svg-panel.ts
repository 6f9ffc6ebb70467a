// One panel of a scan as SVG: axes, bands and marks where no derivative is certified, curves, names at the ends of lines.
import { line } from 'd3-shape';
import { formats } from '../../arithmetics/formats.js';
import { plotLookOf } from '../looks.js';
import { spreadLabels } from '../plot/label-spread.js';
import { coordinate } from '../plot/svg-frame.js';
import { powerMarkup, textWidth } from '../plot/svg-text.js';
import { markupText } from '../text/markup.js';
import { numberText } from '../text/number-text.js';
import { curvesOf, verdictMarks, type BitsCurve, type OpenVerdict, type ScanView } from './panels.js';
import { bitTicks, placeInRange, rangeTicks } from './range-axis.js';

/** Of each panel; `room`: pixels that names take, the same in all, so that their axes are one below the other. */
export interface BitsBox {
  readonly width: number;
  readonly height: number;
  readonly room: number;
}

const left = 62;
const top = 40;
const below = 56;
const nameGap = 22;
const nameHeight = 17;
const nameSize = 13;

/** Where a panel's points lie. */
interface BitsFrame {
  readonly right: number;
  readonly bottom: number;
  readonly x: (place: number) => number;
  readonly y: (bits: number) => number;
}

export function labelRoom(views: readonly ScanView[]): number {
  const names = views.flatMap((view) => curvesOf(view).map(({ name }) => textWidth(name, nameSize)));
  return Math.max(0, ...names);
}

/** The panel's elements, in a box with its own origin. */
export function panelOfBits(view: ScanView, { width, height, room }: BitsBox): string[] {
  const most = formats[view.scan.precision].significandBits;
  const [right, bottom] = [width - nameGap - room - 16, height - below];
  const frame: BitsFrame = {
    right,
    bottom,
    x: (x) => left + placeInRange(view.scan, x) * (right - left),
    y: (bits) => top + (1 - bits / most) * (bottom - top),
  };
  const drawn = curvesOf(view);
  return [
    ...axesOfBits(view, frame, most),
    ...runElements(view, frame),
    ...drawn.toReversed().flatMap((curve) => curveOfBits(curve, view, frame)),
    ...namesOfCurves(drawn, view, frame),
  ];
}

function axesOfBits({ scan }: ScanView, { x, y, right, bottom }: BitsFrame, most: number): string[] {
  const columns = rangeTicks(scan, Math.floor((right - left) / 80));
  const rows = bitTicks(most, 6);
  const few = y(scan.below);
  return [
    '<g class="grid" stroke="#e4e4e4" stroke-width="1">',
    ...columns.map(({ value }) => `<path d="M${coordinate(x(value))} ${top}V${coordinate(bottom)}"/>`),
    ...rows.map((bits) => `<path d="M${left} ${coordinate(y(bits))}H${coordinate(right)}"/>`),
    '</g>',
    `<path class="axis" d="M${left} ${coordinate(few)}H${coordinate(right)}" fill="none" stroke="#767676" stroke-dasharray="2 4"/>`,
    `<path class="axis" d="M${left} ${top}V${coordinate(bottom)}H${coordinate(right)}" fill="none" stroke="#767676"/>`,
    '<g class="muted" fill="#595959" font-size="12">',
    ...columns.map(({ value, exponent }) => {
      const label = exponent === null ? markupText(numberText(value)) : `${value < 0 ? '−' : ''}${powerMarkup(exponent)}`;
      return `<text x="${coordinate(x(value))}" y="${coordinate(bottom + 20)}" text-anchor="middle">${label}</text>`;
    }),
    ...rows.map((bits) => `<text x="${left - 9}" y="${coordinate(y(bits) + 4)}" text-anchor="end">${bits}</text>`),
    `<text x="${left - 9}" y="${coordinate(few + 4)}" text-anchor="end" font-weight="600">${rows.some((bits) => Math.abs(bits - scan.below) < 3) ? '' : scan.below}</text>`,
    '</g>',
    `<text class="ink" x="${coordinate((left + right) / 2)}" y="${coordinate(bottom + 40)}" text-anchor="middle" fill="#1a1a1a">${markupText(scan.input)}</text>`,
    `<text class="ink" x="${left - 40}" y="${top - 22}" fill="#1a1a1a">correct bits; dotted: below ${scan.below} a method fails</text>`,
  ];
} // prettier-ignore

/** A glyph in a box of 10 pixels around a place, as strokes. */
const glyphs: Readonly<Record<OpenVerdict, string>> = {
  kink: 'm-5 4l5 -8l5 8',
  jump: 'm-5 4h5v-8h5',
  infinite: 'm0 5v-10m-3.5 4l3.5 -4l3.5 4',
  undefined: 'm-4 -4l8 8m0 -8l-8 8',
  undecided: 'm-3 -2.5a3 3 0 1 1 3 3v2m0 2.2v.6',
};

/** Each run of points without a certified derivative: a line or a band, a glyph, and its word where there is room. */
function runElements({ runs, scan }: ScanView, { x, bottom, right }: BitsFrame): string[] {
  let free = -Infinity;
  return runs.flatMap(({ verdict, first, last, message }) => {
    const [start, end] = [x(scan.xs[first] as number), x(scan.xs[last] as number)];
    const middle = (start + end) / 2;
    const { words } = verdictMarks[verdict];
    const at = [...new Set([first, last])].map((place) => numberText(scan.xs[place] as number, scan.precision)).join(' … ');
    const title = `<title>${markupText(`${words} at ${scan.input} = ${at}${message === null ? '' : `: ${message}`}`)}</title>`;
    const band =
      first === last
        ? `<path class="mark" d="M${coordinate(start)} ${top}V${coordinate(bottom)}" fill="none" stroke="#1a1a1a" stroke-opacity="0.45" stroke-dasharray="1 3">${title}</path>`
        : `<rect class="open" x="${coordinate(start)}" y="${top}" width="${coordinate(end - start)}" height="${coordinate(bottom - top)}" fill="#e9e9e9">${title}</rect>`;
    const glyph = `<path class="mark" d="M${coordinate(middle)} ${top - 8}${glyphs[verdict]}" fill="none" stroke="#1a1a1a" stroke-width="1.75">${title}</path>`;
    const width = textWidth(words, 12);
    const isLeft = middle + 10 + width > right;
    const from = isLeft ? middle - 10 - width : middle + 10;
    if (middle - 8 < free) return [band]; // marks on one another would be none
    const hasRoom = from > free;
    free = hasRoom ? Math.max(middle, from + width) + 6 : middle + 8;
    const word = `<text class="ink" x="${coordinate(from)}" y="${top - 4}" font-size="12" fill="#1a1a1a">${words}</text>`;
    return [band, glyph, ...(hasRoom ? [word] : [])];
  });
} // prettier-ignore

/** The dashes of curves that are the same take turns, each so long. */
const turnLength = 14;

function curveOfBits({ series: { method, bits }, turn, turns }: BitsCurve, { scan }: ScanView, { x, y }: BitsFrame): string[] {
  const { line: color, dash: pattern, cap } = plotLookOf(method);
  const draw = line<number | null>()
    .defined((kept) => kept !== null)
    .x((_, i) => x(scan.xs[i] as number))
    .y((kept) => y(kept ?? 0))
    .digits(2);
  const alone = bits.flatMap((kept, i) =>
    kept !== null && bits[i - 1] == null && bits[i + 1] == null
      ? [`<circle class="dot-${method}" cx="${coordinate(x(scan.xs[i] as number))}" cy="${coordinate(y(kept))}" r="2" fill="${color}"/>`]
      : [],
  );
  const own = pattern === '' ? '' : ` stroke-dasharray="${pattern}" stroke-linecap="${cap}"`;
  const dash = turns === 1 ? own : ` stroke-dasharray="${turnLength} ${turnLength * (turns - 1)}" stroke-dashoffset="${0 - turn * turnLength}"`;
  const path = `<path class="line-${method}" d="${draw(bits) ?? ''}" fill="none" stroke="${color}" stroke-width="1.75" stroke-linejoin="round"${dash}/>`;
  return [path, ...alone];
} // prettier-ignore

/** Names at the right, with leaders to where the lines end. */
function namesOfCurves(curves: readonly BitsCurve[], { scan }: ScanView, { right, bottom, x, y }: BitsFrame): string[] {
  const ends = curves.map(({ series: { bits } }) => {
    const last = bits.findLastIndex((kept) => kept !== null);
    return [x(scan.xs[last] as number), y(bits[last] ?? 0)] as const;
  });
  const middles = spreadLabels(ends.map(([, at]) => ({ at, height: nameHeight })), top - 10, bottom + 10);
  return curves.map(({ series: { method }, name }, i) => {
    const { line: color, text } = plotLookOf(method);
    const [endX, endY] = ends[i] as readonly [number, number];
    const middle = middles[i] ?? endY;
    const start = right + nameGap;
    return `<path d="M${coordinate(endX + 3)} ${coordinate(endY)}L${coordinate(start - 4)} ${coordinate(middle)}" fill="none" stroke="${color}" stroke-opacity="0.5"/><text class="name-${method}" x="${coordinate(start)}" y="${coordinate(middle + 4.5)}" font-size="${nameSize}" font-weight="600" fill="${text}">${markupText(name)}</text>`;
  });
} // prettier-ignore
