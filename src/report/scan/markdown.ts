// A scan as Markdown: per panel a heading, the table, and what it shows.
import type { Scan } from '../../scan/scan-data.js';
import { markdownTable } from '../compare/markdown.js';
import { tie } from '../text/display-width.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { scanTitle, verdictSummary } from './heading.js';
import { viewsOf } from './panels.js';
import { scanSentences } from './sentences.js';
import { scanTableCells } from './table.js';

export function scanMarkdown(scan: Scan): string {
  const parts = viewsOf(scan).flatMap((view) => {
    const { operator, read, over } = scanTitle(view);
    return [
      `## ${markdownText(operator)} ${markdownCode(read)} ${markdownText(over)}`,
      `Truth: ${verdictSummary(view)}.`,
      ...(view.series.length === 0 ? [] : [markdownTable(scanTableCells(view), 1).trimEnd()]),
      ...scanSentences(view).map(markdownText),
    ];
  });
  return `${parts.join('\n\n').replaceAll(tie, ' ')}\n`;
}
