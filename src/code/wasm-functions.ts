// Straight code as WebAssembly functions: a loop for what is done again and again, and for the rest functions of some hundred
// lines each, which V8 optimises well. What is used within one function is a local or stays on the stack; what later functions
// use is in memory.
import type { Line } from './lines.js';
import type { PrimitiveName } from '../arithmetic.js';
import { isCondition, lineOperations, operandCounts, operationCode } from './operations.js';
import { inOrderOfUse } from './order.js';
import { repetitionsOf, type CodePart } from './repetitions.js';
import type { StraightCode } from './trace.js';
import { WasmBytes } from './wasm-bytes.js';
import { LocalPool } from './wasm-locals.js';
import { loopFunction, type LoopSurroundings } from './wasm-loops.js';
import { accessCell, bytesOfCells, memoryBase, wasmFailure } from './wasm-memory.js';
import { isOfCondition, operandOfPush, wasmTemplates, wasmCode, type WasmPush, type WasmTemplate } from './wasm-operations.js'; // prettier-ignore

const linesPerFunction = 700;
const none = -1;

/** Functions without parameters, to be called one after the other. Each returns 1 where a guard fails, else 0. */
export interface WasmFunctions {
  readonly bodies: readonly WasmBytes[];
  /** The primitives that they call, as functions 0, 1, … of the module. */
  readonly called: readonly PrimitiveName[];
  /** Bytes of memory: of the inputs, then of the outputs, then of what functions pass on. */
  readonly size: number;
  /** Cells of it that have a number from the beginning. */
  readonly constants: ReadonlyMap<number, number>;
}

export function wasmFunctions(given: StraightCode): WasmFunctions {
  const ordered = inOrderOfUse(given);
  const repetitions = repetitionsOf(ordered);
  const repeated = repetitions.reduce((sum, { length, repeats }) => sum + length * repeats, 0);
  // the order of the trace is as good where hardly anything is repeated
  const [code, loops] = 2 * repeated > ordered.count - ordered.inputs ? [ordered, repetitions] : [given, []];
  const writer = new FunctionWriter(code, loops);
  const parts = partsOf(code, loops);
  for (const part of parts) writer.passOn(part);
  writer.placeLoops();
  const bodies = parts.map((part) =>
    part.repeats > 1 ? loopFunction(writer.surroundings, part) : writer.functionOf(part),
  );
  return { bodies, called: writer.called(), size: writer.size(), constants: writer.constants };
}

/** Loops, and what stands between them in parts that are not too long; the last is none of the loops. */
function partsOf({ inputs, count }: StraightCode, loops: readonly CodePart[]): CodePart[] {
  const parts: CodePart[] = [];
  const straight = (start: Line, end: Line): void => {
    const pieces = Math.ceil((end - start) / linesPerFunction);
    const from = (piece: number): Line => start + Math.floor((piece * (end - start)) / pieces);
    for (let piece = 0; piece < pieces; piece++)
      parts.push({ start: from(piece), length: from(piece + 1) - from(piece), repeats: 1 });
  };
  let line = inputs;
  for (const loop of loops) {
    straight(line, loop.start);
    parts.push(loop);
    line = loop.start + loop.length * loop.repeats;
  }
  straight(line, count);
  if (parts.length === 0 || parts.at(-1)?.repeats !== 1) parts.push({ start: count, length: 0, repeats: 1 });
  return parts;
}

class FunctionWriter {
  /** Where lines are in memory. */
  private readonly cells: Int32Array;
  private cellCount: number;
  /** Where lines are in the function that is being written, and how many uses it still has for them. */
  private readonly locals: Int32Array;
  private readonly uses: Int32Array;
  private pool = new LocalPool();
  private readonly holds: Int8Array;
  private readonly imports = new Map<number, number>();
  private body = new WasmBytes();
  /** Of loops: lines that are needed in memory. */
  private readonly wanted: Uint8Array;
  private readonly isInLoop: Uint8Array;
  readonly constants = new Map<number, number>();

  constructor(
    private readonly code: StraightCode,
    private readonly loops: readonly CodePart[],
  ) {
    const { count, inputs, outputs, guards, holds, operations, values } = code;
    this.cells = new Int32Array(count).fill(none);
    this.locals = new Int32Array(count).fill(none);
    this.uses = new Int32Array(count);
    this.wanted = new Uint8Array(count);
    this.isInLoop = new Uint8Array(count);
    for (const { start, length, repeats } of loops) this.isInLoop.fill(1, start, start + length * repeats);
    this.holds = new Int8Array(count).fill(none);
    guards.forEach((line, index) => (this.holds[line] = holds[index] as number));
    for (let input = 0; input < inputs; input++) this.cells[input] = input;
    outputs.forEach((line, place) => {
      if (this.cells[line] === none) this.cells[line] = inputs + place;
      if (operations[line] === operationCode.literal) this.constants.set(inputs + place, values[line] as number);
    });
    this.cellCount = inputs + outputs.length;
  }

  get surroundings(): LoopSurroundings {
    const { code, cells, holds } = this;
    return {
      ...{ code, cells, holds, functionFor: (operation) => this.functionFor(operation) },
      tableOf: (values) => {
        const first = this.cellCount;
        values.forEach((value, place) => this.constants.set(first + place, value));
        this.cellCount += values.length;
        return first;
      },
    };
  }

  called(): PrimitiveName[] {
    return [...this.imports.keys()].map((operation) => lineOperations[operation] as PrimitiveName);
  }

  size(): number {
    return bytesOfCells(this.cellCount);
  }

  /** Gives cells to the lines before a part that it uses. */
  passOn({ start, length, repeats }: CodePart): void {
    const { operations, first, second, third } = this.code;
    const pass = (operand: Line): void => {
      if (operand >= start || this.isLiteral(operand)) return;
      if (this.isInLoop[operand] === 1) this.wanted[operand] = 1;
      else if (this.cells[operand] === none) this.cells[operand] = this.cellCount++;
    };
    for (let line = start; line < start + length * repeats; line++) {
      const operands = operandCounts[operations[line] as number] as number;
      if (operands > 0) pass(first[line] as Line);
      if (operands > 1) pass(second[line] as Line);
      if (operands > 2) pass(third[line] as Line);
    }
  }

  /** Gives cells in equal steps to what loops leave in memory: those of outputs, where they are that. */
  placeLoops(): void {
    const { cells, wanted } = this;
    for (const { start, length, repeats } of this.loops)
      for (let slot = start; slot < start + length; slot++) {
        const lines = Array.from({ length: repeats }, (_, repeat) => slot + repeat * length);
        const isNeeded = (line: Line): boolean => wanted[line] === 1 || cells[line] !== none;
        const first = lines.find(isNeeded);
        const last = lines.at(-1) as Line;
        if (first === undefined) continue;
        if (first === last) {
          // as of a sum: it is put into memory when the loop is done
          if (cells[last] === none) cells[last] = this.cellCount++;
          continue;
        }
        const [zeroth, one] = [cells[slot] as number, cells[slot + length] as number];
        const isInSteps = (line: Line, repeat: number): boolean =>
          cells[line] !== none && cells[line] === zeroth + repeat * (one - zeroth);
        if (lines.every(isInSteps)) continue;
        for (const line of lines) cells[line] = this.cellCount++;
      }
  }

  functionOf({ start, length }: CodePart): WasmBytes {
    const { uses, body } = this;
    const end = start + length;
    body.clear();
    this.pool = new LocalPool();
    for (let line = start; line < end; line++)
      for (const push of this.templateOf(line).pushes) {
        const operand = this.operand(line, push);
        if (operand !== none) uses[operand] = (uses[operand] as number) + 1;
      }
    /** The line whose number is on the stack. */
    let above: Line = none;
    for (let line = start; line < end; line++) {
      if (this.isLiteral(line)) continue;
      this.compute(line, above);
      above = this.isOnlyForNext(line, end) ? line : none;
      if (above === none) this.keep(line);
    }
    if (end === this.code.count) this.copyOutputs();
    body.all([wasmCode.i32Const, 0, wasmCode.end]);
    return this.pool.declaredBefore(body);
  }

  /** The instructions of a line; `above` is the line whose number is on the stack already, for this one. */
  private compute(line: Line, above: Line): void {
    const { body, uses } = this;
    const { pushes, instructions } = this.templateOf(line);
    for (const push of pushes) {
      const operand = this.operand(line, push);
      if (operand === above && above !== none) uses[operand] = 0;
      else this.push(operand, isOfCondition(push));
    }
    if (instructions !== null) {
      body.all(instructions);
      return;
    }
    this.instruction(wasmCode.call, this.functionFor(this.code.operations[line] as number));
  }

  /** The place of the function that does an operation: of the module, the first ones are imported. */
  private functionFor(operation: number): number {
    let place = this.imports.get(operation);
    if (place === undefined) this.imports.set(operation, (place = this.imports.size));
    return place;
  }

  private push(operand: Line, asCondition: boolean): void {
    const { body, uses, locals, pool } = this;
    if (operand === none || this.isLiteral(operand)) {
      const value = operand === none ? -0 : (this.code.values[operand] as number);
      body.byte(asCondition ? wasmCode.i32Const : wasmCode.f64Const);
      if (asCondition) body.byte(value);
      else body.double(value);
      return;
    }
    const left = (uses[operand] as number) - 1;
    uses[operand] = left;
    let local = locals[operand] as number;
    if (local !== none) this.instruction(wasmCode.localGet, local);
    else {
      body.all(memoryBase);
      this.access(asCondition ? wasmCode.i32Load : wasmCode.f64Load, this.cells[operand] as number);
      if (left === 0) return;
      local = locals[operand] = pool.take(asCondition);
      this.instruction(wasmCode.localTee, local);
    }
    if (left === 0) this.release(operand);
  }

  /** Whether nothing but the next line needs a line, which that one takes from the stack. */
  private isOnlyForNext(line: Line, end: Line): boolean {
    if (this.uses[line] !== 1 || this.cells[line] !== none || this.holds[line] !== none) return false;
    let next = line + 1;
    while (next < end && this.isLiteral(next)) next++;
    if (next === end) return false;
    const { pushes, isCommutative = false } = this.templateOf(next);
    return (
      this.operand(next, pushes[0] as WasmPush) === line ||
      (isCommutative && this.operand(next, pushes[1] as WasmPush) === line)
    );
  }

  /** Puts a line, whose number is on the stack, to where it is needed, and looks whether a guard of it holds. */
  private keep(line: Line): void {
    const { body, uses, cells, holds, locals, pool } = this;
    const [cell, wanted] = [cells[line] as number, holds[line] as number];
    const asCondition = isCondition[this.code.operations[line] as number] as boolean;
    const local = (locals[line] = pool.take(asCondition));
    this.instruction(wasmCode.localSet, local);
    if (cell !== none) {
      body.all(memoryBase);
      this.instruction(wasmCode.localGet, local);
      this.access(asCondition ? wasmCode.i32Store : wasmCode.f64Store, cell);
    }
    if (wanted !== none) {
      this.instruction(wasmCode.localGet, local);
      if (wanted === 1) body.byte(wasmCode.i32Eqz);
      body.all(wasmFailure);
    }
    if (uses[line] === 0) this.release(line);
  }

  /** Outputs that are inputs, or the same as others. Literals are in memory from the beginning. */
  private copyOutputs(): void {
    const { body, cells } = this;
    const { outputs, inputs } = this.code;
    outputs.forEach((line, place) => {
      if (cells[line] === inputs + place || this.isLiteral(line)) return;
      body.all([...memoryBase, ...memoryBase]);
      this.access(wasmCode.f64Load, cells[line] as number);
      this.access(wasmCode.f64Store, inputs + place);
    });
  }

  private release(line: Line): void {
    this.pool.release(this.locals[line] as number);
    this.locals[line] = none;
  }

  private instruction(code: number, argument: number): void {
    this.body.byte(code);
    this.body.whole(argument);
  }

  private access(code: number, cell: number): void {
    accessCell(this.body, code, cell);
  }

  private isLiteral(line: Line): boolean {
    return this.code.operations[line] === operationCode.literal;
  }

  private templateOf(line: Line): WasmTemplate {
    return wasmTemplates[this.code.operations[line] as number] as WasmTemplate;
  }

  private operand(line: Line, push: WasmPush): Line {
    return operandOfPush(this.code, line, push);
  }
}
