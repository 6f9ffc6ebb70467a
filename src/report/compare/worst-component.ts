// Many inputs at once: per method the component with the largest error, and the norm of the gradient.
import { blockOf, type Block, type Entry } from '../../compare/blocks.js';
import type { FlatComparison, Standing } from '../../compare/comparison.js';
import { cellText, tableColumns, labelOf, leavingOrder, type ColumnName } from './columns.js';
import { elideMiddle, tie, wrap } from '../text/display-width.js';
import { grid, gridWidth, type Align } from '../text/grid.js';
import { lookOf } from '../looks.js';
import { numberText } from '../text/number-text.js';
import { normOf } from '../text/tensor-text.js';
import { inCharacters, styleOf, type Style } from '../text/style.js';

/** Shown unless others are chosen, as far as they fit; errors are those of the worst component. */
const usualColumns: readonly ColumnName[] = ['rel', 'ulp', 'evals', 'ops', 'time'];

/** A method: its norm, its worst component, and what the columns say of that. */
interface WorstRow {
  readonly title: string;
  readonly norm: string;
  /** The name of the worst input, or why there is none. */
  readonly worst: string;
  readonly entry: Entry | null;
}

/** A table of worst components, for more inputs than have a block each. */
export function worstLines(
  { precision, diagnosis }: FlatComparison,
  blocks: readonly Block[],
  what: string,
  chosen: readonly ColumnName[] | undefined,
  style: Style,
): string[] {
  const truths = blocks.map(({ truth }) => truth);
  const certified = blocks.filter(({ status }) => status === 'certified').length;
  const all = certified === blocks.length;
  const truthNorm = truths.includes(null) ? '' : `; the norm of the truth is ${numberText(normOf(truths), precision)}`;
  const opening = wrap(`${blocks.length} ${what}, ${all ? 'all' : certified} certified${truthNorm}`, style.width);
  const { standings } = (blocks[0]?.inputs.length === 2 ? diagnosis.hessian : null) ?? diagnosis;
  const rows = (blocks[0]?.entries ?? []).map((entry, i) => rowOf(blocks, standings[i], entry, i, style));
  const names = (chosen ?? usualColumns).filter((name) =>
    rows.some(({ entry }) => chosen !== undefined || (entry !== null && tableColumns[name].text(entry) !== '')),
  );
  return [
    ...opening,
    '',
    ...(fittingLines(rows, names, chosen !== undefined, style) ?? narrowLines(rows, names, style)),
  ];
}

function rowOf(
  blocks: readonly Block[],
  standing: Standing | undefined,
  { result }: Entry,
  index: number,
  style: Style,
): WorstRow {
  const derivatives = blocks.map((block) => block.entries[index]?.derivative ?? null);
  const title = lookOf(result.method).title;
  if (derivatives.includes(null)) return { title, norm: '', worst: result.status, entry: null };
  const wrt = standing?.worst?.wrt ?? [];
  const block = blockOf(blocks, wrt) ?? blocks[0];
  return {
    title,
    norm: numberText(normOf(derivatives)),
    worst: elideMiddle(wrt.join(', '), 12, inCharacters('…', style)),
    entry: block?.entries[index] ?? null,
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
  let left = names;
  for (const name of fixed ? [] : leavingOrder.filter((each) => names.includes(each) && each !== 'rel')) {
    left = left.filter((each) => each !== name);
    attempts.push({ names: left, withNorm: true });
  }
  attempts.push({ names: left, withNorm: false });
  const cells = ({ names: shown, withNorm }: (typeof attempts)[number], how: Style): string[][] => [
    ['method', ...(withNorm ? ['norm'] : []), 'worst', ...shown.map((name) => tableColumns[name].title)].map((title) =>
      how.paint.dim(inCharacters(title, how)),
    ),
    ...rows.map(({ title, norm: length, worst, entry }) => [
      title,
      ...(withNorm ? [length] : []),
      worst,
      ...shown.map((name) => (entry === null ? '' : cellText(name, entry, how))),
    ]),
  ];
  const fitting = attempts.find((attempt) => gridWidth(cells(attempt, plain)) <= style.width);
  if (fitting === undefined) return null;
  const aligns: Align[] = ['left', ...(fitting.withNorm ? (['left'] as const) : []), 'left'];
  return grid(cells(fitting, style), [...aligns, ...fitting.names.map((): Align => 'right')]);
}

function narrowLines(rows: readonly WorstRow[], names: readonly ColumnName[], style: Style): string[] {
  return rows.flatMap(({ title, worst, entry }) => {
    const facts =
      entry === null
        ? []
        : names.map((name) => `${tableColumns[name].text(entry)} ${labelOf(name, entry)}`.trim().replaceAll(' ', tie));
    const said = entry === null ? worst : `worst ${worst}: ${facts.join(', ')}`;
    return [style.paint.bold(title), ...wrap(inCharacters(said, style), style.width - 2).map((line) => `  ${line}`)];
  });
}
