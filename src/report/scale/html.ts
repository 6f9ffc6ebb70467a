// A study of cost as one HTML page: what it shows, the picture, the tables, theory; no scripts, no network.
import type { Scale } from '../../scale/scale-data.js';
import { markupText } from '../text/markup.js';
import { pageOf, paragraph, tableMarkup } from '../text/page.js';
import type { Theme } from '../text/theme.js';
import { scaleFields, scaleRecords } from './records.js';
import { scaleFacts, scaleSentences, theoryParts, warningSentences } from './sentences.js';
import { scaleSvg } from './svg.js';
import { columnCells } from '../text/ranked-columns.js';
import { methodColumns, operationColumns } from './tables.js';

const mostRecords = 2000;

/** The page, ending in a newline. */
export function scaleHtml(scale: Scale, theme: Theme = 'auto'): string {
  const { family, read, sizes, series, theory } = scale;
  const facts = scaleFacts(scale).map(([label, text]) => `<dt>${markupText(label)}</dt><dd>${markupText(text)}</dd>`);
  const records = scaleRecords(scale);
  const said = theory.map((each) => {
    const [name, text] = theoryParts(each);
    return `<dt>${markupText(name)}</dt><dd>${markupText(text)}</dd>`;
  });
  return pageOf(`Cost against n: ${family ?? read}`, theme, [
    ...[...warningSentences(scale), ...scaleSentences(scale)].map((text) => paragraph(text)),
    `<figure>\n${scaleSvg(scale, theme).trimEnd()}\n</figure>`,
    `<dl>${facts.join('')}</dl>`,
    '<h2>Operations</h2>',
    tableMarkup(columnCells(operationColumns(scale), sizes.map((_, i) => i))),
    ...(series.length === 0 ? [] : ['<h2>Methods, each at its largest size</h2>', tableMarkup(columnCells(methodColumns(scale), series))]),
    ...(said.length === 0 ? [] : ['<h2>Theory</h2>', `<dl>${said.join('')}</dl>`]),
    records.length > mostRecords ? '' : `<details>\n<summary>All ${records.length} measurements</summary>\n${tableMarkup([[...scaleFields], ...records])}\n</details>`,
  ]);
} // prettier-ignore
