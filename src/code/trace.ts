// A trace: what a run of a program did to its inputs, as straight lines, each at most once; with the guards that say
// where else it holds.
import { linesBefore, type Line, type TraceColumns } from './lines.js';
import { operandCounts, operationCode, type LineOperation } from './operations.js';

const firstCapacity = 256;
/** Lines up to which a trace grows fourfold: its lines have to be found places again each time. */
const quickGrowth = 1 << 16;

export class Trace implements TraceColumns {
  operations = new Uint8Array(firstCapacity);
  first = new Int32Array(firstCapacity);
  second = new Int32Array(firstCapacity);
  third = new Int32Array(firstCapacity);
  values = new Float64Array(firstCapacity);
  count = 0;
  /** Conditions that came out so in the run: what the trace holds under. */
  readonly guards = new Map<Line, boolean>();
  /** Places of lines by what they are, for open addressing; -1 is free. */
  private places = new Int32Array(4 * firstCapacity).fill(-1);
  private readonly literals = new Map<number, Line>();
  private minusZero: Line = -1;

  /** The next input. The inputs come before all other lines. */
  input(value: number): Line {
    return this.append(operationCode.input, this.count, -1, -1, value);
  }

  literal(value: number): Line {
    if (value === 0 && 1 / value < 0) {
      if (this.minusZero < 0) this.minusZero = this.append(operationCode.literal, -1, -1, -1, value);
      return this.minusZero;
    }
    let line = this.literals.get(value);
    if (line === undefined) this.literals.set(value, (line = this.append(operationCode.literal, -1, -1, -1, value)));
    return line;
  }

  isLiteral(line: Line): boolean {
    return this.operations[line] === operationCode.literal;
  }

  valueOf(line: Line): number {
    return this.values[line] as number;
  }

  /** The line that does this: one that is there already, or a new one. @param value what it comes to in the run */
  line(operation: LineOperation, value: number, first: Line, second = -1, third = -1): Line {
    const code = operationCode[operation];
    const mask = this.places.length - 1;
    let place = hashOf(code, first, second, third) & mask;
    for (;;) {
      const found = this.places[place] as number;
      if (found < 0) break;
      if (
        this.operations[found] === code &&
        this.first[found] === first &&
        this.second[found] === second &&
        this.third[found] === third
      )
        return found;
      place = (place + 1) & mask;
    }
    this.places[place] = this.count;
    return this.append(code, first, second, third, value);
  }

  private append(code: number, first: Line, second: Line, third: Line, value: number): Line {
    const line = this.count;
    if (line === this.operations.length) this.grow();
    this.operations[line] = code;
    this.first[line] = first;
    this.second[line] = second;
    this.third[line] = third;
    this.values[line] = value;
    this.count++;
    return line;
  }

  private grow(): void {
    const before = this.operations.length;
    const capacity = (before < quickGrowth ? 4 : 2) * before;
    const widened = <A extends Uint8Array | Int32Array | Float64Array>(column: A, wider: A): A => {
      wider.set(column);
      return wider;
    };
    this.operations = widened(this.operations, new Uint8Array(capacity));
    this.first = widened(this.first, new Int32Array(capacity));
    this.second = widened(this.second, new Int32Array(capacity));
    this.third = widened(this.third, new Int32Array(capacity));
    this.values = widened(this.values, new Float64Array(capacity));
    this.places = new Int32Array(4 * capacity).fill(-1);
    const mask = this.places.length - 1;
    for (let line = 0; line < this.count; line++) {
      const code = this.operations[line] as number;
      if (code <= operationCode.literal) continue;
      let place = hashOf(code, this.first[line] as number, this.second[line] as number, this.third[line] as number) & mask; // prettier-ignore
      while ((this.places[place] as number) >= 0) place = (place + 1) & mask;
      this.places[place] = line;
    }
  }
}

function hashOf(code: number, first: Line, second: Line, third: Line): number {
  let hash = Math.imul(code, 0x9e3779b1) ^ Math.imul(first, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) ^ Math.imul(second, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 13), 0x165667b1) ^ third;
  return hash ^ (hash >>> 16);
}

/** Lines that give some outputs: what code is made of. The inputs are its first lines. */
export interface StraightCode extends TraceColumns {
  readonly inputs: number;
  readonly outputs: Int32Array;
  /** Conditions that the code holds under, each with what it has to be, 1 or 0. */
  readonly guards: Int32Array;
  readonly holds: Uint8Array;
}

/** Of a trace what its outputs and guards need. */
export function straightCode(trace: Trace, inputs: number, outputs: readonly Line[]): StraightCode {
  const { operations, first, second, third, values, count } = trace;
  const isNeeded = linesBefore(trace, [...outputs, ...trace.guards.keys()]);
  isNeeded.fill(1, 0, inputs);
  let left = 0;
  for (let line = 0; line < count; line++) left += isNeeded[line] as number;
  const code = {
    operations: new Uint8Array(left),
    first: new Int32Array(left),
    second: new Int32Array(left),
    third: new Int32Array(left),
    values: new Float64Array(left),
  };
  const renamed = new Int32Array(count);
  let next = 0;
  for (let line = 0; line < count; line++) {
    if (isNeeded[line] === 0) continue;
    const operands = operandCounts[operations[line] as number] as number;
    code.operations[next] = operations[line] as number;
    if (operands > 0) code.first[next] = renamed[first[line] as number] as number;
    if (operands > 1) code.second[next] = renamed[second[line] as number] as number;
    if (operands > 2) code.third[next] = renamed[third[line] as number] as number;
    code.values[next] = values[line] as number;
    renamed[line] = next++;
  }
  return {
    ...code,
    count: left,
    inputs,
    outputs: Int32Array.from(outputs, (line) => renamed[line] as number),
    guards: Int32Array.from(trace.guards.keys(), (line) => renamed[line] as number),
    holds: Uint8Array.from(trace.guards.values(), Number),
  };
}
