// Columns as a training file names them: `a`, or `x[784]` for numbers that belong together.
import { closest } from '../text/did-you-mean.js';
import { clip } from '../text/value-text.js';
import type { ColumnHead } from './data-table.js';
import { faultOfName } from './names.js';
import { countOf } from '../text/numeral.js';

/** A column by its text, or why it is none. */
export function readHead(text: string): ColumnHead | string {
  const [, name = text.trim(), size] = /^\s*([^[\]]*?)\s*\[\s*(\d+)\s*\]\s*$/.exec(text) ?? [];
  const fault = faultOfName(name, 'column');
  if (fault !== null) return fault;
  if (size === undefined) return { name, size: null };
  return Number(size) >= 1 && Number.isSafeInteger(Number(size))
    ? { name, size: Number(size) }
    : `'${clip(text)}' has no numbers; write ${name}[3] for a vector of three`;
}

/** All columns, or what is wrong with each by its place. */
export function readHeads(texts: readonly string[]): { heads: ColumnHead[]; faults: Map<number, string> } {
  const heads: ColumnHead[] = [];
  const faults = new Map<number, string>();
  const seen = new Set<string>();
  texts.forEach((text, i) => {
    const head = readHead(text);
    if (typeof head === 'string') return void faults.set(i, head);
    if (seen.has(head.name)) faults.set(i, `the column '${head.name}' stands twice`);
    seen.add(head.name);
    heads.push(head);
  });
  return { heads, faults };
}

/**
 * Which cells of a row belong to a column, by the names above them: those of `x[3]` are x1, x2 and x3, or x0, x1 and x2,
 * one beside the other. A text: why there are none.
 */
export function cellsOf({ name, size }: ColumnHead, header: readonly string[]): number[] | string {
  if (size === null) {
    const at = header.indexOf(name);
    if (at >= 0) return [at];
    const guess = closest(name, header);
    return `there is no column '${name}'; ${guess === null ? `its columns are ${clip(header.join(', '))}` : `did you mean '${clip(guess)}'?`}`;
  }
  if (size > header.length)
    return `${name}[${size}] takes ${countOf(size, 'column')}, and there ${header.length === 1 ? 'is' : 'are'} ${header.length}`;
  let fault = `${name}[${size}] takes the columns ${name}1 to ${name}${size}, and there is no ${name}1`;
  for (const from of [1, 0]) {
    const start = header.indexOf(`${name}${from}`);
    if (start < 0) continue;
    const cells = Array.from({ length: size }, (_, i) => start + i);
    const missing = cells.findIndex((cell, i) => header[cell] !== `${name}${from + i}`);
    if (missing < 0) return cells;
    const found = header[start + missing];
    fault = `${name}[${size}] takes the columns ${name}${from} to ${name}${from + size - 1}, and where ${name}${from + missing} should be is ${found === undefined ? 'the end' : `'${clip(found)}'`}`;
  }
  return fault;
}
