// Points from a file: JSON or YAML (a list of points), NDJSON (one a line), or CSV (a column per input).
import { realpathSync } from 'node:fs';
import { firstLineOf, mistakeInCell, readNumber, type PlacedRow } from '../batch/csv-places.js';
import { rowsOfCsvText } from '../batch/csv-text.js';
import { maxMistakes, mistakesError, type PlacedMistake } from '../batch/mistakes.js';
import { parseDocument } from '../batch/placed-document.js';
import { DiffcmpError } from '../errors.js';
import { failureAt } from '../files/read-failure.js';
import { readRegularText } from '../files/regular-file.js';
import type { GivenPoint } from '../problem/point-of.js';
import { valueText } from '../text/value-text.js';
import { countOf } from '../text/numeral.js';

/** Bytes of a file with points, and milliseconds to read it. */
const longestFile = 16 * 2 ** 20;
const mostTime = 10_000;

/** @throws DiffcmpError no-such-file, cannot-read, malformed-json, malformed-csv, bad-data, with the places of all mistakes */
export async function readPoints(path: string): Promise<readonly GivenPoint[]> {
  const text = pointFileText(path);
  if (/\.csv$/i.test(path)) return pointsOfCsv(text, path);
  if (/\.(nd|l)json$|\.jsonl$/i.test(path)) {
    const lines = text.split(/\r?\n/).map((line, i) => ({ line, number: i + 1 }));
    const full = lines.filter(({ line }) => line.trim() !== '');
    if (full.length === 0) throw withoutPoints(path, 'a point on each line is wanted');
    return full.flatMap(({ line, number }) => pointsOf(valueIn(line, path, number, 'json'), path));
  }
  const language = /\.json$/i.test(path) ? 'json' : /\.ya?ml$/i.test(path) ? 'yaml' : null;
  if (language === null)
    throw new DiffcmpError('bad-data', `${path} has none of the endings .csv, .json, .ndjson, .yaml`, {
      hint: ['points are a number, such as ', { points: 20 }, ', or a file of one of these kinds'],
    });
  const value = valueIn(text, path, 1, language);
  if (!Array.isArray(value)) throw new DiffcmpError('bad-data', `${path} must hold a list of points, got ${valueText(value)}`); // prettier-ignore
  if (value.length === 0) throw withoutPoints(path, 'a list of points is wanted');
  return value.flatMap((each: unknown) => pointsOf(each, path));
}

const withoutPoints = (file: string, wanted: string): DiffcmpError =>
  new DiffcmpError('bad-data', `${file} has no point: ${wanted}`);

function pointFileText(path: string): string {
  try {
    return readRegularText(realpathSync(path), path, { longest: longestFile, deadline: performance.now() + mostTime });
  } catch (error) {
    throw failureAt(path, error);
  }
}

function valueIn(text: string, file: string, line: number, language: 'json' | 'yaml'): unknown {
  const document = parseDocument({ file, text, line }, language);
  if (document.mistakes !== null) throw mistakesError(document.mistakes);
  return document.value;
}

/** A point is a number, a list or a mapping; what is in them is read where points are. */
function pointsOf(value: unknown, file: string): GivenPoint[] {
  if (typeof value === 'number' || (typeof value === 'object' && value !== null)) return [value as GivenPoint];
  throw new DiffcmpError('bad-data', `${file}: ${valueText(value)} is no point`, {
    hint: 'a point is a number, a list of numbers, or a mapping of names to values',
  });
}

async function pointsOfCsv(text: string, file: string): Promise<GivenPoint[]> {
  let names: readonly string[] | null = null;
  const points: GivenPoint[] = [];
  const mistakes: PlacedMistake[] = [];
  for await (const row of rowsOfCsvText(text, file)) {
    const place: PlacedRow = { file, line: firstLineOf(row), raw: row.raw };
    const cells = row.record.map((cell) => cell.trim());
    if (names === null) {
      names = cells;
      continue;
    }
    const values = cells.map(readNumber);
    if (values.length !== names.length)
      mistakes.push(mistakeInCell(place, Math.min(values.length, names.length) - 1, 'bad-data', `the row has ${countOf(values.length, 'cell')}, and the header ${names.length}`)); // prettier-ignore
    values.forEach((value, cell) => {
      if (typeof value !== 'number') mistakes.push(mistakeInCell(place, cell, 'bad-data', `${valueText(value)} is no number`)); // prettier-ignore
    });
    points.push(Object.fromEntries(names.map((name, i) => [name, Number(values[i])])));
    if (mistakes.length > maxMistakes) break;
  }
  if (mistakes.length > 0) throw mistakesError(mistakes);
  if (points.length === 0) throw withoutPoints(file, 'a row of names and rows of numbers are wanted');
  return points;
}
