// A scan as one SVG file, panels below each other over one axis: readable without scripts, styles or a network.
import { methodIds } from '../../methods/table.js';
import type { Scan } from '../../scan/scan-data.js';
import { plotLookOf } from '../looks.js';
import { svgFile } from '../plot/svg-file.js';
import { textWithin } from '../plot/svg-text.js';
import { tie } from '../text/display-width.js';
import { markupText } from '../text/markup.js';
import type { Theme } from '../text/theme.js';
import { scanTitle, verdictSummary } from './heading.js';
import { viewsOf, type ScanView } from './panels.js';
import { scanSentences } from './sentences.js';
import { labelRoom, panelOfBits } from './svg-panel.js';

const pictureWidth = 900;
const panelHeight = 400;
const headHeight = 58;
const edge = 20;

/** The file, ending in a newline. */
export function scanSvg(scan: Scan, theme: Theme = 'light'): string {
  const views = viewsOf(scan);
  const room = labelRoom(views);
  return svgFile({
    id: 'scan',
    width: pictureWidth,
    height: views.length * (headHeight + panelHeight) + edge,
    title: `Correct bits of derivatives against ${scan.input}: ${scan.read}`,
    description: views.flatMap(scanSentences).join(' ').replaceAll(tie, ' '),
    theme,
    darkStyles,
    elements: views.flatMap((view, i) => [
      `<g transform="translate(0 ${i * (headHeight + panelHeight) + edge})">`,
      ...headElements(view),
      `<g transform="translate(0 ${headHeight})">`,
      ...panelOfBits(view, { width: pictureWidth, height: panelHeight, room }),
      '</g>',
      '</g>',
    ]),
  });
}

const darkStyles = [
  '.paper { fill: #15171a }',
  '.ink { fill: #f0f0f0 } .muted { fill: #b4b8bf } .mark { stroke: #f0f0f0 } .open { fill: #24282e }',
  '.grid { stroke: #2d3137 } .axis { stroke: #8d939c }',
  ...methodIds.map((method) => `.name-${method} { fill: ${plotLookOf(method).line} }`),
].join(' ');

function headElements(view: ScanView): string[] {
  const { operator, read, over } = scanTitle(view);
  const room = pictureWidth - 2 * edge;
  return [
    `<text class="ink" x="${edge}" y="14" font-size="19" font-weight="600" fill="#1a1a1a" xml:space="preserve">${markupText(textWithin(`${operator}  ${read}`, 19, 0.92 * room))}</text>`,
    `<text class="muted" x="${edge}" y="36" fill="#595959">${markupText(textWithin(`${over}; ${verdictSummary(view)}`, 13, room))}</text>`,
  ];
}
