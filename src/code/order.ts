// Straight code in an order in which what belongs together stands together: of the lines that can be computed next, those
// that use what has just been computed. So what is done to each element of an array stands there element after element.
import type { Line } from './lines.js';
import { operandCounts, operationCode } from './operations.js';
import type { StraightCode } from './trace.js';

/** The same code with its lines in that order: inputs, literals, then each line after what it is of. */
export const inOrderOfUse = (code: StraightCode): StraightCode => new Reordering(code).result();

class Reordering {
  /** The new place of each line, and the lines in the new order. */
  private readonly placeOf: Int32Array;
  private readonly order: Int32Array;
  private next = 0;
  /** Of each line how many of its operands are still to come. */
  private readonly missing: Uint8Array;
  /** The lines that use line i, from `usersFrom[i]` on to `usersFrom[i + 1]`. */
  private readonly users: Int32Array;
  private readonly usersFrom: Int32Array;
  private readonly isMet: Uint8Array;
  /** Of each line the length of the longest way to it from an input or a literal. */
  private readonly depths: Int32Array;

  constructor(private readonly code: StraightCode) {
    const { count } = code;
    this.placeOf = new Int32Array(count).fill(-1);
    this.order = new Int32Array(count);
    this.missing = new Uint8Array(count);
    this.isMet = new Uint8Array(count);
    this.usersFrom = new Int32Array(count + 1);
    this.users = this.findUsers();
    this.depths = new Int32Array(count);
    for (let line = 0; line < count; line++)
      for (let place = this.operands(line) - 1; place >= 0; place--)
        this.depths[line] = Math.max(
          this.depths[line] as number,
          1 + (this.depths[this.operand(line, place)] as number),
        );
  }

  result(): StraightCode {
    const { code, placeOf } = this;
    const { operations, first, second, third, values, count, inputs, outputs, guards } = code;
    for (let line = 0; line < inputs; line++) this.put(line);
    for (let line = inputs; line < count; line++)
      if (this.isLiteral(line)) {
        this.put(line);
        this.meet(line, null);
      }
    guards.forEach((line) => this.compute(line));
    outputs.forEach((line) => this.compute(line));
    const taken = this.order.subarray(0, this.next);
    const renamed = (lines: Int32Array): Int32Array => lines.map((line) => placeOf[line] as number);
    const reordered = {
      ...code,
      operations: new Uint8Array(taken.length),
      ...{
        first: new Int32Array(taken.length),
        second: new Int32Array(taken.length),
        third: new Int32Array(taken.length),
      },
      values: new Float64Array(taken.length),
      ...{ count: taken.length, outputs: renamed(outputs), guards: renamed(guards) },
    };
    for (let place = 0; place < taken.length; place++) {
      const line = taken[place] as Line;
      const operands = this.operands(line);
      reordered.operations[place] = operations[line] as number;
      reordered.values[place] = values[line] as number;
      if (operands > 0) reordered.first[place] = placeOf[first[line] as Line] as number;
      if (operands > 1) reordered.second[place] = placeOf[second[line] as Line] as number;
      if (operands > 2) reordered.third[place] = placeOf[third[line] as Line] as number;
    }
    return reordered;
  }

  /** A line after all that it needs; and after each line what can be computed then. */
  private compute(root: Line): void {
    const { placeOf } = this;
    const waiting: Line[] = [root];
    const ready: Line[] = [];
    while (waiting.length > 0) {
      const line = waiting.at(-1) as Line;
      const before = waiting.length;
      if (placeOf[line] === -1) this.await(line, waiting);
      if (waiting.length > before) continue;
      waiting.pop();
      if (placeOf[line] !== -1) continue;
      ready.push(line);
      for (let index = 0; index < ready.length; index++) this.putWithInputs(ready[index] as Line, ready);
      ready.length = 0;
    }
  }

  /** Puts operands that are still to come on top of what waits, the deepest last: of a sum what is summed so far is done first. */
  private await(line: Line, waiting: Line[]): void {
    const { placeOf, depths } = this;
    const from = waiting.length;
    for (let place = this.operands(line) - 1; place >= 0; place--) {
      const operand = this.operand(line, place);
      if (placeOf[operand] !== -1) continue;
      let at = waiting.length;
      while (at > from && (depths[waiting[at - 1] as Line] as number) > (depths[operand] as number)) at--;
      waiting.splice(at, 0, operand);
    }
  }

  /** An input is there when it is used first: what else is made of it comes then, not before all else. */
  private putWithInputs(line: Line, ready: Line[]): void {
    if (this.placeOf[line] !== -1) return;
    this.put(line);
    const { inputs } = this.code;
    const operands = this.operands(line);
    for (let place = 0; place < operands; place++) {
      const operand = this.operand(line, place);
      if (operand < inputs) this.meet(operand, ready);
    }
    this.meet(line, ready);
  }

  private meet(line: Line, ready: Line[] | null): void {
    const { isMet, users, usersFrom, missing, placeOf } = this;
    if (isMet[line] === 1) return;
    isMet[line] = 1;
    const end = usersFrom[line + 1] as number;
    for (let index = usersFrom[line] as number; index < end; index++) {
      const user = users[index] as Line;
      const left = (missing[user] as number) - 1;
      missing[user] = left;
      if (left === 0 && ready !== null && placeOf[user] === -1) ready.push(user);
    }
  }

  private put(line: Line): void {
    this.order[this.next] = line;
    this.placeOf[line] = this.next++;
  }

  /** Column by column, since of a thousand operations this is felt. */
  private findUsers(): Int32Array {
    const { usersFrom, missing } = this;
    const { count, operations, first, second, third } = this.code;
    const columns = [first, second, third];
    for (let line = 0; line < count; line++) missing[line] = operandCounts[operations[line] as number] as number;
    columns.forEach((column, place) => {
      for (let line = 0; line < count; line++) {
        if ((missing[line] as number) <= place) continue;
        const after = (column[line] as Line) + 1;
        usersFrom[after] = (usersFrom[after] as number) + 1;
      }
    });
    for (let line = 0; line < count; line++)
      usersFrom[line + 1] = (usersFrom[line + 1] as number) + (usersFrom[line] as number);
    const users = new Int32Array(usersFrom[count] as number);
    const filled = usersFrom.slice();
    for (let line = 0; line < count; line++) {
      const operands = missing[line] as number;
      for (let place = 0; place < operands; place++) {
        const operand = (place === 0 ? first : place === 1 ? second : third)[line] as Line;
        const index = filled[operand] as number;
        users[index] = line;
        filled[operand] = index + 1;
      }
    }
    return users;
  }

  private operands(line: Line): number {
    return operandCounts[this.code.operations[line] as number] as number;
  }

  private operand(line: Line, place: number): Line {
    const { first, second, third } = this.code;
    return (place === 0 ? first : place === 1 ? second : third)[line] as Line;
  }

  private isLiteral(line: Line): boolean {
    return this.code.operations[line] === operationCode.literal;
  }
}
