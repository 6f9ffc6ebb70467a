// A study of cost as Markdown: what grows, operations over sizes, methods side by side, theory, and what it shows.
import type { Scale } from '../../scale/scale-data.js';
import { markdownTable } from '../compare/markdown.js';
import { tie } from '../text/display-width.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { scaleFacts, scaleSentences, theoryText, warningSentences } from './sentences.js';
import { columnCells } from '../text/ranked-columns.js';
import { methodColumns, operationColumns } from './tables.js';

export function scaleMarkdown(scale: Scale): string {
  const { family, read, sizes, series, theory } = scale;
  const facts = scaleFacts(scale).slice(1);
  const parts = [
    `## Cost against n: ${family === null ? '' : `${markdownText(family)}, `}${markdownCode(read)}`,
    facts.map(([label, text]) => `- ${label}: ${markdownText(text)}`).join('\n'),
    markdownTable(columnCells(operationColumns(scale), sizes.map((_, i) => i)), 0).trimEnd(),
    series.length === 0 ? '' : markdownTable(columnCells(methodColumns(scale), series), 1).trimEnd(),
    theory.map((each) => `- ${markdownText(theoryText(each))}`).join('\n'),
    ...[...warningSentences(scale), ...scaleSentences(scale)].map(markdownText),
  ]; // prettier-ignore
  return `${parts.filter((part) => part !== '').join('\n\n').replaceAll(tie, ' ')}\n`; // prettier-ignore
}
