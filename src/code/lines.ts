// Questions to lines: what one does, what it is made of, what is computed for some.
import { lineOperations, operandCounts, type LineOperation } from './operations.js';

/** A line, by its place in the trace. */
export type Line = number;

/** Columns of a trace: line i is an operation on up to three lines before it; `values` are those of the run. */
export interface TraceColumns {
  /** Places of `lineOperations`. */
  readonly operations: Uint8Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly third: Int32Array;
  readonly values: Float64Array;
  readonly count: number;
}

export const operationOfLine = ({ operations }: Pick<TraceColumns, 'operations'>, line: Line): LineOperation =>
  lineOperations[operations[line] as number] as LineOperation;

export const operandLines = ({ operations, first, second, third }: TraceColumns, line: Line): Line[] =>
  [first[line], second[line], third[line]].slice(0, operandCounts[operations[line] as number]) as Line[];

/** 1 for each line that some lines need, or are. Without a list for each line: there may be millions. */
export function linesBefore(
  { operations, first, second, third, count }: TraceColumns,
  lines: Iterable<Line>,
): Uint8Array {
  const needed = new Uint8Array(count);
  for (const line of lines) needed[line] = 1;
  for (let line = count - 1; line >= 0; line--) {
    if (needed[line] === 0) continue;
    const operands = operandCounts[operations[line] as number] as number;
    if (operands > 0) needed[first[line] as Line] = 1;
    if (operands > 1) needed[second[line] as Line] = 1;
    if (operands > 2) needed[third[line] as Line] = 1;
  }
  return needed;
}
