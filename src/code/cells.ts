// Where lines are in memory, if they are: inputs, outputs, and what one part of code leaves to others.
import type { CodeInParts } from './code-parts.js';
import type { Line } from './lines.js';
import { operandCounts, operationCode } from './operations.js';
import type { CodePart } from './repetitions.js';
import type { StraightCode } from './trace.js';

const none = -1;

/** Cells of one number each: of the inputs, then of the outputs, then of what parts pass on. */
export function memoryCells({ code, loops, parts }: CodeInParts): Cells {
  const cells = new Cells(code, loops);
  for (const part of parts) cells.passOn(part);
  cells.placeLoops();
  return cells;
}

export class Cells {
  /** The cell of each line, or -1. */
  readonly of: Int32Array;
  /** Cells that have a number from the beginning. */
  readonly constants = new Map<number, number>();
  count: number;
  /** Of loops: lines that later parts use, or that are one more output. */
  private readonly wanted: Uint8Array;
  private readonly isInLoop: Uint8Array;

  constructor(
    private readonly code: StraightCode,
    private readonly loops: readonly CodePart[],
  ) {
    const { count, inputs, outputs, operations, values } = code;
    this.of = new Int32Array(count).fill(none);
    this.wanted = new Uint8Array(count);
    this.isInLoop = new Uint8Array(count);
    for (const { start, length, repeats } of loops) this.isInLoop.fill(1, start, start + length * repeats);
    for (let input = 0; input < inputs; input++) this.of[input] = input;
    outputs.forEach((line, place) => {
      if (this.of[line] === none) this.of[line] = inputs + place;
      else this.wanted[line] = 1;
      if (operations[line] === operationCode.literal) this.constants.set(inputs + place, values[line] as number);
    });
    this.count = inputs + outputs.length;
  }

  /** The first of so many cells that have these numbers from the beginning. */
  tableOf(values: readonly number[]): number {
    const first = this.count;
    values.forEach((value, place) => this.constants.set(first + place, value));
    this.count += values.length;
    return first;
  }

  /** Gives cells to the lines before a part that it uses. */
  passOn({ start, length, repeats }: CodePart): void {
    const { operations, first, second, third } = this.code;
    const pass = (operand: Line): void => {
      if (operand >= start || operations[operand] === operationCode.literal) return;
      if (this.isInLoop[operand] === 1) this.wanted[operand] = 1;
      else if (this.of[operand] === none) this.of[operand] = this.count++;
    };
    for (let line = start; line < start + length * repeats; line++) {
      const operands = operandCounts[operations[line] as number] as number;
      if (operands > 0) pass(first[line] as Line);
      if (operands > 1) pass(second[line] as Line);
      if (operands > 2) pass(third[line] as Line);
    }
  }

  /** Whether what a slot of a loop leaves is read again. */
  isReadAgain({ length, repeats }: CodePart, slot: Line): boolean {
    for (let repeat = 0; repeat < repeats; repeat++) if (this.wanted[slot + repeat * length] === 1) return true;
    return false;
  }

  /** Gives cells in equal steps to what loops leave in memory: those of outputs, where they are that. */
  placeLoops(): void {
    const { of, wanted } = this;
    for (const { start, length, repeats } of this.loops)
      for (let slot = start; slot < start + length; slot++) {
        const lines = Array.from({ length: repeats }, (_, repeat) => slot + repeat * length);
        const isNeeded = (line: Line): boolean => wanted[line] === 1 || of[line] !== none;
        const first = lines.find(isNeeded);
        const last = lines.at(-1) as Line;
        if (first === undefined) continue;
        if (first === last) {
          // as of a sum: it is put into memory when the loop is done
          if (of[last] === none) of[last] = this.count++;
          continue;
        }
        const [zeroth, one] = [of[slot] as number, of[slot + length] as number];
        const isInSteps = (line: Line, repeat: number): boolean =>
          of[line] !== none && of[line] === zeroth + repeat * (one - zeroth);
        if (lines.every(isInSteps)) continue;
        for (const line of lines) of[line] = this.count++;
      }
  }
}
