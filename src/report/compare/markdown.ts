// Markdown: a comparison as a heading and tables, and any rows as a table.
import type { Comparison, FlatComparison } from '../../compare/comparison.js';
import { flatComparison } from '../../compare/forms.js';
import { gradientBlocks, hessianBlocks, type Block } from '../../compare/blocks.js';
import { operatorText } from './operator-text.js';
import { explanationTexts } from '../explain/reason-lines.js';
import type { TableChoice } from './table.js';
import { expectationLines } from './check-lines.js';
import { styleOf } from '../text/style.js';
import { isOfNumbers } from '../../tensors/layout.js';
import { isAnswer, mostBlocks, worstOfEach } from './worst-component.js';
import { closingParagraphs } from './closing-sentence.js';
import { tableColumns, standardColumns, titleOf, type ColumnName } from './columns.js';
import { displayWidth, padEnd, tie } from '../text/display-width.js';
import { certifiedText, pointTexts, sidesText, computedText } from './heading.js';
import { conventionTitle, returnedRows, unassignedNote } from './convention-lines.js';
import { matrixCells, matrixTitle, togetherWrong } from './matrix-lines.js';
import { remedySentence } from './remedy-sentence.js';
import type { AskedWith } from './sweep-pointer.js';
import { markdownCode, markdownText } from '../text/markdown-text.js';
import { statusWord } from '../text/kind-words.js';
import { numberText } from '../text/number-text.js';

/** A comparison as a Markdown document, with the standard columns or the chosen ones. */
export function markdownReport(
  given: Comparison<'tensors'>,
  chosen?: readonly ColumnName[],
  asked: AskedWith & Pick<TableChoice, 'explain'> = {},
): string {
  const comparison = flatComparison(given);
  const point = pointTexts(comparison);
  const at = point.length === 0 ? '' : ` at ${markdownCode(point.join(', '))}`;
  const parts = [
    `## ${markdownCode(comparison.read)}${at}`,
    computedText(comparison),
    ...blockParts(comparison, gradientBlocks(comparison), 'first derivatives', chosen),
    ...blockParts(comparison, hessianBlocks(comparison), 'second derivatives', chosen),
    ...matrixParts(comparison),
    ...conventionParts(comparison),
    asked.explain === true ? reasonItems(comparison) : '',
    expectationLines(comparison, styleOf()).map(markdownText).join('\n').replaceAll(tie, ' '),
    ...closingParagraphs(comparison, asked).map((text) => markdownText(text).replaceAll(tie, ' ')),
    ...remedyParts(comparison),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function conventionParts(comparison: FlatComparison): string[] {
  return (comparison.conventions ?? []).flatMap((convention) => {
    const note = unassignedNote(convention);
    const rows = returnedRows(comparison, convention);
    return [
      markdownText(conventionTitle(comparison, convention)),
      markdownTable([['', 'returns'], ...rows], 1).trimEnd(),
      ...(note === null ? [] : [markdownText(note)]),
    ];
  });
}

function matrixParts(comparison: FlatComparison): string[] {
  const { matrix } = comparison;
  if (matrix === null) return [];
  const { head, rows } = matrixCells(comparison, matrix);
  const sentence = togetherWrong(matrix);
  return [`${matrixTitle(comparison)}:`, markdownTable([head, ...rows], 1).trimEnd(), ...(sentence === null ? [] : [sentence])]; // prettier-ignore
}

function remedyParts(comparison: FlatComparison): string[] {
  const said = remedySentence(comparison);
  return said === null ? [] : [`**remedy** ${markdownCode(said.text)}`, markdownText(said.sentence)];
}

/** A reason for each method, as a list. */
function reasonItems(comparison: FlatComparison): string {
  return explanationTexts(comparison)
    .flatMap(({ title, texts }) => [
      ...(title === null ? [] : [`Of ${title}:\n`]),
      ...texts.map(([name, text]) => `- ${markdownText(`${name}: ${text.replaceAll(tie, ' ')}`)}`),
      ...(title === null ? [] : ['']),
    ])
    .join('\n')
    .trimEnd();
}

/** A table per derivative; of tensors with many, one of the worst. */
function blockParts(
  comparison: FlatComparison,
  blocks: readonly Block[],
  what: string,
  chosen?: readonly ColumnName[],
): string[] {
  if (isOfNumbers(comparison.layout) || blocks.length <= mostBlocks)
    return blocks.flatMap((block) => [truthText(comparison, block), blockTable(comparison, block, chosen)]);
  const { opening, rows, names } = worstOfEach(comparison, blocks, what, chosen, styleOf());
  const cells = rows.map((row): MarkdownCell[] => {
    const { title, norm, worst, entry } = row;
    if (isAnswer(row)) return [title, norm, worst, ...names.map((name) => tableColumns[name].text(entry))];
    return [title, { stressed: `${entry.result.status}: ${entry.result.message ?? ''}` }, '', ...names.map(() => '')];
  });
  const head = ['method', 'norm', 'worst', ...names.map((name) => tableColumns[name].title)];
  return [markdownText(opening), ...(rows.length === 0 ? [] : [markdownTable([head, ...cells], 3).trimEnd()])];
}

function truthText({ wrt, reference, precision }: FlatComparison, block: Block): string {
  const operator = operatorText(block.inputs, wrt.length > 1);
  if (block.digits !== null) return `${markdownText(operator)} = **${block.digits}** (${certifiedText(reference)})`;
  const sides = sidesText(block, precision);
  return `${markdownText(operator)}: ${statusWord(block)}${sides === null ? '' : `, ${sides}`}`;
}

function blockTable(comparison: FlatComparison, block: Block, chosen?: readonly ColumnName[]): string {
  if (block.entries.length === 0) return '';
  const names = chosen ?? standardColumns(block.entries);
  const rows = block.entries.map((entry): MarkdownCell[] => {
    if (entry.derivative === null)
      return [
        titleOf(entry),
        { stressed: `${entry.result.status}: ${entry.result.message ?? ''}` },
        ...names.map(() => ''),
      ];
    return [
      titleOf(entry),
      numberText(entry.derivative, comparison.precision),
      ...names.map((name) => tableColumns[name].text(entry)),
    ];
  });
  return markdownTable(
    [['method', 'derivative', ...names.map((name) => tableColumns[name].title)], ...rows],
    1,
  ).trimEnd();
}

/** Plain text, or text with stress on it. */
export type MarkdownCell = string | { readonly stressed: string };

/** A table whose first row is its head; columns from `firstNumber` on are aligned right. */
export function markdownTable(rows: readonly (readonly MarkdownCell[])[], firstNumber = Infinity): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cellOf(cell) : `*${cellOf(cell.stressed)}*`)),
  );
  const widths = (cells[0] ?? []).map((_, i) => Math.max(3, ...cells.map((row) => displayWidth(row[i] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, i) => padEnd(row[i] ?? '', width)).join(' | ')} |\n`;
  const [head = [], ...body] = cells;
  const rule = `| ${widths.map((width, i) => (i < firstNumber ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |\n`;
  return [line(head), rule, ...body.map(line)].join('');
}

const cellOf = (text: string): string => markdownText(text).replaceAll('|', '\\|');
