// The columns of the table: what each shows, and in which order they leave as the space shrinks.
import type { Precision } from '../../arithmetics/formats.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Entry } from '../../compare/blocks.js';
import type { Align } from '../text/grid.js';
import { differingDigits } from './differing-digits.js';
import { lookOf } from '../looks.js';
import { alignAtPoint, errorText, numberText, timeText, ulpText } from '../text/number-text.js';
import type { Style } from '../text/style.js';

export interface KnownTruth {
  readonly nearest: PlainNumber | null;
  readonly digits: string | null;
  readonly precision: Precision;
}

interface TableColumn {
  readonly title: string;
  /** As a unit behind the number, where there is no column for a title. */
  readonly label: string;
  /** The same of one. */
  readonly labelOfOne?: string;
  readonly align: Align;
  /** What it shows, for `help columns`. */
  readonly meaning: string;
  /** In the table by default. */
  readonly standard: boolean;
  readonly text: (entry: Entry) => string;
}

const count = (value: number | undefined): string => (value === undefined ? '' : String(value));

const rows = {
  abs: { title: 'abs err', label: 'abs err', align: 'right', standard: true, meaning: 'the absolute error, |derivative − truth|', text: ({ error }) => errorText(error?.absolute ?? null) },
  rel: { title: 'rel err', label: 'rel err', align: 'right', standard: true, meaning: 'the relative error, |derivative − truth| / |truth|', text: ({ error }) => errorText(error?.relative ?? null) },
  ulp: { title: 'ulp', label: 'ulp', align: 'right', standard: true, meaning: 'units in the last place of the truth; 0.5: the nearest', text: ({ error }) => ulpText(error?.ulps ?? null) },
  bits: { title: 'bits', label: 'bits', labelOfOne: 'bit', align: 'right', standard: true, meaning: 'correct bits, rounded down, of 53 (in float32 of 24)', text: ({ error }) => (error === null ? '' : error.bits.toFixed(0)) },
  evals: { title: 'evals', label: 'evals', labelOfOne: 'eval', align: 'right', standard: true, meaning: 'how often the function was evaluated', text: ({ result }) => count(result.evaluations) },
  passes: { title: 'passes', label: 'passes', labelOfOne: 'pass', align: 'right', standard: false, meaning: 'runs of the program, over whatever numbers a method takes', text: ({ result }) => count(result.passes) },
  ops: { title: 'ops', label: 'ops', labelOfOne: 'op', align: 'right', standard: true, meaning: 'operations of the whole gradient', text: ({ result }) => count(result.operations?.total) },
  ratio: { title: 'ratio', label: '× f', align: 'right', standard: false, meaning: 'ops, divided by those of the function itself', text: ({ result }) => ratioText(result.operations?.ratio) },
  step: { title: 'step δ', label: 'step', align: 'right', standard: true, meaning: 'the step δ of a difference or of the complex step', text: ({ delta }) => errorText(delta) },
  estimate: { title: 'own est', label: 'own estimate', align: 'right', standard: false, meaning: "the method's own estimate of its error", text: ({ estimate }) => errorText(estimate) },
  tape: { title: 'tape', label: 'on tape', align: 'right', standard: true, meaning: 'nodes on the tape of reverse mode, and their bytes', text: ({ result }) => (result.tape === null ? '' : `${result.tape.nodes} (${result.tape.bytes} B)`) },
  time: { title: 'time', label: 'per gradient', align: 'right', standard: false, meaning: 'nanoseconds per gradient, with --time', text: ({ result }) => (result.time === undefined ? '' : timeText(result.time)) },
} as const satisfies Record<string, TableColumn>; // prettier-ignore

export type ColumnName = keyof typeof rows;
export const columnNames = Object.keys(rows) as ColumnName[];

/** The first leaves first. The ulp column never does: it says without colour what the colours say. */
export const leavingOrder: readonly ColumnName[] = ['tape', 'step', 'abs', 'bits', 'ops', 'evals', 'rel'];

export const tableColumns: Readonly<Record<ColumnName, TableColumn>> = rows;

/** The columns of a table that chose none: the standard ones that have something to show, and the time if measured. */
export function standardColumns(entries: readonly Entry[]): ColumnName[] {
  const shown = columnNames.filter((name) => tableColumns[name].standard || name === 'time');
  return shown.filter((name) => entries.some((entry) => tableColumns[name].text(entry) !== ''));
}

function ratioText(ratio: PlainNumber | undefined): string {
  return typeof ratio === 'number' ? ratio.toFixed(1) : (ratio ?? '');
}

/** The unit behind a cell where there is no column for a title. */
export function labelOf(name: ColumnName, entry: Entry): string {
  const { text, label, labelOfOne = label } = tableColumns[name];
  return text(entry) === '1' ? labelOfOne : label;
}

/** The text of a cell in its colour: errors green up to 2 ulp, yellow to 1e4, red above. */
export function cellText(name: ColumnName, entry: Entry, style: Style): string {
  const text = tableColumns[name].text(entry);
  if (name !== 'ulp' && name !== 'rel' && name !== 'abs' && name !== 'bits') return text;
  return errorColor(entry, style)(text);
}

function errorColor(entry: Entry, { paint }: Style): (text: string) => string {
  const ulps = entry.error?.ulps;
  if (ulps === undefined) return (text) => text;
  if (typeof ulps === 'string' || ulps > 1e4) return (text) => paint.red(text);
  return ulps <= 2 ? (text) => paint.green(text) : (text) => paint.yellow(text);
}

/** Derivatives aligned at the point, the digits that differ from the truth red and underlined. */
export function derivativeCells(entries: readonly Entry[], truth: KnownTruth, style: Style): string[] {
  const texts = entries.map(({ derivative }) => (derivative === null ? '' : numberText(derivative, truth.precision)));
  return alignAtPoint(texts).map((padded, i) => {
    const text = texts[i] ?? '';
    const from = padded.length - padded.trimStart().length;
    return padded.slice(0, from) + markedNumber(entries[i], text, truth, style) + padded.slice(from + text.length);
  });
}

function markedNumber(entry: Entry | undefined, text: string, truth: KnownTruth, { paint }: Style): string {
  const known = truth.digits ?? (truth.nearest === null ? null : numberText(truth.nearest));
  if (known === null || text === '' || entry?.derivative === truth.nearest) return text;
  const [start, end] = differingDigits(text, known);
  return text.slice(0, start) + (start < end ? paint.red.underline(text.slice(start, end)) : '') + text.slice(end);
}

export const titleOf = (entry: Entry): string => lookOf(entry.result.method).title;
