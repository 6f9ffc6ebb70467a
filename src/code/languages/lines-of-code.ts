// Questions to straight code: what a line does, what it is made of, what is computed for a line.
import { operationKinds, relations, type OperationKind } from '../../arithmetic.js';
import { occurringOperations, totalOperations, type OperationCounts } from '../../arithmetics/counting.js';
import { rules } from '../../primitives.js';
import { lineOperations, operandCounts, type LineOperation } from '../operations.js';
import type { Line, StraightCode } from '../trace.js';

export const operationOfLine = ({ operations }: Pick<StraightCode, 'operations'>, line: Line): LineOperation =>
  lineOperations[operations[line] as number] as LineOperation;

export const operandLines = ({ operations, first, second, third }: StraightCode, line: Line): Line[] =>
  [first[line], second[line], third[line]].slice(0, operandCounts[operations[line] as number]) as Line[];

/** 1 for each line that some lines need, or are. */
export function linesBefore(code: StraightCode, lines: Iterable<Line>): Uint8Array {
  const needed = new Uint8Array(code.count);
  for (const line of lines) needed[line] = 1;
  for (let line = code.count - 1; line >= 0; line--)
    if (needed[line] === 1) for (const operand of operandLines(code, line)) needed[operand] = 1;
  return needed;
}

/** Operations of lines by kind. Changes of sign, choices and the rounding of a format are free. */
export interface CountedLines {
  readonly total: number;
  readonly byKind: Partial<OperationCounts>;
}

/** @param isSingle rounding is that of the format */
export function countedLines(code: StraightCode, isCounted: Uint8Array, isSingle: boolean): CountedLines {
  const counts = Object.fromEntries(operationKinds.map((kind) => [kind, 0])) as OperationCounts;
  for (let line = 0; line < code.count; line++) {
    const kind = isCounted[line] === 1 ? kindOfLine(operationOfLine(code, line), isSingle) : null;
    if (kind !== null) counts[kind]++;
  }
  return { total: totalOperations(counts), byKind: occurringOperations(counts) };
}

function kindOfLine(operation: LineOperation, isSingle: boolean): OperationKind | null {
  if (operation === 'fround' && isSingle) return null;
  if ((relations as readonly string[]).includes(operation)) return 'compare';
  return Object.hasOwn(rules, operation) ? rules[operation as keyof typeof rules].cost : null;
}
