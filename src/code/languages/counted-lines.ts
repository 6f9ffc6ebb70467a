// What lines of code cost, by kind.
import type { OperationKind } from '../../arithmetic.js';
import {
  noOperations,
  occurringOperations,
  totalOperations,
  type OperationCounts,
} from '../../arithmetics/counting.js';
import { rules } from '../../primitives.js';
import { operationOfLine } from '../lines.js';
import { isRelationName, type LineOperation } from '../operations.js';
import type { StraightCode } from '../trace.js';

/** Operations of lines by kind. Changes of sign, choices and the rounding of a format are free. */
export interface CountedLines {
  readonly total: number;
  readonly byKind: Partial<OperationCounts>;
}

/** @param isSingle rounding is that of the format */
export function countedLines(code: StraightCode, isCounted: Uint8Array, isSingle: boolean): CountedLines {
  const counts = noOperations();
  for (let line = 0; line < code.count; line++) {
    const kind = isCounted[line] === 1 ? kindOfLine(operationOfLine(code, line), isSingle) : null;
    if (kind !== null) counts[kind]++;
  }
  return { total: totalOperations(counts), byKind: occurringOperations(counts) };
}

function kindOfLine(operation: LineOperation, isSingle: boolean): OperationKind | null {
  if (operation === 'fround' && isSingle) return null;
  if (isRelationName(operation)) return 'compare';
  return Object.hasOwn(rules, operation) ? rules[operation as keyof typeof rules].cost : null;
}
