// The table beneath a sweep's plot: best step, error there, prediction, slopes; and in notes what they rest on.
import type { Fit } from '../../sweep/sweep-data.js';
import { displayWidth, padEnd, tie, wrap } from '../text/display-width.js';
import { grid, type Align, type Column } from '../text/grid.js';
import { enumerate } from '../text/sentence.js';
import { errorText } from '../text/number-text.js';
import { inPlotColor } from '../plot/colors.js';
import { inCharacters, styleOf, type Style } from '../text/style.js';
import type { Curve, Panel } from './curves.js';

/** Numbers all of them, so all stand at the right. */
interface CurveColumn extends Omit<Column<Curve>, 'align'> {
  /** The title where there is little room. */
  readonly short: string;
}

const curveColumns: readonly CurveColumn[] = [
  { title: 'best δ', short: 'best δ', text: ({ best }) => errorText(best?.delta ?? null) },
  { title: 'predicted', short: 'pred.', text: ({ series }) => errorText(series.predicted.delta) },
  { title: 'error there', short: 'error', text: ({ best }) => errorText(best?.size ?? null) },
  { title: 'bits', short: 'bits', text: ({ series }) => (series.bits === null ? '' : String(series.bits)) },
  { title: 'slope left', short: 'left', text: ({ series }) => slopeText(series.slopes.roundoff) },
  { title: 'slope right', short: 'right', text: ({ series }) => slopeText(series.slopes.truncation) },
];

/** Two decimals; never `-0.00`. */
export function slopeText(slope: number | null): string {
  return slope === null ? '' : (Math.round(slope * 100) / 100 + 0).toFixed(2);
}

/** Head and rows as plain texts, for Markdown. */
export function tableCells(panel: Panel): string[][] {
  return [
    ['method', ...curveColumns.map(({ title }) => title)],
    ...panel.curves.map((curve) => [curve.name, ...curveColumns.map(({ text }) => text(curve))]),
  ];
}

/** A row per method; where even short titles don't fit, a few lines per method. */
export function sweepTableLines(panel: Panel, style: Style): string[] {
  if (panel.curves.length === 0) return [];
  const plain = styleOf({ ascii: style.ascii });
  for (const titles of ['title', 'short'] as const) {
    const lines = wideLines(panel, titles, plain);
    if (Math.max(...lines.map(displayWidth)) > style.width) continue;
    return style.paint.level === 0 ? lines : wideLines(panel, titles, style);
  }
  return panel.curves.flatMap((curve) => factLines(curve, style));
}

function wideLines(panel: Panel, titles: 'title' | 'short', style: Style): string[] {
  const head = ['method', ...curveColumns.map((column) => inCharacters(column[titles], style))];
  const rows = panel.curves.map((curve) => [
    inPlotColor(curve.name, curve.method, style),
    ...curveColumns.map(({ text }) => text(curve)),
  ]);
  const aligns: Align[] = ['left', ...curveColumns.map((): Align => 'right')];
  return grid([head.map((title) => style.paint.dim(title)), ...rows], aligns);
}

function factLines(curve: Curve, style: Style): string[] {
  const facts = curveColumns.map(({ title, text }) => [inCharacters(title, style), text(curve)] as const);
  const width = Math.max(...facts.map(([title]) => displayWidth(title)));
  const known = facts.filter(([, text]) => text !== '');
  return [
    inPlotColor(curve.name, curve.method, style),
    ...known.map(([title, text]) => `  ${style.paint.dim(padEnd(title, width))}  ${text}`),
  ];
}

/** Which steps gave no ordinary error; for those who ask for more, what the slopes were fitted on. */
export function noteTexts(panel: Panel, verbose = false): string[] {
  const counts = panel.curves.flatMap(countNotes);
  if (!verbose) return counts;
  const left = fitNote('left, round-off', panel, ({ series }) => series.fits.roundoff);
  const right = fitNote('right, truncation', panel, ({ series }) => series.fits.truncation);
  const fits = [left, right].filter((note) => note !== '');
  return [...(fits.length === 0 ? [] : [`Slopes: ${fits.join('; ')}.`]), ...counts];
}

/** The notes as lines below the table. */
export function noteLines(panel: Panel, verbose: boolean, style: Style): string[] {
  return noteTexts(panel, verbose).flatMap((note) =>
    wrap(inCharacters(note, style), style.width).map((text) => style.paint.dim(text)),
  );
}

/** The range that most methods share, then the others with their names. */
function fitNote(side: string, panel: Panel, fitOf: (curve: Curve) => Fit | null): string {
  const byRange = new Map<string, string[]>();
  for (const curve of panel.curves) {
    const fit = fitOf(curve);
    if (fit === null) continue;
    const range = `${errorText(fit.from)}${tie}…${tie}${errorText(fit.to)}`;
    byRange.set(range, [...(byRange.get(range) ?? []), curve.name]);
  }
  const [usual, ...others] = [...byRange].sort(([, names], [, more]) => more.length - names.length);
  if (usual === undefined) return '';
  const rest = others.map(([range, names]) => `, but ${range} for ${enumerate(names)}`);
  return `${side} for δ${tie}=${tie}${usual[0]}${rest.join('')}`;
}

function countNotes({ name, series }: Curve): string[] {
  const { exact, outside, undecided, late, nonFinite } = series.counts;
  const all = series.deltas.length;
  const of = (count: number): string =>
    count < all ? `at ${count} of ${all} steps` : all === 1 ? 'at the one step' : `at all ${all} steps`;
  return [
    ...(exact > 0 ? [`${name}: exact ${of(exact)}.`] : []),
    ...(outside > 0 ? [`${name}: outside the domain ${of(outside)}.`] : []),
    ...(undecided > 0 ? [`${name}: not taken apart ${of(undecided)}, for lack of precision.`] : []),
    ...(late > 0 ? [`${name}: not taken apart ${of(late)}, for lack of time.`] : []),
    ...(nonFinite > 0 ? [`${name}: no finite result ${of(nonFinite)}.`] : []),
  ];
}
