// Cases from CSV: a row per case, columns named after fields, `at.x` and `expect.x` for inputs.
import { parse, CsvError } from 'csv-parse';
import { readFields, type FieldsRead } from './case.js';
import { csvError, firstLineOf, mistakeInCell, readNumber, type CsvRow, type PlacedRow } from './csv-places.js';
import { areOutputColumns, NoCases } from './foreign.js';
import { maxLine } from './lines.js';
import { fieldNames } from './schema/fixture.js';
import { maxMistakes, mistakesError, unknownFieldMistake, type PlacedMistake, type Path } from './mistakes.js';
import type { ReadBatch } from './source.js';

const rowsPerBatch = 256;

const nulCharacter: FieldsRead = { mistakes: [{ path: [], onKey: false, message: 'it has a NUL character' }] };

/**
 * The cases of a CSV stream.
 *
 * @param found met in a folder: without a column for cases, it is about something else
 * @throws NoCases; DiffcmpError with the places of all mistakes, up to the limit
 */
export async function* casesOfCsv(
  bytes: AsyncIterable<Buffer | string>,
  file: string,
  size: number,
  found: boolean,
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
      const line = firstLineOf(row);
      if (header === null) {
        header = row.record.map((name) => name.trim());
        if (areOutputColumns(header)) throw new NoCases(file, 'output');
        if (found && !header.some((name) => fieldNames.case.includes(fieldOf(name)))) throw new NoCases(file, 'other');
        mistakes.push(...mistakesOfHeader(header, { file, line: 1, raw: row.raw }));
        if (mistakes.length > 0) break;
        continue;
      }
      number++;
      const read = row.raw.includes('\0') ? nulCharacter : readFields(fieldsOf(header, row.record), []);
      for (const { path, message } of read.mistakes ?? [])
        mistakes.push(mistakeInRow({ file, line, raw: row.raw }, header, path, `row ${number}: ${message}`));
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
        value: owner === 'at' ? readNumber(cell) : owner === 'set' ? readConstant(cell) : cell,
        enumerable: true,
        configurable: true,
      });
    } else fields[name] = readCell(name, cell);
  });
  return fields;
}

const constantWords: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

function readConstant(cell: string): number | string | boolean | null {
  return Object.hasOwn(constantWords, cell) ? (constantWords[cell] ?? null) : readNumber(cell);
}

function readCell(name: string, cell: string): unknown {
  if (name === 'tags') return cell.split(/[,;]\s*/).filter((tag) => tag !== '');
  if (name === 'skip' && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  if (name === 'jacobian' && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  return ['at', 'order', 'delta', 'maxSteps', 'points', 'seed'].includes(name) ? readNumber(cell) : cell;
}

/** The field that a column belongs to: `at` of `at.x`. */
const fieldOf = (name: string): string => /^(at|set|expect)\../.exec(name)?.[1] ?? name;

function mistakesOfHeader(header: readonly string[], row: PlacedRow): PlacedMistake[] {
  const seen = new Set<string>();
  return header.flatMap((name, i): PlacedMistake[] => {
    const owner = fieldOf(name);
    const isSeen = seen.has(name);
    seen.add(name);
    const at = (message: string): PlacedMistake => mistakeInRow(row, header, [i], message);
    if (isSeen) return [at(`the column '${name}' stands twice`)];
    if (owner !== name && header.includes(owner)) return [at(`has both '${owner}' and '${name}'`)];
    if (fieldNames.case.includes(owner)) return [];
    return [at(unknownFieldMistake([], owner, fieldNames.case).message.replace('the document', 'a row'))];
  });
}

/** A mistake at the cell that a path is about; a number in the path is the cell itself. */
function mistakeInRow(row: PlacedRow, header: readonly string[], path: Path, message: string): PlacedMistake {
  const [field, inner] = path;
  const cell =
    typeof field === 'number' ? field : Math.max(header.indexOf(`${field}.${inner}`), header.indexOf(String(field)), 0);
  return mistakeInCell(row, cell, 'bad-fixture', message);
}
