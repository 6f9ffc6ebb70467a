// A check as Markdown: what was checked, the verdict, a table of components, what it shows.
import type { GradientCheck } from '../../check/check-data.js';
import { markdownTable } from '../compare/markdown.js';
import { tie } from '../text/display-width.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { columnCells, filledColumns } from '../text/ranked-columns.js';
import { capital } from '../text/sentence.js';
import { checkFacts, gradientSentences, verdictSentence } from './sentences.js';
import type { ComponentRow } from './component-rows.js';
import { checkColumns, shownRows, type CheckColumn } from './table.js';

export function checkMarkdown(check: GradientCheck): string {
  const { rows } = shownRows(check, true);
  const columns = filledColumns<ComponentRow, CheckColumn>(checkColumns(check), rows);
  const cells = columnCells(columns, rows);
  const parts = [
    `## ${check.verdict}: ${markdownText(capital(verdictSentence(check)))}`,
    checkFacts(check)
      .map(([label, text], i) => `- ${label}: ${i < 2 ? markdownCode(text) : markdownText(text)}`)
      .join('\n'),
    markdownTable(cells, 2).trimEnd(),
    ...gradientSentences(check, false).map(markdownText),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n').replaceAll(tie, ' ')}\n`; // prettier-ignore
}
