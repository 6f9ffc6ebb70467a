// One block of the table: a row per method where the width allows it, a few lines per method where it doesn't.
import type { FlatComparison } from '../../compare/comparison.js';
import type { Block, Entry } from '../../compare/blocks.js';
import { cellText, tableColumns, derivativeCells, labelOf, leavingOrder, titleOf, type ColumnName } from './columns.js';
import { displayWidth, padEnd, wrap } from '../text/display-width.js';
import { grid, gridWidth, type Align } from '../text/grid.js';
import { lookOf } from '../looks.js';
import { countOf } from '../../text/numeral.js';
import { inCharacters, styleOf, type Style } from '../text/style.js';

const narrowest = 46;

export interface ColumnChoice {
  readonly names: readonly ColumnName[];
  /** Chosen by the user: none of them leaves. */
  readonly fixed: boolean;
}

/** The lines of a block. */
export function blockLines(comparison: FlatComparison, block: Block, choice: ColumnChoice, style: Style): string[] {
  const names = style.width < narrowest ? null : fittingColumns(comparison, block, choice, style);
  return names === null ? narrowLines(comparison, block, choice, style) : rowLines(comparison, block, names, style);
}

/** The columns that stay at this width; null if not even the last ones fit. */
function fittingColumns(
  comparison: FlatComparison,
  block: Block,
  choice: ColumnChoice,
  style: Style,
): ColumnName[] | null {
  const plain = styleOf({ ascii: style.ascii });
  let names = [...choice.names];
  const leaving = choice.fixed ? [] : leavingOrderOf(block).filter((name) => names.includes(name));
  for (;;) {
    if (gridWidth(gridCells(comparison, block, names, plain)) <= style.width) return names;
    const next = leaving.shift();
    if (next === undefined) return null;
    names = names.filter((name) => name !== next);
  }
}

/** Relative errors from a truth of 0 say nothing: there the absolute error stays. */
function leavingOrderOf({ truth }: Block): ColumnName[] {
  if (truth !== 0) return [...leavingOrder];
  const swapped: Partial<Record<ColumnName, ColumnName>> = { abs: 'rel', rel: 'abs' };
  return leavingOrder.map((name) => swapped[name] ?? name);
}

function gridCells(comparison: FlatComparison, block: Block, names: readonly ColumnName[], style: Style): string[][] {
  const truth = { nearest: block.truth, digits: block.digits, precision: comparison.precision };
  const derivatives = derivativeCells(block.entries, truth, style);
  const head = ['method', 'derivative', ...names.map((name) => tableColumns[name].title)];
  const rows = block.entries.map((entry, i) => [
    titleOf(entry),
    derivatives[i] ?? '',
    ...names.map((name) => (entry.derivative === null ? '' : cellText(name, entry, style))),
  ]);
  return [head.map((title) => style.paint.dim(inCharacters(title, style))), ...rows];
}

function rowLines(comparison: FlatComparison, block: Block, names: readonly ColumnName[], style: Style): string[] {
  const aligns: Align[] = ['left', 'left', ...names.map((name) => tableColumns[name].align)];
  const [head = '', ...rows] = grid(gridCells(comparison, block, names, style), aligns);
  const methodWidth = Math.max(...['method', ...block.entries.map(titleOf)].map((title) => title.length));
  return [
    head,
    ...block.entries.flatMap((entry, i) => {
      if (entry.derivative === null) return reasonLines(entry, methodWidth, style);
      return [rows[i] ?? '', ...methodNoteLines(entry, methodWidth + 2, style)];
    }),
  ];
}

/** In place of a row: the method, and behind its column why it has no answer. */
export function reasonLines(entry: Entry, methodWidth: number, style: Style): string[] {
  const indent = ' '.repeat(methodWidth + 2);
  const reason = wrap(reasonText(entry, style), Math.min(style.width, 110) - indent.length);
  return reason.map((line, j) => (j === 0 ? padEnd(titleOf(entry), methodWidth + 2) : indent) + style.paint.dim(line));
}

/** Below a row: that evaluations left the path that the function takes at the point. */
function methodNoteLines({ result: { path } }: Entry, indent: number, style: Style): string[] {
  if (path == null) return [];
  const { left, of, place } = path;
  const text = `${left} of ${countOf(of, 'evaluation')} left the path${place === null ? '' : ` at ${place}`}`;
  return wrap(inCharacters(text, style), Math.min(style.width, 110) - indent).map((line) => ' '.repeat(indent) + style.paint.dim(line)); // prettier-ignore
}

/** The method on a line of its own, its number below, then what it cost. */
function narrowLines(comparison: FlatComparison, block: Block, choice: ColumnChoice, style: Style): string[] {
  const truth = { nearest: block.truth, digits: block.digits, precision: comparison.precision };
  const shown = choice.fixed
    ? choice.names
    : choice.names.filter((name) => [block.truth === 0 ? 'abs' : 'rel', 'ulp', 'evals', 'ops', 'time'].includes(name));
  return block.entries.flatMap((entry) => {
    const head = style.paint.bold(titleOf(entry));
    if (entry.derivative === null)
      return [head, ...wrap(reasonText(entry, style), style.width - 2).map((line) => `  ${style.paint.dim(line)}`)];
    const [number = ''] = derivativeCells([entry], truth, style);
    const facts = shown
      .map((name) => ({
        text: tableColumns[name].text(entry),
        colored: cellText(name, entry, style),
        label: labelOf(name, entry),
      }))
      .filter(({ text }) => text !== '')
      .map(({ text, colored, label }) => ({
        width: displayWidth(text) + 1 + displayWidth(label),
        text: `${colored} ${inCharacters(label, style)}`,
      }));
    const packed = pack(facts, style.width - 2).map((line) => `  ${line}`);
    return [head, `  ${number}`, ...packed, ...methodNoteLines(entry, 2, style)];
  });
}

/** Facts side by side, three spaces apart, on as many lines as they need. */
function pack(facts: readonly { width: number; text: string }[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const fact of facts) {
    if (used > 0 && used + 3 + fact.width > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += (used > 0 ? '   ' : '') + fact.text;
    used += (used > 0 ? 3 : 0) + fact.width;
  }
  return used > 0 ? [...lines, line] : lines;
}

export function reasonText({ result }: Entry, style: Style): string {
  const reason = withoutName(result.message ?? 'no answer', [result.method, lookOf(result.method).phrase]);
  return inCharacters(`${result.status === 'ok' ? 'no value' : result.status}: ${reason}`, style);
}

/** The reason, without the name of the method that stands before it. */
function withoutName(message: string, names: readonly string[]): string {
  const name = names.find((each) => message.startsWith(`${each}: `));
  return name === undefined ? message : message.slice(name.length + 2);
}
