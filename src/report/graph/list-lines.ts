// The Wengert list as lines: a row for each node. What has no room as a column stands beneath its node instead, so that nothing is cut.
import type { Graph, GraphNode } from '../../graph/graph-data.js';
import { displayWidth, elideMiddle, padEnd, wrap } from '../text/display-width.js';
import { alignAtPoint } from '../text/number-text.js';
import { inCharacters, type Style } from '../text/style.js';
import { foldedRows, type ListRow } from './folding.js';
import { notationOf } from './notation.js';
import { isOnPath } from './structure.js';
import {
  conditionText,
  foldText,
  operationText,
  partialLine,
  partialTexts,
  certifiedElsewhere,
  valueUlps,
} from './texts.js';
import { wholeValue } from './value-text.js';

type ColumnId = 'operation' | 'value' | 'ulps' | 'certified' | 'partials' | 'tangent' | 'adjoint' | 'frame';

interface ListColumn {
  readonly id: ColumnId;
  readonly title: string;
  readonly isNumber: boolean;
  readonly texts: (node: GraphNode, graph: Graph) => readonly string[];
  readonly paint: (style: Style) => (text: string) => string;
}

const plainPaint = () => (text: string) => text;
const forwardPaint = ({ paint }: Style) => paint.cyan;
const reversePaint = ({ paint }: Style) => paint.yellow;
const one = (text: string): string[] => (text === '' ? [] : [text]);

/** In the order in which they stand. */
/* prettier-ignore */
const listColumns: readonly ListColumn[] = [
  { id: 'operation', title: 'operation', isNumber: false, paint: plainPaint,   texts: (node) => [operationText(node)] },
  { id: 'value',     title: 'value',     isNumber: true,  paint: forwardPaint, texts: ({ value }, { precision }) => [wholeValue(value, precision)] },
  { id: 'ulps',      title: 'ulp',       isNumber: true,  paint: plainPaint,   texts: (node) => one(valueUlps(node)) },
  { id: 'certified', title: 'certified', isNumber: true,  paint: plainPaint,   texts: (node, { precision }) => one(certifiedElsewhere(node, precision)) },
  { id: 'partials',  title: 'partials',  isNumber: false, paint: plainPaint,   texts: (node, { precision }) => partialTexts(node, precision).map(partialLine) },
  { id: 'tangent',   title: 'tangent',   isNumber: true,  paint: forwardPaint, texts: ({ tangent }, { precision }) => (tangent === null ? [] : [wholeValue(tangent, precision)]) },
  { id: 'adjoint',   title: 'adjoint',   isNumber: true,  paint: reversePaint, texts: ({ adjoint }, { precision }) => (adjoint === null ? [] : [wholeValue(adjoint, precision)]) },
  { id: 'frame',     title: 'in',        isNumber: false, paint: plainPaint,   texts: ({ frame }, { frames }) => one(frame === null ? '' : (frames[frame]?.call ?? '')) },
]; // prettier-ignore

/** The order in which columns move beneath their nodes as space shrinks. */
const leaving: readonly ColumnId[] = [
  'partials',
  'frame',
  'tangent',
  'certified',
  'adjoint',
  'ulps',
  'value',
  'operation',
];
/** Below this width none stays. */
const leastWidth = 46;
const longestName = 24;
const shortestName = 8;
/** In a column, which has room for two names and a sign; beneath its node a formula has some lines. */
const longestFormula = 2 * longestName + 3;
const longestFormulaBeneath = 120;
const indent = '    ';

interface ListEntry {
  readonly node: GraphNode;
  readonly name: string;
  /** The texts of each column. */
  readonly cells: ReadonlyMap<ColumnId, readonly string[]>;
}

/** @param most nodes that are shown one by one */
export function listLines(graph: Graph, most: number, style: Style): string[] {
  const rows = foldedRows(graph, most);
  const columns = listColumns.filter(({ id }) => isUsed(id, graph));
  const entries = entriesOf(rows, columns, graph, style);
  const shown = fittingColumns(columns, [...entries.values()], style.width);
  const beneath = columns.filter((column) => !shown.some(({ id }) => id === column.id));
  const widths = widthsOf(shown, [...entries.values()]);
  const nameWidth = Math.max(4, ...[...entries.values()].map(({ name }) => displayWidth(name)));
  const head = [padEnd('node', nameWidth), ...shown.map(({ title }, i) => padEnd(title, widths[i] ?? 0))].join('  ');
  const lines = shown.length === 0 ? [] : [style.paint.dim(head.trimEnd())];
  for (const row of rows) {
    const entry = row.kind === 'node' ? entries.get(row.index) : undefined;
    if (entry === undefined) lines.push(...remarkLines(row, graph, style));
    else lines.push(...rowLines(entry, { shown, widths, nameWidth }, graph, style), ...linesBeneath(entry, beneath, style));
  }
  return lines;
} // prettier-ignore

function isUsed(id: ColumnId, { nodes, wrt, frames }: Graph): boolean {
  if (id === 'ulps' || id === 'certified') return nodes.some(({ certified }) => certified !== null);
  if (id === 'tangent') return wrt !== null;
  return id !== 'frame' || frames.length > 0;
}

/** The texts of all cells; numbers of a column stand with their points beneath each other. */
function entriesOf(
  rows: readonly ListRow[],
  columns: readonly ListColumn[],
  graph: Graph,
  style: Style,
): Map<number, ListEntry> {
  const ellipsis = inCharacters('…', style);
  const indices = rows.flatMap((row) => (row.kind === 'node' ? [row.index] : []));
  const nodes = indices.map((index) => graph.nodes[index] as GraphNode);
  const cells = columns.map(({ id, isNumber, texts }) => {
    const all = nodes.map((node) => texts(node, graph).map((text) => inCharacters(withShortNames(text, style), style)));
    const mostFormula = style.width < leastWidth ? longestFormulaBeneath : longestFormula;
    if (id === 'operation') return all.map((each) => each.map((text) => elideMiddle(text, mostFormula, ellipsis)));
    return isNumber && nodes.every(({ shape }) => shape.length === 0) ? aligned(all) : all;
  });
  return new Map(
    indices.map((index, i) => [
      index,
      {
        node: nodes[i] as GraphNode,
        name: elideMiddle(nodes[i]?.name ?? '', nameRoom(style), ellipsis),
        cells: new Map(columns.map(({ id }, column) => [id, cells[column]?.[i] ?? []])),
      },
    ]),
  );
}

/** The length that names are cut to, everywhere in the list alike: two of them and `∂/∂` fit beneath a node. */
const nameRoom = ({ width }: Style): number =>
  Math.max(shortestName, Math.min(longestName, Math.floor((width - indent.length - '∂/∂'.length) / 2)));

const withShortNames = (text: string, style: Style): string =>
  text.replace(/[\p{L}_$][\p{L}\p{M}\p{N}_$]*/gu, (name) =>
    elideMiddle(name, nameRoom(style), inCharacters('…', style)),
  );

function aligned(all: readonly (readonly string[])[]): string[][] {
  const texts = alignAtPoint(all.map(([text = '']) => text));
  return all.map((each, i) => (each.length === 0 ? [] : [(texts[i] ?? '').trimEnd()]));
}

/** The columns that fit, as many as do in the order in which they leave. */
function fittingColumns(columns: readonly ListColumn[], entries: readonly ListEntry[], width: number): ListColumn[] {
  if (width < leastWidth) return [];
  const nameWidth = Math.max(4, ...entries.map(({ name }) => displayWidth(name)));
  const left = [...columns];
  for (const id of ['', ...leaving]) {
    const place = left.findIndex((column) => column.id === id);
    if (place >= 0) left.splice(place, 1);
    const needed = widthsOf(left, entries).reduce((sum, each) => sum + each + 2, nameWidth);
    if (needed <= width) return left;
  }
  return [];
}

function widthsOf(columns: readonly ListColumn[], entries: readonly ListEntry[]): number[] {
  return columns.map(({ id, title }) =>
    entries.reduce(
      (most, { cells }) => (cells.get(id) ?? []).reduce((wide, text) => Math.max(wide, displayWidth(text)), most),
      displayWidth(title),
    ),
  );
}

interface ListLayout {
  readonly shown: readonly ListColumn[];
  readonly widths: readonly number[];
  readonly nameWidth: number;
}

function rowLines({ node, name, cells }: ListEntry, { shown, widths, nameWidth }: ListLayout, graph: Graph, style: Style): string[] {
  const { bold, dim } = style.paint;
  const height = Math.max(1, ...shown.map(({ id }) => cells.get(id)?.length ?? 0));
  const isAside = graph.wrt !== null && !isOnPath(node, graph);
  return Array.from({ length: height }, (_, line) => {
    const own = line === 0 ? name : '';
    let text = isAside ? dim(own) : bold(own);
    let missing = nameWidth - displayWidth(own);
    shown.forEach(({ id, paint }, i) => {
      const cell = cells.get(id)?.[line] ?? '';
      if (cell !== '') text += `${' '.repeat(missing + 2)}${isAside ? dim(cell) : paint(style)(cell)}`;
      missing = (cell === '' ? missing + 2 : 0) + (widths[i] ?? 0) - displayWidth(cell);
    });
    return text;
  });
} // prettier-ignore

/** What has no column. */
function linesBeneath({ node, cells }: ListEntry, columns: readonly ListColumn[], style: Style): string[] {
  return columns.flatMap(({ id, title, paint }) =>
    (cells.get(id) ?? []).flatMap((cell) =>
      wrap(`${labelBeneath(id, title, { ...node, name: withShortNames(node.name, style) }, style)}${cell.trim()}`, style.width - indent.length, '  ', inCharacters('…', style)).map(
        (line) => `${indent}${id === 'partials' ? style.paint.dim(line) : paint(style)(line)}`,
      ),
    ),
  );
} // prettier-ignore

function labelBeneath(id: ColumnId, title: string, { name, operation }: GraphNode, style: Style): string {
  const notation = notationOf(style);
  if (id === 'partials') return '';
  if (id === 'tangent') return `${notation.tangent(name)} = `;
  if (id === 'adjoint') return `${notation.adjoint(name)} = `;
  if (id === 'operation') return operation === 'input' ? '' : '= ';
  if (id === 'value') return '= ';
  return `${title} `;
}

/** Conditions, and what is folded. */
function remarkLines(row: ListRow, graph: Graph, style: Style): string[] {
  const condition = row.kind === 'condition' ? graph.conditions[row.index] : undefined;
  const text =
    condition !== undefined ? `? ${conditionText(condition, graph)}` : row.kind === 'fold' ? `… ${foldText(row, graph)}` : '';
  const paint = condition !== undefined ? style.paint.magenta : style.paint.dim;
  return wrap(inCharacters(text, style), style.width, '  ', inCharacters('…', style)).map((line) => paint(line));
} // prettier-ignore
