// A comparison as a screen: heading, truth, a row per method, and a sentence that says what matters.
import type { Comparison, FlatComparison } from '../../compare/comparison.js';
import { flatComparison } from '../../compare/forms.js';
import { gradientBlocks, hessianBlocks, type Block } from '../../compare/blocks.js';
import { visibleData } from '../../text/visible.js';
import { annotationLines, explanationLines } from '../explain/reason-lines.js';
import { expectationLines } from './check-lines.js';
import { closingParagraphs } from './closing-sentence.js';
import { standardColumns, type ColumnName } from './columns.js';
import { detailLines } from './details.js';
import { displayWidth, proseWidth, tie, wrap } from '../text/display-width.js';
import { headingLines, truthLines } from './heading.js';
import { conventionLines } from './convention-lines.js';
import { matrixLines } from './matrix-lines.js';
import { remedySentence } from './remedy-sentence.js';
import type { AskedWith } from './sweep-pointer.js';
import { sortBy, type SortKey } from './sorting.js';
import { inCharacters, styleOf, type Style, type StyleChoice } from '../text/style.js';
import { isOfNumbers, outputNames } from '../../tensors/layout.js';
import { blockLines } from './table-block.js';
import { mostBlocks, worstLines } from './worst-component.js';

export interface TableChoice extends StyleChoice, AskedWith {
  /** The columns beside method and derivative; default: the standard ones that fit. */
  readonly columns?: readonly ColumnName[] | undefined;
  /** All standard columns, whatever the width. */
  readonly wide?: boolean | undefined;
  readonly sort?: SortKey | undefined;
  /** Only the table. */
  readonly quiet?: boolean | undefined;
  /** Where each method loses digits, and why. */
  readonly explain?: boolean | undefined;
  /** Enclosures, operations by kind, derivatives as text. */
  readonly verbose?: boolean | undefined;
}

/** The screen, ending in a newline. */
export function tableReport(comparison: Comparison<'tensors'>, choice: TableChoice = {}): string {
  const style = styleOf(choice.wide === true ? { ...choice, width: Infinity } : choice);
  const sorted = sortBy(flatComparison(visibleData(comparison)), choice.sort);
  const paragraphs = choice.quiet === true ? [] : closingParagraphs(sorted, choice);
  const checked = expectationLines(sorted, style);
  const reasons =
    choice.explain === true ? [...explanationLines(sorted, style), ...annotationLines(sorted, style)] : [];
  const lines = [
    ...headingLines(sorted, style),
    ...(sorted.results.length === 0 ? valueLines(sorted, style) : []),
    ...groupLines(sorted, gradientBlocks(sorted), 'first derivatives', choice, style),
    ...groupLines(sorted, hessianBlocks(sorted), 'second derivatives', choice, style),
    ...matrixLines(sorted, choice.quiet === true, style),
    ...conventionLines(sorted, style),
    ...(choice.verbose === true ? ['', ...detailLines(sorted, style)] : []),
    ...(reasons.length === 0 ? [] : ['', ...reasons]),
    ...(checked.length === 0 ? [] : ['', ...checked]),
    ...(paragraphs.length === 0 ? [] : ['', ...paragraphs.flatMap((text) => proseLines(text, style))]),
    ...(choice.quiet === true ? [] : remedyLines(sorted, style)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Where the truth is asked alone, that of the value belongs to it. */
function valueLines({ reference: { value }, layout }: FlatComparison, style: Style): string[] {
  if (value.length > mostBlocks) return [];
  return outputNames(layout.output).flatMap((name, place) => {
    const digits = value[place] ?? null;
    if (digits === null) return [];
    const text = inCharacters(digits, style);
    const words = name === null ? 'value' : `value ${name}`;
    const label = style.paint.bold(words);
    return words.length + 1 + displayWidth(text) <= style.width ? [`${label} ${text}`] : [label, `  ${text}`];
  });
}

/** The text to paste is on lines of its own: they end with operators, so that together they read as one expression. */
function remedyLines(comparison: FlatComparison, style: Style): string[] {
  const said = remedySentence(comparison);
  if (said === null) return [];
  const { bold, cyan } = style.paint;
  const text = said.text.replace(/ ([-+*/?:<>=!]+) /g, `${tie}$1 `);
  const isShort = displayWidth(`remedy ${said.text}`) <= style.width;
  const lines = isShort ? [`${bold('remedy')} ${cyan(said.text)}`] : [bold('remedy'), ...wrap(text, style.width, '', inCharacters('…', style)).map((line) => cyan(line))]; // prettier-ignore
  return ['', ...lines, ...proseLines(said.sentence, style)];
}

const proseLines = (text: string, style: Style): string[] =>
  wrap(inCharacters(text, style), Math.min(proseWidth, style.width), '', inCharacters('…', style));

function groupLines(
  comparison: FlatComparison,
  blocks: readonly Block[],
  what: string,
  choice: TableChoice,
  style: Style,
): string[] {
  const isMany = comparison.wrt.length > mostBlocks;
  if (comparison.results.length === 0 && !(isMany && !isOfNumbers(comparison.layout)))
    return blocks.flatMap((block) => truthLines(comparison, block, style));
  if (isMany && blocks.length > 0) return ['', ...worstLines(comparison, blocks, what, choice.columns, style)];
  const first = what.startsWith('first') && blocks.length === 1;
  return blocks.flatMap((block) => {
    const names = choice.columns ?? standardColumns(block.entries);
    const rows = blockLines(comparison, block, { names, fixed: choice.columns !== undefined }, style);
    return [...(first ? [] : ['']), ...truthLines(comparison, block, style), '', ...rows];
  });
}
