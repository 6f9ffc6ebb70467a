// A check as Markdown: what was checked, the verdict, a table of components, what it shows.
import type { GradientCheck } from '../../check/check-data.js';
import { markdownTable } from '../compare/markdown.js';
import { tie } from '../text/display-width.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { capital } from '../text/sentence.js';
import { checkFacts, gradientSentences, verdictSentence } from './sentences.js';
import { checkColumns, shownRows } from './table.js';

export function checkMarkdown(check: GradientCheck): string {
  const { rows } = shownRows(check, true);
  const columns = checkColumns(check).filter(({ text }) => rows.some((row) => text(row) !== ''));
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
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
