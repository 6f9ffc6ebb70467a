// How a repeat of a loop comes to its numbers.
import type { Cells } from './cells.js';
import type { Line } from './lines.js';
import { operationCode } from './operations.js';
import { mostLag, type CodePart } from './repetitions.js';
import type { StraightCode } from './trace.js';

/** A literal; what this repeat or one before it left; a line before the loop; or memory, cell after cell in equal steps. */
export type NumberSource =
  | { readonly from: 'literal'; readonly value: number }
  | { readonly from: 'repeat'; readonly slot: number; readonly lag: number }
  | { readonly from: 'outside'; readonly line: Line }
  | { readonly from: 'memory'; readonly cell: number; readonly step: number; readonly isTable: boolean };

/** Code and where its lines are in memory, to which tables of numbers may be added. */
interface CodeInMemory {
  readonly code: StraightCode;
  readonly inMemory: Cells;
}

/** @param operandOf what a line takes here; -1 for the -0 of what is masked */
export function numberSource(
  { code, inMemory }: CodeInMemory,
  { start, length, repeats }: CodePart,
  slot: number,
  operandOf: (line: Line) => Line,
): NumberSource {
  const at = (repeat: number): Line => operandOf(start + slot + repeat * length);
  const zeroth = at(0);
  if (zeroth < 0) return { from: 'literal', value: -0 };
  if (code.operations[zeroth] === operationCode.literal) {
    const values = Array.from({ length: repeats }, (_, repeat) => code.values[at(repeat)] as number);
    if (values.every((value) => Object.is(value, values[0]))) return { from: 'literal', value: values[0]! };
    return { from: 'memory', cell: inMemory.tableOf(values), step: 1, isTable: true };
  }
  const step = at(1) - zeroth;
  if (step === 0) return { from: 'outside', line: zeroth };
  const offset = zeroth - start;
  if (step === length && offset >= -length * mostLag) {
    const lag = Math.max(0, Math.ceil(-offset / length));
    return { from: 'repeat', slot: offset + lag * length, lag };
  }
  const cell = inMemory.of[zeroth] as number;
  return { from: 'memory', cell, step: (inMemory.of[at(1)] as number) - cell, isTable: false };
}
