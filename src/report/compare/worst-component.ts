// Many inputs at once: per method the component with the largest error, and the norm of the gradient.
import { blockOf, type Block, type Entry } from '../../compare/blocks.js';
import type { FlatComparison, Standing } from '../../compare/comparison.js';
import { cellText, tableColumns, labelOf, leavingOrder, type ColumnName } from './columns.js';
import { elideMiddle, tie, wrap } from '../text/display-width.js';
import { groupDigits } from '../../text/numeral.js';
import { isOfNumbers } from '../../tensors/layout.js';
import { reasonLines, reasonText } from './table-block.js';
import { grid, gridWidth, type Align } from '../text/grid.js';
import { lookOf } from '../looks.js';
import { numberText } from '../text/number-text.js';
import { normOf } from '../text/tensor-text.js';
import { inCharacters, styleOf, type Style } from '../text/style.js';

/** Derivatives that have a block each. */
export const mostBlocks = 8;

/** Shown unless others are chosen, as far as they fit; errors are those of the worst component. */
const usualColumns: readonly ColumnName[] = ['rel', 'ulp', 'evals', 'ops', 'time'];

/** A method: its norm, its worst component, and what the columns say of that. */
export interface WorstRow {
  readonly title: string;
  readonly norm: string;
  /** The name of the worst derivative; empty where no error is measured. */
  readonly worst: string;
  /** What the method says of that one. */
  readonly entry: Entry;
}

export const isAnswer = ({ entry }: WorstRow): boolean => entry.derivative !== null;

/** What there is to say of many derivatives: how many are certified, and per method the norm and the worst. */
export interface WorstTable {
  readonly opening: string;
  readonly rows: readonly WorstRow[];
  readonly names: readonly ColumnName[];
}

export function worstOfEach(
  { precision, diagnosis, layout }: FlatComparison,
  blocks: readonly Block[],
  what: string,
  chosen: readonly ColumnName[] | undefined,
  style: Style,
): WorstTable {
  const truths = blocks.map(({ truth }) => truth);
  const certified = blocks.filter(({ status }) => status === 'certified').length;
  const all = certified === blocks.length;
  const truthNorm = truths.includes(null) ? '' : `; the norm of the truth is ${numberText(normOf(truths), precision)}`;
  const { standings } = (blocks[0]?.inputs.length === 2 ? diagnosis.hessian : null) ?? diagnosis;
  const nameWidth = isOfNumbers(layout) ? 12 : 24;
  const rows = (blocks[0]?.entries ?? []).map((entry, i) => rowOf(blocks, standings[i], entry, i, nameWidth, style));
  const names = (chosen ?? usualColumns).filter(
    (name) => chosen !== undefined || rows.some((row) => isAnswer(row) && tableColumns[name].text(row.entry) !== ''),
  );
  const opening = `${groupDigits(blocks.length)} ${what}, ${all ? 'all' : groupDigits(certified)} certified${truthNorm}`;
  return { opening, rows, names };
}

/** The table of worst derivatives, for more than have a block each. */
export function worstLines(
  comparison: FlatComparison,
  blocks: readonly Block[],
  what: string,
  chosen: readonly ColumnName[] | undefined,
  style: Style,
): string[] {
  const { opening, rows, names } = worstOfEach(comparison, blocks, what, chosen, style);
  const lines = fittingLines(rows, names, chosen !== undefined, style) ?? narrowLines(rows, names, style);
  return [...wrap(opening, style.width), ...(rows.length === 0 ? [] : ['', ...lines])];
}

function rowOf(
  blocks: readonly Block[],
  standing: Standing | undefined,
  first: Entry,
  index: number,
  nameWidth: number,
  style: Style,
): WorstRow {
  const derivatives = blocks.map((block) => block.entries[index]?.derivative ?? null);
  const title = lookOf(first.result.method).title;
  if (derivatives.includes(null)) return { title, norm: '', worst: '', entry: { ...first, derivative: null } };
  const wrt = standing?.worst?.wrt ?? [];
  const block = blockOf(blocks, wrt) ?? blocks[0];
  return {
    title,
    norm: numberText(normOf(derivatives)),
    worst: elideMiddle(wrt.join(', '), nameWidth, inCharacters('…', style)),
    entry: block?.entries[index] ?? first,
  };
}

/** A line per method; columns leave in their order, the norm before the last of them. Null: no room. */
function fittingLines(
  rows: readonly WorstRow[],
  names: readonly ColumnName[],
  fixed: boolean,
  style: Style,
): string[] | null {
  const plain = styleOf({ ascii: style.ascii });
  const attempts: { names: readonly ColumnName[]; withNorm: boolean }[] = [{ names, withNorm: true }];
  let kept = names;
  for (const name of fixed ? [] : leavingOrder.filter((each) => names.includes(each) && each !== 'rel')) {
    kept = kept.filter((each) => each !== name);
    attempts.push({ names: kept, withNorm: true });
  }
  attempts.push({ names: kept, withNorm: false });
  const hasWorst = rows.some(({ worst }) => worst !== '');
  const cells = ({ names: shown, withNorm }: (typeof attempts)[number], how: Style): string[][] => [
    [
      'method',
      ...(withNorm ? ['norm'] : []),
      ...(hasWorst ? ['worst'] : []),
      ...shown.map((name) => tableColumns[name].title),
    ].map((title) => how.paint.dim(inCharacters(title, how))),
    ...rows.map(({ title, norm: length, worst, entry }) => [
      title,
      ...(withNorm ? [length] : []),
      ...(hasWorst ? [worst] : []),
      ...shown.map((name) => (entry.derivative === null ? '' : cellText(name, entry, how))),
    ]),
  ];
  const fitting = attempts.find((attempt) => gridWidth(cells(attempt, plain)) <= style.width);
  if (fitting === undefined) return null;
  const left: Align = 'left';
  const aligns = [left, ...(fitting.withNorm ? [left] : []), ...(hasWorst ? [left] : [])];
  const lines = grid(cells(fitting, style), [...aligns, ...fitting.names.map((): Align => 'right')]);
  const [head = '', ...rest] = lines;
  const methodWidth = Math.max(...['method', ...rows.map(({ title }) => title)].map((title) => title.length));
  return [
    head,
    ...rows.flatMap((row, i) => (isAnswer(row) ? [rest[i] ?? ''] : reasonLines(row.entry, methodWidth, style))),
  ];
}

function narrowLines(rows: readonly WorstRow[], names: readonly ColumnName[], style: Style): string[] {
  return rows.flatMap((row) => {
    const { title, worst, entry } = row;
    const facts = names
      .filter((name) => tableColumns[name].text(entry) !== '')
      .map((name) => `${tableColumns[name].text(entry)} ${labelOf(name, entry)}`.replaceAll(' ', tie));
    const said = isAnswer(row)
      ? `${worst === '' ? '' : `worst ${worst}: `}${facts.join(', ')}`
      : reasonText(entry, style);
    return [style.paint.bold(title), ...wrap(inCharacters(said, style), style.width - 2).map((line) => `  ${line}`)];
  });
}
