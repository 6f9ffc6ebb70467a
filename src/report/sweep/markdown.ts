// A sweep as Markdown: per panel a heading, the truth, the table, and the conclusion.
import type { Sweep } from '../../sweep/sweep-data.js';
import { tie } from '../text/display-width.js';
import { markdownTable } from '../compare/markdown.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { sweepConclusion } from './conclusion.js';
import { panelsOf } from './curves.js';
import { sweepTitle, certifiedTruth } from './heading.js';
import { allMissing } from './screen.js';
import { tableCells } from './table.js';

export function sweepMarkdown(sweep: Sweep): string {
  const parts = panelsOf(sweep).flatMap((panel) => {
    const [first] = panel.references;
    if (first === undefined) return [];
    const { operator, read, at } = sweepTitle(sweep, first);
    return [
      `## ${markdownText(operator)} ${markdownCode(read)} ${markdownText(at)}`,
      ...panel.references.map(
        (reference) => `${reference.precision}: ${certifiedTruth(reference).replace('   ', ', ')}`,
      ),
      markdownTable(tableCells(panel), 1).trimEnd(),
      ...panel.references.map((reference) => markdownText(sweepConclusion(sweep, reference))),
    ];
  });
  return `${[...parts, ...allMissing(sweep).map(markdownText)]
    .filter((part) => part !== '')
    .join('\n\n')
    .replaceAll(tie, ' ')}\n`;
}
