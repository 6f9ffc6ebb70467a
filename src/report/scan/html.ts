// A scan as one HTML page: what it shows, the picture, the tables; no scripts, no network.
import type { Scan } from '../../scan/scan-data.js';
import { markupText } from '../text/markup.js';
import { pageOf, paragraph, tableMarkup } from '../text/page.js';
import type { Theme } from '../text/theme.js';
import { scanTitle, verdictSummary } from './heading.js';
import { viewsOf } from './panels.js';
import { scanFields, scanRecords } from './records.js';
import { scanSentences } from './sentences.js';
import { scanSvg } from './svg.js';
import { scanTableCells } from './table.js';

const mostRecords = 2000;

/** The page, ending in a newline. */
export function scanHtml(scan: Scan, theme: Theme = 'auto'): string {
  const records = scanRecords(scan);
  return pageOf(`Correct bits against ${scan.input}: ${scan.read}`, theme, [
    `<figure>\n${scanSvg(scan, theme).trimEnd()}\n</figure>`,
    ...viewsOf(scan).flatMap((view) => {
      const { operator, read, over } = scanTitle(view);
      return [
        `<h2>${markupText(`${operator} ${read} ${over}`)}</h2>`,
        paragraph(`Truth: ${verdictSummary(view)}.`, ' class="note"'),
        ...scanSentences(view).map((text) => paragraph(text)),
        ...(view.series.length === 0 ? [] : [tableMarkup(scanTableCells(view))]),
      ];
    }),
    // a very dense scan is better read from its JSON
    records.length > mostRecords ? '' : `<details>\n<summary>All ${records.length} numbers</summary>\n${tableMarkup([[...scanFields], ...records])}\n</details>`,
  ]);
} // prettier-ignore
