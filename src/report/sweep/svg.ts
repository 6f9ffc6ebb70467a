// A sweep as one SVG file: readable without scripts, styles or a network; styles only turn it dark, where that is wanted.
import type { Sweep } from '../../sweep/sweep-data.js';
import { tie } from '../text/display-width.js';
import { numberText } from '../text/number-text.js';
import { defaultPrecision, precisions } from '../../arithmetics/formats.js';
import { sweptMethods } from '../../methods/table.js';
import { plotLookOf } from '../looks.js';
import { svgFile } from '../plot/svg-file.js';
import { panelElements } from '../plot/svg-panel.js';
import { textWidth } from '../plot/svg-text.js';
import { markupText } from '../text/markup.js';
import type { Theme } from '../text/theme.js';
import { sweepConclusion } from './conclusion.js';
import { panelsOf, type Panel } from './curves.js';
import { sweepTitle } from './heading.js';
import { hasSeveralPrecisions, unitNames } from './names.js';

const pictureWidth = 900;
const panelHeight = 480;
const headHeight = 74;
const edge = 20;

/** The file, ending in a newline. */
export function sweepSvg(sweep: Sweep, theme: Theme = 'light'): string {
  const panels = panelsOf(sweep);
  const height = panels.length * (headHeight + panelHeight) + edge;
  const [first] = sweep.references;
  const heading = first === undefined ? { operator: '', read: sweep.read, at: '' } : sweepTitle(sweep, first);
  const conclusions = sweep.references.map((reference) => sweepConclusion(sweep, reference));
  return svgFile({
    id: 'sweep',
    width: pictureWidth,
    height,
    title: `Error of ${heading.operator} ${heading.read} ${heading.at} against the step δ`,
    description: conclusions.join(' ').replaceAll(tie, ' '),
    theme,
    darkStyles,
    elements: panels.flatMap((panel, i) => [
      `<g transform="translate(0 ${i * (headHeight + panelHeight) + edge})">`,
      ...headElements(sweep, panel),
      `<g transform="translate(0 ${headHeight})">`,
      ...panelElements(panel, { width: pictureWidth, height: panelHeight }, i, unitNames[sweep.yUnit]),
      '</g>',
      '</g>',
    ]),
  });
}

const darkStyles = [
  '.paper, .minimum { fill: #15171a }',
  '.ink { fill: #f0f0f0 } .muted { fill: #b4b8bf }',
  '.grid { stroke: #2d3137 } .axis, .exact { stroke: #8d939c }',
  ...sweptMethods.map((method) => `.name-${method} { fill: ${plotLookOf(method).line} }`),
].join(' ');

function headElements(sweep: Sweep, panel: Panel): string[] {
  const [reference] = panel.references;
  if (reference === undefined) return [];
  const { operator, read, at } = sweepTitle(sweep, reference);
  const several = hasSeveralPrecisions(sweep);
  const truths = panel.references.map(
    (each) => `${numberText(each.value, each.precision)}${several ? ` in ${each.precision}` : ''}`,
  );
  const status = reference.side === null ? 'certified' : `certified, from the ${reference.side}`;
  const title = titleText(`${operator}  ${read}`, at, 19);
  const narrower = precisions.filter((precision) => precision !== defaultPrecision).join(', ');
  const explained = `thick: the error; thin: its parts, truncation (rising) and round-off (falling), both measured${several ? `; ${narrower} paler` : ''}`;
  return [
    `<text class="ink" x="${edge}" y="14" font-size="19" font-weight="600" fill="#1a1a1a" xml:space="preserve">${markupText(title)}</text>`,
    `<text class="muted" x="${edge}" y="36" fill="#595959">${markupText(`truth ${truths.join(', ')} (${status})`)}</text>`,
    `<text class="muted" x="${edge}" y="54" fill="#595959">${markupText(explained)}</text>`,
  ];
}

/** As much of the expression as a line holds, and the point. */
function titleText(expression: string, at: string, size: number): string {
  const room = Math.max(0.4 * pictureWidth, pictureWidth - 2 * edge - textWidth(`   ${at}`, size));
  return `${fitText(expression, size, room)}   ${fitText(at, size, pictureWidth - 2 * edge - Math.min(room, textWidth(expression, size)))}`;
}

function fitText(text: string, size: number, room: number = pictureWidth - 2 * edge): string {
  if (textWidth(text, size) <= room) return text;
  let end = text.length;
  while (end > 0 && textWidth(`${text.slice(0, end)}…`, size) > room) end--;
  return `${text.slice(0, end)}…`;
}
