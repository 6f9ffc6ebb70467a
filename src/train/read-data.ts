// The data of a spec: its own rows, or those of the file that it names.
import { dirname, join } from 'node:path';
import type { Format } from '../arithmetics/formats.js';
import { mistakesError, type Path } from '../batch/mistakes.js';
import { readNamedText } from '../batch/named-file.js';
import { parseDocument } from '../batch/placed-document.js';
import { DiffcmpError } from '../errors.js';
import { nearbyPath } from '../files/nearby-path.js';
import { readHeads } from './column-heads.js';
import { readCsvData } from './csv-data.js';
import type { ColumnHead, DataTable } from './data-table.js';
import { readDocumentData } from './document-data.js';
import type { FileRules, SpecOrigin } from './spec-origin.js';
import type { TrainingSpec } from './training-fields.js';

/** Bytes of a file with data. */
const longestData = 64 * 2 ** 20;

export interface DataRules extends FileRules {
  readonly format: Format;
}

/** @throws DiffcmpError for data that can't be read, with their places */
export async function readData(data: TrainingSpec['data'], origin: SpecOrigin, rules: DataRules): Promise<DataTable> {
  const { format } = rules;
  if (typeof data === 'object' && 'rows' in data) {
    const read = readDocumentData({ name: 'data', value: data, base: ['data'], columns: null, format });
    if (read.mistakes !== null) throw origin.refuse(read.mistakes, 'bad-data');
    return read.table;
  }
  const name = typeof data === 'string' ? data : data.file;
  const columns = typeof data === 'string' ? null : columnsOf(data.columns, origin);
  const text = dataText(name, origin, rules, typeof data === 'string' ? ['data'] : ['data', 'file']);
  const file = origin.file === null || origin.file === '-' ? name : join(dirname(origin.file), name);
  if (/\.csv$/i.test(name)) return readCsvData({ name, file, text, columns, format });
  const language = /\.json$/i.test(name) ? 'json' : /\.ya?ml$/i.test(name) ? 'yaml' : null;
  if (language === null)
    throw new DiffcmpError('bad-data', `${name} has none of the endings .csv, .json, .yaml, .yml`, {
      hint: 'name a file of one of these kinds',
    });
  const document = parseDocument({ file, text, line: 1 }, language);
  if (document.mistakes !== null) throw mistakesError(document.mistakes);
  const read = readDocumentData({ name, value: document.value, base: [], columns, format });
  if (read.mistakes !== null) throw mistakesError(read.mistakes.map((each) => document.locate(each, 'bad-data')));
  return read.table;
}

/** What is wrong with a file is told where it is named. */
function dataText(name: string, origin: SpecOrigin, rules: DataRules, path: Path): string {
  try {
    return readNamedText(name, origin.file ?? '-', { ...rules, longest: longestData });
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    const refused = (message: string): DiffcmpError => origin.refuse([{ path, onKey: false, message }], error.code);
    if (error.code !== 'no-such-file') throw refused(error.message).withHintOf(error);
    const meant = nearbyPath(name, dirname(origin.file ?? '-'));
    const way = meant === null ? 'the names of data are from the folder of this file' : `did you mean '${meant}'?`;
    throw refused(`there is no file ${name}; ${way}`);
  }
}

function columnsOf(texts: readonly string[] | undefined, origin: SpecOrigin): readonly ColumnHead[] | null {
  if (texts === undefined) return null;
  const { heads, faults } = readHeads(texts);
  if (faults.size === 0) return heads;
  const mistakes = [...faults].map(([i, message]) => ({ path: ['data', 'columns', i], onKey: false, message }));
  throw origin.refuse(mistakes, 'bad-training');
}
