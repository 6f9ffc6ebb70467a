// Straight code cut into WebAssembly functions of some hundred lines each, which V8 optimises well. What is used within one
// function is a local or stays on the stack; what later functions use is in memory.
import type { Line } from './lines.js';
import type { PrimitiveName } from '../arithmetic.js';
import { isCondition, lineOperations, operandCounts, operationCode } from './operations.js';
import type { StraightCode } from './trace.js';
import { WasmBytes } from './wasm-bytes.js';
import { LocalPool } from './wasm-locals.js';
import { wasmTemplates, wasmCode, type WasmPush, type WasmTemplate } from './wasm-operations.js';

const linesPerFunction = 700;
/** In memory each line that is there has 8 bytes, at an address that is a multiple of 2³. */
const [cellSize, alignment] = [8, 3];
const none = -1;

/** Functions without parameters, to be called one after the other. Each returns 1 where a guard fails, else 0. */
export interface WasmFunctions {
  readonly bodies: readonly WasmBytes[];
  /** The primitives that they call, as functions 0, 1, … of the module. */
  readonly called: readonly PrimitiveName[];
  /** Bytes of memory: of the inputs, then of the outputs, then of what functions pass on. */
  readonly size: number;
}

export function wasmFunctions(code: StraightCode): WasmFunctions {
  const { inputs, count } = code;
  const parts = Math.max(1, Math.ceil((count - inputs) / linesPerFunction));
  const starts = Array.from({ length: parts + 1 }, (_, k) => inputs + Math.floor((k * (count - inputs)) / parts));
  const writer = new FunctionWriter(code);
  for (let k = 0; k < parts; k++) writer.passOn(starts[k] as Line, starts[k + 1] as Line);
  const bodies = starts.slice(1).map((end, k) => writer.functionOf(starts[k] as Line, end));
  return { bodies, called: writer.called(), size: writer.size() };
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

  constructor(private readonly code: StraightCode) {
    const { count, inputs, outputs, guards, holds } = code;
    this.cells = new Int32Array(count).fill(none);
    this.locals = new Int32Array(count).fill(none);
    this.uses = new Int32Array(count);
    this.holds = new Int8Array(count).fill(none);
    guards.forEach((line, index) => (this.holds[line] = holds[index] as number));
    for (let input = 0; input < inputs; input++) this.cells[input] = input;
    outputs.forEach((line, place) => {
      if (this.cells[line] === none) this.cells[line] = inputs + place;
    });
    this.cellCount = inputs + outputs.length;
  }

  called(): PrimitiveName[] {
    return [...this.imports.keys()].map((operation) => lineOperations[operation] as PrimitiveName);
  }

  size(): number {
    return this.cellCount * cellSize;
  }

  /** Gives cells to the lines before `start` that the function from there to `end` uses. */
  passOn(start: Line, end: Line): void {
    const { operations, first, second, third } = this.code;
    const pass = (operand: Line): void => {
      if (operand < start && this.cells[operand] === none && !this.isLiteral(operand))
        this.cells[operand] = this.cellCount++;
    };
    for (let line = start; line < end; line++) {
      const operands = operandCounts[operations[line] as number] as number;
      if (operands > 0) pass(first[line] as Line);
      if (operands > 1) pass(second[line] as Line);
      if (operands > 2) pass(third[line] as Line);
    }
  }

  functionOf(start: Line, end: Line): WasmBytes {
    const { uses, body } = this;
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
    const { body, imports, uses } = this;
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
    const operation = this.code.operations[line] as number;
    let place = imports.get(operation);
    if (place === undefined) imports.set(operation, (place = imports.size));
    body.byte(wasmCode.call);
    body.whole(place);
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
    this.instruction(code, code === wasmCode.i32Load || code === wasmCode.i32Store ? alignment - 1 : alignment);
    this.body.whole(cell * cellSize);
  }

  private isLiteral(line: Line): boolean {
    return this.code.operations[line] === operationCode.literal;
  }

  private templateOf(line: Line): WasmTemplate {
    return wasmTemplates[this.code.operations[line] as number] as WasmTemplate;
  }

  private operand(line: Line, push: WasmPush): Line {
    const { first, second, third } = this.code;
    switch (push) {
      case 'first':
      case 'condition':
        return first[line] as Line;
      case 'second':
      case 'otherCondition':
        return second[line] as Line;
      case 'third':
        return third[line] as Line;
      case 'minusZero':
        return none;
    }
  }
}

const isOfCondition = (push: WasmPush): boolean => push === 'condition' || push === 'otherCondition';

/** Addresses are 0 and what an instruction adds to that: V8 then sees that they are in bounds. */
const memoryBase = [wasmCode.i32Const, 0];
/** Returns 1 where that is on the stack. */
export const wasmFailure: readonly number[] = [
  wasmCode.if,
  wasmCode.nothing,
  wasmCode.i32Const,
  1,
  wasmCode.return,
  wasmCode.end,
];
