// Cases from CSV: a row per case, columns named after fields, `at.x` and `expect.x` for inputs.
import { parse, CsvError } from 'csv-parse';
import { DiffcmpError } from '../errors.js';
import { lowerFirst } from '../text/letter-case.js';
import { readFields, type FieldsRead } from './case.js';
import { areOutputColumns, OutputAsInput } from './foreign.js';
import { maxLine } from './lines.js';
import { fieldNames } from './schema/fixture.js';
import { maxMistakes, mistakesError, unknownFieldMistake, type PlacedMistake, type Path } from './mistakes.js';
import type { ReadBatch } from './source.js';

const rowsPerBatch = 256;

const nulCharacter: FieldsRead = { mistakes: [{ path: [], onKey: false, message: 'it has a NUL character' }] };

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly bytes: number };
  readonly raw: string;
}

/**
 * The cases of a CSV stream.
 *
 * @throws OutputAsInput; DiffcmpError with the places of all mistakes, up to the limit
 */
export async function* casesOfCsv(
  bytes: AsyncIterable<Buffer | string>,
  file: string,
  size: number,
): AsyncGenerator<ReadBatch> {
  const parser = parse({ bom: true, info: true, raw: true, skip_empty_lines: true, max_record_size: maxLine });
  const rows: AsyncIterable<CsvRow> = parser;
  const pumping = pump(bytes, parser);
  let header: readonly string[] | null = null;
  let number = 0;
  let batch: ReadBatch['cases'][number][] = [];
  const mistakes: PlacedMistake[] = [];
  try {
    for await (const row of rows) {
      // `lines` is the last line of a row that may span several.
      const line = row.info.lines - breaksIn(row.raw.trimEnd());
      if (header === null) {
        header = row.record.map((name) => name.trim());
        if (areOutputColumns(header)) throw new OutputAsInput(file);
        mistakes.push(...mistakesOfHeader(header, row.raw, file));
        if (mistakes.length > 0) break;
        continue;
      }
      number++;
      const read = row.raw.includes('\0') ? nulCharacter : readFields(fieldsOf(header, row.record), []);
      for (const { path, message } of read.mistakes ?? [])
        mistakes.push(mistakeInRow(file, line, row.raw, header, path, `row ${number}: ${message}`));
      if (mistakes.length >= maxMistakes) break;
      if (read.mistakes !== null || mistakes.length > 0) continue;
      batch.push({ file, number, line, content: read.fields });
      if (batch.length < rowsPerBatch) continue;
      yield { cases: batch, fraction: size > 0 ? row.info.bytes / size : 1 };
      batch = [];
    }
    if (mistakes.length === 0) await pumping;
  } catch (error) {
    throw error instanceof CsvError ? csvError(error, file) : error;
  } finally {
    parser.destroy();
    await pumping.catch(() => undefined);
  }
  if (mistakes.length > 0) throw mistakesError(mistakes);
  if (batch.length > 0) yield { cases: batch, fraction: 1 };
}

/** Writes the bytes into the parser at the parser's pace. */
async function pump(bytes: AsyncIterable<Buffer | string>, parser: ReturnType<typeof parse>): Promise<void> {
  const closed = new Promise<void>((resolve) => void parser.once('close', resolve));
  try {
    for await (const chunk of bytes) {
      if (parser.destroyed) return;
      if (!parser.write(chunk)) await Promise.race([new Promise<void>((go) => void parser.once('drain', go)), closed]);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** A row as a case: empty cells are absent, numbers are numbers, lists are separated by commas. */
function fieldsOf(header: readonly string[], record: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const groups: Record<string, object> = {};
  header.forEach((name, i) => {
    const cell = (record[i] ?? '').trim();
    if (cell === '') return;
    const dot = name.indexOf('.');
    if (dot > 0) {
      const owner = name.slice(0, dot);
      const group = (groups[owner] ??= {});
      fields[owner] = group;
      Object.defineProperty(group, name.slice(dot + 1), {
        value: owner === 'at' ? readNumber(cell) : cell,
        enumerable: true,
        configurable: true,
      });
    } else fields[name] = readCell(name, cell);
  });
  return fields;
}

function readCell(name: string, cell: string): unknown {
  if (name === 'tags') return cell.split(/[,;]\s*/).filter((tag) => tag !== '');
  if (name === 'skip' && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  return ['at', 'order', 'delta', 'maxSteps'].includes(name) ? readNumber(cell) : cell;
}

function readNumber(cell: string): number | string {
  const value = Number(cell);
  return /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? value : cell;
}

function mistakesOfHeader(header: readonly string[], raw: string, file: string): PlacedMistake[] {
  const seen = new Set<string>();
  return header.flatMap((name, i): PlacedMistake[] => {
    const owner = /^(at|expect)\../.exec(name)?.[1] ?? name;
    const twice = seen.has(name) || (owner !== name && header.includes(owner));
    seen.add(name);
    const at = (message: string): PlacedMistake => mistakeInRow(file, 1, raw, header, [i], message);
    if (twice) return [at(owner === name ? `the column '${name}' stands twice` : `has both '${owner}' and '${name}'`)];
    if (fieldNames.case.includes(owner)) return [];
    return [at(unknownFieldMistake([], owner, fieldNames.case).message.replace('the document', 'a row'))];
  });
}

/** A mistake at the cell that a path is about; a number in the path is the cell itself. */
function mistakeInRow(
  file: string,
  line: number,
  raw: string,
  header: readonly string[],
  path: Path,
  message: string,
): PlacedMistake {
  const [field, inner] = path;
  const cell =
    typeof field === 'number' ? field : Math.max(header.indexOf(`${field}.${inner}`), header.indexOf(String(field)), 0);
  const { start, end } = cellSpan(raw, cell);
  const before = raw.slice(0, start);
  const column = start - (before.lastIndexOf('\n') + 1);
  const lineStart = start - column;
  const text = raw.slice(lineStart).split(/\r?\n/, 1)[0] ?? '';
  const from = Math.max(0, column - 400);
  return {
    code: 'bad-fixture',
    file,
    line: line + breaksIn(before),
    column: column + 1,
    message,
    excerpt: {
      text: text.slice(from, from + 800),
      offset: column - from,
      length: Math.max(1, Math.min(end - start, 200, text.length - column)),
    },
  };
}

function cellSpan(raw: string, cell: number): { start: number; end: number } {
  const lead = raw.charCodeAt(0) === 0xfeff ? 1 : 0;
  let start = lead;
  let quoted = false;
  let seen = 0;
  for (let at = lead; at < raw.length; at++) {
    if (raw[at] === '"') quoted = !quoted;
    else if (!quoted && raw[at] === ',') {
      if (seen++ === cell) return { start, end: at };
      start = at + 1;
    }
  }
  return { start, end: raw.trimEnd().length };
}

function breaksIn(text: string): number {
  return text.split(/\r\n|\n|\r/).length - 1;
}

function csvError(error: CsvError, file: string): DiffcmpError {
  const { code, message, lines, raw, column } = error;
  let line = typeof lines === 'number' ? lines : 1;
  let said = lowerFirst(message).replace(/ (at|on) line \d+.*$/s, '');
  if (code === 'CSV_QUOTE_NOT_CLOSED' && typeof raw === 'string') {
    line -= breaksIn(raw.trimEnd()); // the parser went on to the end of the text
    said = `cell ${Number(column) + 1} of the row begins with a quote and has no closing one`;
  }
  return new DiffcmpError('malformed-csv', `${file}:${line}:1: ${said}`, {
    hint: 'cells that hold commas, quotes or line breaks go in double quotes; quotes inside are doubled',
  });
}
