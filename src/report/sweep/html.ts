// A sweep as one HTML page: the picture, the table and the conclusion; no scripts, no network.
import type { Sweep } from '../../sweep/sweep-data.js';
import { numberText } from '../text/number-text.js';
import { markupText } from '../text/markup.js';
import { pageOf, paragraph, tableMarkup } from '../text/page.js';
import type { Theme } from '../text/theme.js';
import { sweepConclusion } from './conclusion.js';
import { panelsOf, type Panel } from './curves.js';
import { sweepTitle } from './heading.js';
import { hasSeveralFunctions, hasSeveralPrecisions } from './names.js';
import { sweepFieldsOf, sweepRecords } from './records.js';
import { allMissing } from './screen.js';
import { sweepSvg } from './svg.js';
import { noteTexts, tableCells } from './table.js';

const mostRecords = 2000;

/** The page, ending in a newline. */
export function sweepHtml(sweep: Sweep, theme: Theme = 'auto'): string {
  const title = `Error against step: ${sweep.read}`;
  const conclusions = sweep.references.map((reference) => {
    const said = [
      hasSeveralFunctions(sweep) ? reference.read : '',
      hasSeveralPrecisions(sweep) ? reference.precision : '',
    ];
    const label = said
      .filter((each) => each !== '')
      .map((each) => `${each}: `)
      .join('');
    return paragraph(label + sweepConclusion(sweep, reference));
  });
  return pageOf(title, theme, [
    ...conclusions,
    ...allMissing(sweep).map((text) => paragraph(text)),
    `<figure>\n${sweepSvg(sweep, theme).trimEnd()}\n</figure>`,
    ...panelsOf(sweep).flatMap((panel) => panelParts(sweep, panel)),
    recordsPart(sweep),
  ]);
}

function panelParts(sweep: Sweep, panel: Panel): string[] {
  const [reference] = panel.references;
  if (reference === undefined) return [];
  const { operator, read, at } = sweepTitle(sweep, reference);
  return [
    `<h2>${markupText([operator, ...(hasSeveralFunctions(sweep) ? [read] : []), at].join(' '))}</h2>`,
    tableMarkup(tableCells(panel)),
    ...noteTexts(panel, true).map((note) => paragraph(note, ' class="note"')),
    ...panel.references.map((each) =>
      paragraph(
        `Truth in ${each.precision}: ${each.digits} (rounded: ${numberText(each.value, each.precision)}).`,
        ' class="note"',
      ),
    ),
  ];
}

/** All numbers, folded away; a very dense sweep is better read from its JSON. */
function recordsPart(sweep: Sweep): string {
  const records = sweepRecords(sweep);
  if (records.length > mostRecords) return '';
  return `<details>\n<summary>All ${records.length} errors</summary>\n${tableMarkup([sweepFieldsOf(sweep), ...records])}\n</details>`;
}
