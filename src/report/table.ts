// A comparison as a screen: heading, truth, a row per method, and a sentence that says what matters.
import type { Comparison, Result } from '../comparison.js';
import { gradientBlocks, hessianBlocks, type Block } from './blocks.js';
import { closingSentence } from './closing-sentence.js';
import { standardColumns, type ColumnName } from './columns.js';
import { detailLines } from './details.js';
import { wrap } from './display-width.js';
import { headingLines, truthLines } from './heading.js';
import { inCharacters, styleOf, type Style, type StyleChoice } from './style.js';
import { blockLines } from './table-block.js';
import { size, worstLines } from './worst-component.js';

export const sortKeys = ['ulp', 'evals', 'ops', 'time', 'method'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface TableChoice extends StyleChoice {
  /** The columns beside method and derivative; default: the standard ones that fit. */
  readonly columns?: readonly ColumnName[] | undefined;
  /** All standard columns, whatever the width. */
  readonly wide?: boolean | undefined;
  readonly sort?: SortKey | undefined;
  /** Only the table. */
  readonly quiet?: boolean | undefined;
  /** Enclosures, operations by kind, derivatives as text. */
  readonly verbose?: boolean | undefined;
}

const mostBlocks = 8;
const proseWidth = 100;

/** The screen, ending in a newline. */
export function tableReport(comparison: Comparison, choice: TableChoice = {}): string {
  const style = styleOf(choice.wide === true ? { ...choice, width: Infinity } : choice);
  const sorted = sortedBy(comparison, choice.sort);
  const sentence = choice.quiet === true ? '' : inCharacters(closingSentence(sorted), style);
  const lines = [
    ...headingLines(sorted, style),
    ...groupLines(sorted, gradientBlocks(sorted), 'first derivatives', choice, style),
    ...groupLines(sorted, hessianBlocks(sorted), 'second derivatives', choice, style),
    ...(choice.verbose === true ? ['', ...detailLines(sorted, style)] : []),
    ...(sentence === '' ? [] : ['', ...wrap(sentence, Math.min(proseWidth, style.width))]),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(
  comparison: Comparison,
  blocks: readonly Block[],
  what: string,
  choice: TableChoice,
  style: Style,
): string[] {
  if (comparison.wrt.length > mostBlocks && blocks.length > 0) return ['', ...worstLines(blocks, what, style)];
  const first = what.startsWith('first') && blocks.length === 1;
  return blocks.flatMap((block) => {
    const names = choice.columns ?? standardColumns(block.entries);
    const rows = blockLines(comparison, block, { names, fixed: choice.columns !== undefined }, style);
    return [...(first ? [] : ['']), ...truthLines(comparison, block, style), '', ...rows];
  });
}

function sortedBy(comparison: Comparison, key: SortKey | undefined): Comparison {
  if (key === undefined) return comparison;
  const results = [...comparison.results];
  if (key === 'method') results.sort((a, b) => (a.method < b.method ? -1 : 1));
  else results.sort((a, b) => compareNumbers(rank(a, key, comparison), rank(b, key, comparison)));
  return { ...comparison, results };
}

const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Methods without an answer come last. */
function rank(result: Result, key: Exclude<SortKey, 'method'>, { wrt }: Comparison): number {
  if (result.status !== 'ok') return Infinity;
  if (key === 'evals') return result.evaluations;
  if (key === 'ops') return result.operations?.total ?? Infinity;
  if (key === 'time') return result.time ?? Infinity;
  return Math.max(...wrt.map((input) => size(result.error?.[input]?.ulps ?? 'NaN')));
}
