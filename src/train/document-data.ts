// Data from a value, of the training file itself or of a JSON or YAML file: columns and rows, or a list of records.
import type { Format } from '../arithmetics/formats.js';
import { isObject } from '../batch/is-object.js';
import { maxMistakes, unknownFieldMistake, type Mistake, type Path } from '../batch/mistakes.js';
import { valueText } from '../text/value-text.js';
import { readHeads } from './column-heads.js';
import { TableBuilder, type ColumnHead, type DataTable } from './data-table.js';

export interface DocumentRequest {
  readonly name: string;
  readonly value: unknown;
  /** Where the value stands in its document. */
  readonly base: Path;
  /** Of a list of records, the columns that are wanted; null: all. */
  readonly columns: readonly ColumnHead[] | null;
  readonly format: Format;
}

export type DocumentData =
  { readonly table: DataTable; readonly mistakes: null } | { readonly mistakes: readonly Mistake[] };

/** The data of a value, or what is wrong with it, up to the limit and one more. */
export function readDocumentData(request: DocumentRequest): DocumentData {
  const { value, base } = request;
  if (Array.isArray(value)) return readRecords(request, value);
  if (isObject(value) && Array.isArray(value['columns']) && Array.isArray(value['rows']))
    return readRows(request, value['columns'], value['rows']);
  const wanted = 'a mapping with columns and rows, or a list of mappings';
  return refusal(base, `the data must be ${wanted}, got ${valueText(value)}`);
}

const refusal = (path: Path, message: string): DocumentData => ({ mistakes: [{ path, onKey: false, message }] });

function readRows(
  { name, base, columns, format }: DocumentRequest,
  texts: readonly unknown[],
  rows: readonly unknown[],
): DocumentData {
  if (columns !== null) return refusal(base, `${name} has columns of its own; name them there`);
  const { heads, faults } = readHeads(texts.map(String));
  const mistakes: Mistake[] = [...faults].map(([i, message]) => ({
    path: [...base, 'columns', i],
    onKey: false,
    message,
  }));
  if (mistakes.length > 0) return { mistakes };
  if (rows.length === 0) mistakes.push({ path: [...base, 'rows'], onKey: false, message: 'there is no row' });
  const builder = new TableBuilder(name, heads, format);
  rows.forEach((row, index) => {
    if (mistakes.length > maxMistakes) return;
    const path = [...base, 'rows', index];
    if (!Array.isArray(row))
      mistakes.push({ path, onKey: false, message: `row ${index + 1} must be a list, got ${valueText(row)}` });
    else mistakes.push(...rowMistakes(builder, row, path, index));
  });
  return mistakes.length > 0 ? { mistakes } : { table: builder.finish(), mistakes: null };
}

/** Vectors may stand as lists of their own. */
function rowMistakes(builder: TableBuilder, row: readonly unknown[], path: Path, index: number): Mistake[] {
  const cells: readonly unknown[] = row.flat(1);
  const isFlat = row.length === cells.length;
  return builder.add(cells).map(({ cell, message }) => ({
    path: cell === null || !isFlat ? path : [...path, cell],
    onKey: false,
    message: cell === null ? `row ${index + 1} ${message}` : `row ${index + 1}: ${message}`,
  }));
}

/** Each record has the fields of the first; a list of numbers is a vector. */
function readRecords({ name, base, columns, format }: DocumentRequest, records: readonly unknown[]): DocumentData {
  const [first] = records;
  if (first === undefined) return refusal(base, `${name} has no row`);
  if (!isObject(first) || Array.isArray(first))
    return refusal([...base, 0], `row 1 must be a mapping from columns to values, got ${valueText(first)}`);
  const known = Object.keys(first);
  const texts = columns?.map((head) => head.name) ?? known;
  const sized = texts.map((text) => {
    const value = first[text];
    return Array.isArray(value) ? `${text}[${value.length}]` : text;
  });
  const { heads, faults } = readHeads(sized);
  const mistakes: Mistake[] = [...faults].map(([i, message]) => ({
    path: [...base, 0, texts[i] ?? ''],
    onKey: true,
    message,
  }));
  if (mistakes.length > 0) return { mistakes };
  const builder = new TableBuilder(name, heads, format);
  records.forEach((record, index) => {
    if (mistakes.length > maxMistakes) return;
    const path = [...base, index];
    if (!isObject(record) || Array.isArray(record)) {
      mistakes.push({ path, onKey: false, message: `row ${index + 1} must be a mapping, got ${valueText(record)}` });
      return;
    }
    const extra = Object.keys(record).find((key) => !Object.hasOwn(first, key));
    if (extra !== undefined) mistakes.push(unknownFieldMistake(path, extra, known));
    const cells = heads.flatMap((head): unknown[] => {
      const value = Object.hasOwn(record, head.name) ? record[head.name] : undefined;
      const isVector = Array.isArray(value) && value.length === (head.size ?? 1);
      return isVector ? (value as unknown[]) : Array.from({ length: head.size ?? 1 }, () => value);
    });
    for (const { cell, message } of builder.add(cells)) {
      const field = cell === null ? [] : [fieldAt(heads, cell)];
      mistakes.push({ path: [...path, ...field], onKey: false, message: `row ${index + 1}: ${message}` });
    }
  });
  return mistakes.length > 0 ? { mistakes } : { table: builder.finish(), mistakes: null };
}

/** The column that a cell belongs to. */
function fieldAt(heads: readonly ColumnHead[], cell: number): string {
  let end = 0;
  return heads.find(({ size }) => cell < (end += size ?? 1))?.name ?? '';
}
