// Straight code as WebAssembly functions: a loop for what is done again and again, and for the rest functions of some hundred
// lines each, which V8 optimises well. What is used within one function is a local or stays on the stack; what later functions
// use is in memory.
import type { Line } from './lines.js';
import type { PrimitiveName } from '../arithmetic.js';
import { isCondition, lineOperations, operationCode } from './operations.js';
import { memoryCells, type Cells } from './cells.js';
import { holdsOf, type CodeInParts } from './code-parts.js';
import type { CodePart } from './repetitions.js';
import type { StraightCode } from './trace.js';
import { WasmBytes } from './wasm-bytes.js';
import { LocalPool } from './wasm-locals.js';
import { loopFunction, type LoopSurroundings } from './wasm-loops.js';
import { accessCell, bytesOfCells, memoryBase, wasmFailure } from './wasm-memory.js';
import { isOfCondition, operandOfPush, wasmTemplates, wasmCode, type WasmPush, type WasmTemplate } from './wasm-operations.js'; // prettier-ignore

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

export function wasmFunctions(arranged: CodeInParts): WasmFunctions {
  const { parts } = arranged;
  const writer = new FunctionWriter(arranged, memoryCells(arranged));
  const bodies = parts.map((part) =>
    part.repeats > 1 ? loopFunction(writer.surroundings, part) : writer.functionOf(part),
  );
  return { bodies, called: writer.called(), ...writer.memory };
}

class FunctionWriter {
  /** Where lines are in the function that is being written, and how many uses it still has for them. */
  private readonly locals: Int32Array;
  private readonly uses: Int32Array;
  private pool = new LocalPool();
  private readonly holds: Int8Array;
  private readonly imports = new Map<number, number>();
  private body = new WasmBytes();
  private readonly code: StraightCode;
  /** Where lines are in memory. */
  private readonly cells: Int32Array;

  constructor(
    { code }: CodeInParts,
    private readonly inMemory: Cells,
  ) {
    const { count } = code;
    this.code = code;
    this.cells = inMemory.of;
    this.locals = new Int32Array(count).fill(none);
    this.uses = new Int32Array(count);
    this.holds = holdsOf(code);
  }

  get surroundings(): LoopSurroundings {
    const { code, inMemory, holds } = this;
    return { code, inMemory, holds, functionFor: (operation) => this.functionFor(operation) };
  }

  called(): PrimitiveName[] {
    return [...this.imports.keys()].map((operation) => lineOperations[operation] as PrimitiveName);
  }

  get memory(): Pick<WasmFunctions, 'size' | 'constants'> {
    return { size: bytesOfCells(this.inMemory.count), constants: this.inMemory.constants };
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
