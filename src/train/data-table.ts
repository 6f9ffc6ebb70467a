// Data to train with: columns of numbers and of classes, built row by row, with what is wrong in a row.
import type { Format } from '../arithmetics/formats.js';
import { readNumber } from '../batch/csv-places.js';
import { DiffcmpError } from '../errors.js';
import type { Shape } from '../tensors/shape.js';
import { groupDigits, numeral } from '../text/numeral.js';
import { clip, valueText } from '../text/value-text.js';

/** A column as the texts see it: a number of each row, or, of the shape [n], a vector. */
export interface DataColumn {
  readonly name: string;
  readonly shape: Shape;
  /** The numbers of all rows, one row after the other; of a class its place among the classes, from 1. */
  readonly values: readonly number[];
  /** Its words in the order in which they came; null: it holds numbers. */
  readonly classes: readonly string[] | null;
}

export interface DataTable {
  /** The name of the file, or `data`. */
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly DataColumn[];
}

/** A column that is to be read: `size` numbers of each row, null for one that isn't a vector. */
export interface ColumnHead {
  readonly name: string;
  readonly size: number | null;
}

/** Something wrong with a row: at a cell of those that were added, or with all of it. */
export interface CellMistake {
  readonly cell: number | null;
  readonly message: string;
}

/** Numbers that data may have: 40 MB. */
const mostNumbers = 5_000_000;

export class TableBuilder {
  private readonly columns: readonly ColumnBuilder[];
  /** How many values a row has. */
  readonly width: number;
  rows = 0;

  constructor(
    private readonly name: string,
    heads: readonly ColumnHead[],
    format: Format,
  ) {
    this.columns = heads.map((head) => new ColumnBuilder(head, format));
    this.width = heads.reduce((sum, { size }) => sum + (size ?? 1), 0);
  }

  /**
   * Adds a row: numbers, and words for classes.
   *
   * @returns what is wrong with it
   * @throws DiffcmpError bad-data for more rows than there is room for
   */
  add(cells: readonly unknown[]): CellMistake[] {
    this.rows++;
    if (cells.length !== this.width)
      return [
        { cell: null, message: `has ${valueCount(cells.length)}, and the columns take ${groupDigits(this.width)}` },
      ];
    if (this.rows * this.width > mostNumbers)
      throw new DiffcmpError('bad-data', `${this.name} has more than ${groupDigits(mostNumbers)} values`, {
        hint: 'train with fewer rows, or name fewer columns',
      });
    const mistakes: CellMistake[] = [];
    let cell = 0;
    for (const column of this.columns)
      for (let i = 0; i < column.size; i++, cell++) {
        const message = column.add(cells[cell]);
        if (message !== null) mistakes.push({ cell, message });
      }
    return mistakes;
  }

  finish(): DataTable {
    return { name: this.name, rows: this.rows, columns: this.columns.map((column) => column.finish()) };
  }
}

const valueCount = (count: number): string => (count === 1 ? '1 value' : `${count} values`);

/** A column takes numbers or words, as its first value is. */
class ColumnBuilder {
  private readonly values: number[] = [];
  private readonly places = new Map<string, number>();
  private first: unknown = undefined;
  readonly size: number;

  constructor(
    private readonly head: ColumnHead,
    private readonly format: Format,
  ) {
    this.size = head.size ?? 1;
  }

  /** What is wrong with a value; null: it is taken. */
  add(value: unknown): string | null {
    const { name } = this.head;
    const fault = faultOf(value, this.format);
    if (fault !== null) return `${name} ${fault}`;
    if (typeof value === 'string' && this.head.size !== null)
      return `${name}[${this.head.size}] is a vector of numbers, got '${clip(value.trim())}'`;
    this.first ??= value;
    if (typeof value === 'number') {
      if (typeof this.first === 'string')
        return `${name} is the number ${numeral(value)} here, and '${clip(this.first)}' in its first row; it takes numbers, or words that name classes`;
      this.values.push(this.format.round(value));
      return null;
    }
    const word = String(value).trim();
    if (typeof this.first === 'number') return `${name} must be a number, got '${clip(word)}'`;
    const place = this.places.get(word) ?? this.places.size + 1;
    this.places.set(word, place);
    this.values.push(place);
    return null;
  }

  finish(): DataColumn {
    const { head, values, places } = this;
    const classes = places.size > 0 ? [...places.keys()] : null;
    return { name: head.name, shape: head.size === null ? [] : [head.size], values, classes };
  }
}

/** Why a value is neither a number of the format nor a word; null: it is one. */
function faultOf(value: unknown, format: Format): string | null {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `must be a finite number, got ${value}`;
    return Number.isFinite(format.round(value)) ? null : `is ${numeral(value)}, beyond the range of ${format.name}`;
  }
  if (value === undefined) return 'is missing';
  if (typeof value !== 'string') return `must be a number, or a word that names a class, got ${valueText(value)}`;
  const text = value.trim();
  if (text === '') return 'is empty';
  if (/^[+-]?(nan|inf|infinity)$|^[-.](nan|inf)$|^(na|n\/a|null|\?)$/i.test(text))
    return `must be a finite number, got ${text}`;
  if (Math.abs(Number(text)) === Infinity) return `is ${clip(text)}, beyond the range of float64`;
  if (/^[+-]?\d+,\d+$/.test(text)) return `must have a decimal point if it is a number, got '${clip(text)}'`;
  if (/^\[.*\]$/s.test(text))
    return `must be a number, got '${clip(text)}'; for a vector, name the column x[3], and give it three values`;
  return typeof readNumber(text) === 'number' ? `is the text '${clip(text)}'; a number has no quotes` : null;
}

/** What some rows of a table are to a program: the values of its columns, one column after the other. */
export function rowNumbers({ columns }: DataTable, row: number): number[] {
  return columns.flatMap(({ shape: [size = 1], values }) => values.slice(row * size, (row + 1) * size));
}
