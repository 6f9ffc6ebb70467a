// The rows of a CSV text that is known whole, whatever number of cells they have.
import { CsvError, parse } from 'csv-parse';
import { csvError, type CsvRow } from './csv-places.js';

/** @throws DiffcmpError malformed-csv */
export async function* rowsOfCsvText(text: string, file: string): AsyncGenerator<CsvRow> {
  const parser = parse({ bom: true, info: true, raw: true, skip_empty_lines: true, relax_column_count: true });
  const rows: AsyncIterable<CsvRow> = parser;
  parser.end(text);
  try {
    for await (const row of rows) yield row;
  } catch (error) {
    throw error instanceof CsvError ? csvError(error, file) : error;
  } finally {
    parser.destroy();
  }
}
