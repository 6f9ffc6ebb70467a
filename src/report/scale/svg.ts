// Operations against n as one SVG file: readable without scripts, styles or a network; names stand at the ends of lines.
import { line } from 'd3-shape';
import { methodIds, type MethodId } from '../../methods/table.js';
import type { Scale } from '../../scale/scale-data.js';
import { groupDigits } from '../../text/numeral.js';
import { plotLookOf } from '../looks.js';
import { spreadLabels } from '../plot/label-spread.js';
import { svgFile } from '../plot/svg-file.js';
import { coordinate } from '../plot/svg-frame.js';
import { headingOf, movedDown, type PictureHeading } from '../plot/svg-heading.js';
import { powerMarkup, textWidth } from '../plot/svg-text.js';
import { tie } from '../text/display-width.js';
import { markupText } from '../text/markup.js';
import type { Theme } from '../text/theme.js';
import { axisNames, costCurves, costRange, type CostCurve, type CostPoint } from './cost-curves.js';
import { scaleFacts, scaleSentences } from './sentences.js';

const size = { width: 900, height: 540 };
const plot = { left: 74, top: 104, bottom: 476 };
const edge = 20;
/** Below the last line above the plot. */
const headGap = 37;
const nameGap = 22;
const nameHeight = 18;
/** Of the function itself: as text is. */
const functionLook = { line: '#1a1a1a', text: '#1a1a1a', dash: '', cap: 'round' } as const;

interface CostFrame {
  readonly right: number;
  readonly x: (size: number) => number;
  readonly y: (cost: number) => number;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** The file, ending in a newline. */
export function scaleSvg(scale: Scale, theme: Theme = 'light'): string {
  const curves = costCurves(scale);
  const frame = frameOfCosts(curves);
  const heading = headingOfScale(scale);
  const moved = Math.max(heading.bottom + headGap - plot.top, 0);
  return svgFile({
    id: 'scale',
    width: size.width,
    height: size.height + moved,
    title: `Operations of gradients against n: ${scale.family ?? scale.read}`,
    description: scaleSentences(scale).join(' ').replaceAll(tie, ' '),
    theme,
    darkStyles,
    elements: [
      ...heading.elements,
      ...movedDown(moved, [
        `<text class="ink" x="${plot.left - 9}" y="${plot.top - 12}" fill="#1a1a1a">${axisNames.y}</text>`,
        ...(frame === null ? [] : [...costAxes(frame), ...curves.toReversed().flatMap((curve) => curveElements(curve, frame)), ...nameElements(curves, frame)]),
      ]),
    ],
  });
} // prettier-ignore

const darkStyles = [
  '.paper { fill: #15171a }',
  '.ink, .name-function { fill: #f0f0f0 } .muted { fill: #b4b8bf } .line-function { stroke: #f0f0f0 } .dot-function { fill: #f0f0f0 }',
  '.grid { stroke: #2d3137 } .axis { stroke: #8d939c }',
  ...methodIds.map((method) => `.name-${method} { fill: ${plotLookOf(method).line} }`),
].join(' ');

/** Null where there is nothing to draw. */
function frameOfCosts(curves: readonly CostCurve[]): CostFrame | null {
  const range = costRange(curves);
  if (range === null) return null;
  const { sizes: [least, most], decades: [low, high] } = range; // prettier-ignore
  const right = size.width - edge - nameGap - Math.max(...curves.map(({ name }) => textWidth(name, 13)));
  const x = (at: number): number => plot.left + (Math.log(at / least) / Math.log(most / least)) * (right - plot.left);
  const tried = [...new Set(curves.flatMap(({ points }) => points.map((point) => point.size)))].sort((a, b) => b - a);
  const columns: number[] = [];
  for (const each of tried) {
    const before = columns.at(-1);
    if (before === undefined || x(before) - x(each) > textWidth(groupDigits(before), 12) + 10) columns.push(each);
  }
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (high - low) / each <= 10) ?? high - low;
  const first = Math.ceil(low / step) * step;
  return {
    right,
    x,
    y: (cost) => plot.top + ((high - Math.log10(cost)) / (high - low)) * (plot.bottom - plot.top),
    columns,
    rows: Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step),
  };
}

function headingOfScale(scale: Scale): PictureHeading {
  const [[, title] = ['', ''], ...facts] = scaleFacts(scale);
  const said = facts.map(([label, text]) => `${label}: ${text}`).join('; ');
  return headingOf(title, [said], edge, size.width - 2 * edge);
}

function costAxes({ right, x, y, columns, rows }: CostFrame): string[] {
  return [
    '<g class="grid" stroke="#e4e4e4" stroke-width="1">',
    ...columns.map((each) => `<path d="M${coordinate(x(each))} ${plot.top}V${plot.bottom}"/>`),
    ...rows.map((exponent) => `<path d="M${plot.left} ${coordinate(y(10 ** exponent))}H${coordinate(right)}"/>`),
    '</g>',
    `<path class="axis" d="M${plot.left} ${plot.top}V${plot.bottom}H${coordinate(right)}" fill="none" stroke="#767676"/>`,
    '<g class="muted" fill="#595959" font-size="12">',
    ...columns.map(
      (each) =>
        `<text x="${coordinate(x(each))}" y="${plot.bottom + 20}" text-anchor="middle">${groupDigits(each)}</text>`,
    ),
    ...rows.map(
      (exponent) =>
        `<text x="${plot.left - 9}" y="${coordinate(y(10 ** exponent) + 4)}" text-anchor="end">${powerMarkup(exponent)}</text>`,
    ),
    '</g>',
    `<text class="ink" x="${coordinate((plot.left + right) / 2)}" y="${plot.bottom + 42}" text-anchor="middle" fill="#1a1a1a">${axisNames.x}</text>`,
  ];
}

const lookOfCurve = (method: MethodId | null): typeof functionLook | ReturnType<typeof plotLookOf> =>
  method === null ? functionLook : plotLookOf(method);

function curveElements({ method, points, name }: CostCurve, { x, y }: CostFrame): string[] {
  const { line: color, dash: pattern, cap } = lookOfCurve(method);
  const draw = line<CostPoint>()
    .x((point) => x(point.size))
    .y(({ cost }) => y(cost))
    .digits(2);
  const path = points.length > 1 ? draw([...points]) : null;
  const dash = pattern === '' ? '' : ` stroke-dasharray="${pattern}"`;
  const id = method ?? 'function';
  const dots = points.map(
    (point) =>
      `<circle class="dot-${id}" cx="${coordinate(x(point.size))}" cy="${coordinate(y(point.cost))}" r="3" fill="${color}"><title>${markupText(`${name}, n = ${groupDigits(point.size)}: ${groupDigits(point.cost)} operations`)}</title></circle>`,
  );
  const stroke = `<path class="line-${id}" d="${path ?? ''}" fill="none" stroke="${color}" stroke-width="2.25" stroke-linejoin="round" stroke-linecap="${cap}"${dash}/>`;
  return path === null ? dots : [stroke, ...dots];
}

/** Names at the right, with leaders to where the lines end. */
function nameElements(curves: readonly CostCurve[], { right, x, y }: CostFrame): string[] {
  const ends = curves.map(({ points }) => {
    const end = points.at(-1) as CostPoint;
    return [x(end.size), y(end.cost)] as const;
  });
  const middles = spreadLabels(
    ends.map(([, at]) => ({ at, height: nameHeight })),
    plot.top - 8,
    plot.bottom + 10,
  );
  return curves.map(({ name, method }, i) => {
    const { line: color, text } = lookOfCurve(method);
    const [endX, endY] = ends[i] as readonly [number, number];
    const middle = middles[i] ?? endY;
    const left = right + nameGap;
    const id = method ?? 'function';
    return `<path class="line-${id}" d="M${coordinate(endX + 4)} ${coordinate(endY)}L${coordinate(left - 4)} ${coordinate(middle)}" fill="none" stroke="${color}" stroke-opacity="0.5"/><text class="name-${id}" x="${coordinate(left)}" y="${coordinate(middle + 4.5)}" font-weight="600" fill="${text}">${markupText(name)}</text>`;
  });
}
