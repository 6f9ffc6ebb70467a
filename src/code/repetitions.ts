// Repetitions in straight code: lines that stand there again and again with other operands, as a loop does them.
import type { Line } from './lines.js';
import { operandCounts, operationCode } from './operations.js';
import type { StraightCode } from './trace.js';

/** Lines that follow one another: `repeats` times `length` of them, each time the same operations. */
export interface CodePart {
  readonly start: Line;
  readonly length: number;
  readonly repeats: number;
}

/** Lines that are looked at for a repetition, at most; and what is worth a loop. */
const [longestPeriod, fewestRepeats, fewestLines] = [128, 4, 48];

/** All repetitions of code, in the order of their lines. What stands between them is there once. */
export function repetitionsOf(code: StraightCode): CodePart[] {
  const search = new RepetitionSearch(code);
  let line = code.inputs;
  while (line < code.count && code.operations[line] === operationCode.literal) line++;
  while (line < code.count) {
    const found = search.at(line);
    line = found === null ? line + 1 : found.start + found.length * found.repeats;
  }
  return search.found;
}

class RepetitionSearch {
  readonly found: CodePart[] = [];
  /** Of each line the repetition that it belongs to, or -1. */
  private readonly owner: Int32Array;
  private readonly holds: Int8Array;

  constructor(private readonly code: StraightCode) {
    this.owner = new Int32Array(code.count).fill(-1);
    this.holds = new Int8Array(code.count).fill(-1);
    code.guards.forEach((line, index) => (this.holds[line] = code.holds[index] as number));
  }

  /** The repetition from a line on that has most lines; null where none pays. */
  at(start: Line): CodePart | null {
    const { count, operations } = this.code;
    let best: CodePart | null = null;
    const longest = Math.min(longestPeriod, Math.floor((count - start) / fewestRepeats));
    for (let length = 1; length <= longest; length++) {
      if (operations[start] !== operations[start + length]) continue;
      if (best !== null && length % best.length === 0) continue; // the same in longer steps
      const repeats = this.repeats(start, length);
      if (repeats < fewestRepeats || repeats * length < fewestLines) continue;
      // what covers as much in shorter steps is the same with less to write
      if (best === null || repeats * length > best.repeats * best.length + 2 * length)
        best = { start, length, repeats };
    }
    if (best === null) return null;
    this.owner.fill(this.found.length, start, start + best.length * best.repeats);
    this.found.push(best);
    return best;
  }

  /** How often the lines from `start` on are repeated. */
  private repeats(start: Line, length: number): number {
    const { count } = this.code;
    let repeats = 1;
    while (start + (repeats + 1) * length <= count) {
      for (let slot = 0; slot < length; slot++) if (!this.isRepeated(start, length, slot, repeats)) return repeats;
      repeats++;
    }
    return repeats;
  }

  /** Whether a line does what those in the same place of the repeats before it do, to operands that go on in equal steps. */
  private isRepeated(start: Line, length: number, slot: number, repeat: number): boolean {
    const { operations } = this.code;
    const [head, line] = [start + slot, start + slot + repeat * length];
    if (operations[line] !== operations[head] || this.holds[line] !== this.holds[head]) return false;
    const operands = operandCounts[operations[line] as number] as number;
    for (let place = 0; place < operands; place++) if (!this.goesOn(start, length, slot, repeat, place)) return false;
    return true;
  }

  private goesOn(start: Line, length: number, slot: number, repeat: number, place: number): boolean {
    const { operations, first, second, third } = this.code;
    const column = place === 0 ? first : place === 1 ? second : third;
    const of = (index: number): Line => column[start + slot + index * length] as Line;
    const [zeroth, one, last] = [of(0), of(1), of(repeat)];
    const isLiteral = operations[last] === operationCode.literal;
    if (isLiteral !== (operations[zeroth] === operationCode.literal)) return false;
    if (isLiteral) return true;
    const step = one - zeroth;
    if (last !== zeroth + repeat * step) return false;
    if (step === 0) return zeroth < start;
    if (step === length && zeroth >= start - length * mostLag) return true;
    return this.isInSteps(zeroth, last, step, start);
  }

  /** Whether lines are inputs, or the same of each repeat of one repetition before: then they are in memory in equal steps. */
  private isInSteps(zeroth: Line, last: Line, step: number, start: Line): boolean {
    const { inputs } = this.code;
    if (zeroth < inputs && last < inputs) return true;
    if (zeroth >= start || last >= start) return false;
    const owner = this.owner[last] as number;
    return owner >= 0 && owner === this.owner[zeroth] && step % (this.found[owner] as CodePart).length === 0;
  }
}

/** Repeats that a loop looks back at most for a line of its own. */
export const mostLag = 4;
