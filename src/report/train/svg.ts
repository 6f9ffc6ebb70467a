// The loss curve of a training as one SVG file: readable without scripts, styles or a network.
import { line } from 'd3-shape';
import { methodIds } from '../../methods/table.js';
import { numeral } from '../../text/numeral.js';
import type { Training } from '../../train/train-data.js';
import { plotLookOf } from '../looks.js';
import { spreadLabels } from '../plot/label-spread.js';
import { svgFile } from '../plot/svg-file.js';
import { coordinate } from '../plot/svg-frame.js';
import { headingOf, movedDown, type PictureHeading } from '../plot/svg-heading.js';
import { powerMarkup, textWidth } from '../plot/svg-text.js';
import { markupText } from '../text/markup.js';
import type { Theme } from '../text/theme.js';
import { lossCurves, lossScale, stepScale, stepsPerPoint, type LossCurve, type LossPoint, type LossScale } from './loss-curves.js'; // prettier-ignore
import { plotTitle } from './loss-plot.js';
import { trainingFacts, trainingSentences } from './texts.js';

const size = { width: 900, height: 520 };
const plot = { left: 74, top: 104, bottom: 456 };
const edge = 20;
/** Below the last line above the plot. */
const headGap = 33;
const nameGap = 14;
/** Points of a curve: about one per pixel. */
const mostPoints = 800;

interface LossFrame {
  readonly right: number;
  readonly x: (step: number) => number;
  readonly y: (loss: number) => number;
  readonly losses: LossScale;
  readonly steps: LossScale;
}

/** The file, ending in a newline. */
export function trainSvg(training: Training, theme: Theme = 'light'): string {
  const curves = lossCurves(training, mostPoints);
  const frame = frameOfLosses(curves);
  const bin = stepsPerPoint(training, mostPoints);
  const heading = headingOfTraining(training);
  const moved = Math.max(heading.bottom + headGap - plot.top, 0);
  return svgFile({
    id: 'train',
    width: size.width,
    height: size.height + moved,
    title: `Loss of ${training.model}`,
    description: trainingSentences(training).join(' '),
    theme,
    darkStyles,
    elements: [
      ...heading.elements,
      ...movedDown(moved, [
        `<text class="ink" x="${plot.left - 9}" y="${plot.top - 8}" fill="#1a1a1a">${markupText(plotTitle(bin))}</text>`,
        ...axisElementsOf(frame),
        ...curves.map((curve, i) => curveElement(curve, frame, curves.length - 1 - i)),
        ...nameElements(curves, frame),
      ]),
    ],
  });
}

const darkStyles = [
  '.paper { fill: #15171a }',
  '.ink { fill: #f0f0f0 } .muted { fill: #b4b8bf }',
  '.grid { stroke: #2d3137 } .axis { stroke: #8d939c }',
  ...methodIds.map((method) => `.name-${method} { fill: ${plotLookOf(method).line} }`),
].join(' ');

function frameOfLosses(curves: readonly LossCurve[]): LossFrame {
  const names = curves.length > 1 ? Math.max(...curves.map(({ name }) => textWidth(name, 13))) + nameGap : 0;
  const right = size.width - edge - names;
  const losses = lossScale(curves, 7);
  const steps = stepScale(curves, 8);
  return {
    right,
    losses,
    steps,
    x: (step) => plot.left + steps.at(step) * (right - plot.left),
    y: (loss) => plot.bottom - losses.at(loss) * (plot.bottom - plot.top),
  };
}

function headingOfTraining(training: Training): PictureHeading {
  const facts = new Map(trainingFacts(training));
  return headingOf(
    `loss  ${training.loss.replaceAll('\n', '; ')}`,
    [`model  ${training.model.replaceAll('\n', '; ')}`, `${facts.get('training') ?? ''}; ${facts.get('data') ?? ''}`],
    edge,
    size.width - 2 * edge,
  );
}

function axisElementsOf({ right, x, y, losses, steps }: LossFrame): string[] {
  const label = (tick: number): string =>
    losses.isLog ? powerMarkup(Math.round(Math.log10(tick))) : numeral(Number(tick.toPrecision(12)));
  return [
    '<g class="grid" stroke="#e4e4e4" stroke-width="1">',
    ...steps.ticks.map((tick) => `<path d="M${coordinate(x(tick))} ${plot.top}V${plot.bottom}"/>`),
    ...losses.ticks.map((tick) => `<path d="M${plot.left} ${coordinate(y(tick))}H${coordinate(right)}"/>`),
    '</g>',
    `<path class="axis" d="M${plot.left} ${plot.top}V${plot.bottom}H${coordinate(right)}" fill="none" stroke="#767676"/>`,
    '<g class="muted" fill="#595959" font-size="12">',
    ...steps.ticks.map(
      (tick) => `<text x="${coordinate(x(tick))}" y="${plot.bottom + 20}" text-anchor="middle">${tick}</text>`,
    ),
    ...losses.ticks.map(
      (tick) => `<text x="${plot.left - 9}" y="${coordinate(y(tick) + 4)}" text-anchor="end">${label(tick)}</text>`,
    ),
    '</g>',
    `<text class="ink" x="${coordinate((plot.left + right) / 2)}" y="${plot.bottom + 42}" text-anchor="middle" fill="#1a1a1a">step</text>`,
  ];
}

/** @param above curves that are drawn over it, which often are the same: so it is wider, and pale */
function curveElement({ method, points, name }: LossCurve, { x, y }: LossFrame, above: number): string {
  const { line: color, dash: pattern, cap } = plotLookOf(method);
  const title = `<title>${markupText(name)}</title>`;
  const [first] = points;
  if (first !== undefined && points.length === 1)
    return `<circle cx="${coordinate(x(first.step))}" cy="${coordinate(y(first.loss))}" r="3" fill="${color}">${title}</circle>`;
  const draw = line<LossPoint>()
    .x(({ step }) => x(step))
    .y(({ loss }) => y(loss))
    .digits(2);
  const path = draw([...points]);
  if (path === null || path === '') return '';
  const dash = pattern === '' ? '' : ` stroke-dasharray="${pattern}"`;
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${2 + 2.5 * above}" stroke-linejoin="round" stroke-linecap="${cap}"${above > 0 ? ' stroke-opacity="0.6"' : dash}>${title}</path>`;
}

/** Names at the right ends, where there are several. */
function nameElements(curves: readonly LossCurve[], { x, y }: LossFrame): string[] {
  const ends = curves.flatMap(({ name, method, points }) => {
    const end = points.at(-1);
    return end === undefined ? [] : [{ name, method, at: [x(end.step), y(end.loss)] as const }];
  });
  if (curves.length < 2) return [];
  const middles = spreadLabels(
    ends.map(({ at }) => ({ at: at[1], height: 18 })),
    plot.top - 8,
    plot.bottom + 10,
  );
  return ends.map(({ name, method, at }, i) => {
    const { line: color, text } = plotLookOf(method);
    const middle = middles[i] ?? at[1];
    const left = at[0] + nameGap;
    return `<path d="M${coordinate(at[0] + 2)} ${coordinate(at[1])}L${coordinate(left - 3)} ${coordinate(middle)}" fill="none" stroke="${color}" stroke-opacity="0.7"/><text class="name-${method}" x="${coordinate(left)}" y="${coordinate(middle + 4.5)}" font-weight="600" fill="${text}">${markupText(name)}</text>`;
  });
}
