// A repetition of straight code as a loop in WebAssembly. What one repeat computes is in locals; what the repeats before it
// left is handed on in others; all else is in memory, in equal steps.
import type { Cells } from './cells.js';
import type { Line } from './lines.js';
import { isCondition, operationCode } from './operations.js';
import { numberSource } from './number-source.js';
import type { CodePart } from './repetitions.js';
import type { StraightCode } from './trace.js';
import { WasmBytes } from './wasm-bytes.js';
import { LocalPool } from './wasm-locals.js';
import { accessCell, bytesOfCells, memoryBase, wasmFailure } from './wasm-memory.js';
import { isOfCondition, operandOfPush, wasmCode, wasmTemplates, type WasmPush } from './wasm-operations.js';

/** What loops share with the functions around them. */
export interface LoopSurroundings {
  readonly code: StraightCode;
  readonly inMemory: Cells;
  /** For guards what they have to be, else -1. */
  readonly holds: Int8Array;
  /** The function that does an operation. */
  readonly functionFor: (operation: number) => number;
}

/** A function without parameters that does a repetition. It returns 1 where a guard fails, else 0. */
export const loopFunction = (around: LoopSurroundings, part: CodePart): WasmBytes =>
  new LoopWriter(around, part).written();

class LoopWriter {
  private readonly pool = new LocalPool();
  /** Before the loop, in it, and between two repeats. */
  private readonly before = new WasmBytes();
  private readonly body = new WasmBytes();
  private readonly after = new WasmBytes();
  /** Of each slot its number of this repeat, then those of the repeats before it. */
  private readonly locals: number[][] = [];
  private readonly outside = new Map<Line, number>();
  /** By the step in cells the address that is added. */
  private readonly addresses = new Map<number, number>();

  constructor(
    private readonly around: LoopSurroundings,
    private readonly part: CodePart,
  ) {}

  written(): WasmBytes {
    const { before, body, after, part, pool } = this;
    for (let slot = 0; slot < part.length; slot++) this.locals.push([pool.take(this.isCondition(part.start + slot))]);
    for (let slot = 0; slot < part.length; slot++) this.compute(slot);
    for (const [now, ...earlier] of this.locals) this.handOn(now as number, earlier);
    const left = pool.take(true);
    this.set(before, left, part.repeats);
    before.all([wasmCode.loop, wasmCode.nothing]);
    before.append(body);
    before.append(after);
    instruction(before, wasmCode.localGet, left);
    before.all([wasmCode.i32Const, 1, wasmCode.i32Sub]);
    instruction(before, wasmCode.localTee, left);
    before.all([wasmCode.branchIf, 0, wasmCode.end]);
    this.keepLast();
    before.all([wasmCode.i32Const, 0, wasmCode.end]);
    return pool.declaredBefore(before);
  }

  private compute(slot: number): void {
    const { body, around, part } = this;
    const line = part.start + slot;
    const operation = around.code.operations[line] as number;
    const { pushes, instructions } = wasmTemplates[operation]!;
    for (const push of pushes) this.push(slot, push);
    if (instructions !== null) body.all(instructions);
    else instruction(body, wasmCode.call, around.functionFor(operation));
    const local = this.locals[slot]![0]!;
    instruction(body, wasmCode.localSet, local);
    const cell = around.inMemory.of[line] as number;
    if (cell >= 0) {
      const step = (around.inMemory.of[line + part.length] as number) - cell;
      this.address(step);
      instruction(body, wasmCode.localGet, local);
      accessCell(body, this.isCondition(line) ? wasmCode.i32Store : wasmCode.f64Store, this.lowest(cell, step));
    }
    const holds = around.holds[line] as number;
    if (holds < 0) return;
    instruction(body, wasmCode.localGet, local);
    if (holds === 1) body.byte(wasmCode.i32Eqz);
    body.all(wasmFailure);
  }

  /** Puts into memory what is needed of the last repeat alone. */
  private keepLast(): void {
    const { before, part } = this;
    const cells = this.around.inMemory.of;
    const last = part.start + part.length * (part.repeats - 1);
    for (let slot = 0; slot < part.length; slot++) {
      const cell = cells[last + slot] as number;
      if (cell < 0 || (cells[part.start + slot] as number) >= 0) continue;
      before.all(memoryBase);
      instruction(before, wasmCode.localGet, this.localOf(slot, 0));
      accessCell(before, this.isCondition(last + slot) ? wasmCode.i32Store : wasmCode.f64Store, cell);
    }
  }

  private push(slot: number, push: WasmPush): void {
    const { around, part, body } = this;
    const source = numberSource(around, part, slot, (line) => operandOfPush(around.code, line, push));
    const asCondition = isOfCondition(push);
    switch (source.from) {
      case 'literal':
        body.byte(asCondition ? wasmCode.i32Const : wasmCode.f64Const);
        if (asCondition) body.byte(source.value);
        else body.double(source.value);
        return;
      case 'repeat':
        instruction(body, wasmCode.localGet, this.localOf(source.slot, source.lag));
        return;
      case 'outside':
        instruction(body, wasmCode.localGet, this.loaded(source.line));
        return;
      case 'memory':
        this.address(source.step);
        accessCell(
          body,
          asCondition && !source.isTable ? wasmCode.i32Load : wasmCode.f64Load,
          this.lowest(source.cell, source.step),
        );
        if (asCondition && source.isTable) {
          body.byte(wasmCode.f64Const);
          body.double(0);
          body.byte(wasmCode.f64NotEqual);
        }
    }
  }

  /** The local of a slot so many repeats before; that of the first repeats is what the lines before the repetition left. */
  private localOf(slot: number, lag: number): number {
    const { start, length } = this.part;
    const ofSlot = this.locals[slot]!;
    while (ofSlot.length <= lag) {
      const line = start + slot - ofSlot.length * length;
      const local = this.pool.take(this.isCondition(start + slot));
      ofSlot.push(local);
      this.load(line, local);
    }
    return ofSlot[lag]!;
  }

  private handOn(now: number, earlier: readonly number[]): void {
    for (let lag = earlier.length; lag > 0; lag--) {
      instruction(this.after, wasmCode.localGet, lag === 1 ? now : earlier[lag - 2]!);
      instruction(this.after, wasmCode.localSet, earlier[lag - 1]!);
    }
  }

  /** The local of a line before the repetition. */
  private loaded(line: Line): number {
    let local = this.outside.get(line);
    if (local === undefined) {
      this.outside.set(line, (local = this.pool.take(this.isCondition(line))));
      this.load(line, local);
    }
    return local;
  }

  private load(line: Line, local: number): void {
    const { before, around } = this;
    if (around.code.operations[line] === operationCode.literal) {
      before.byte(wasmCode.f64Const);
      before.double(around.code.values[line] as number);
    } else {
      before.all(memoryBase);
      accessCell(
        before,
        this.isCondition(line) ? wasmCode.i32Load : wasmCode.f64Load,
        around.inMemory.of[line] as number,
      );
    }
    instruction(before, wasmCode.localSet, local);
  }

  /** Pushes what is added to an address that goes on by so many cells a repeat. */
  private address(step: number): void {
    const { before, after, body, part } = this;
    let local = this.addresses.get(step);
    if (local === undefined) {
      this.addresses.set(step, (local = this.pool.take(true)));
      this.set(before, local, step < 0 ? bytesOfCells(-step * (part.repeats - 1)) : 0);
      instruction(after, wasmCode.localGet, local);
      after.byte(wasmCode.i32Const);
      after.signed(bytesOfCells(Math.abs(step)));
      after.byte(step < 0 ? wasmCode.i32Sub : wasmCode.i32Add);
      instruction(after, wasmCode.localSet, local);
    }
    instruction(body, wasmCode.localGet, local);
  }

  /** The lowest of the cells from one on in equal steps. */
  private lowest(cell: number, step: number): number {
    return step < 0 ? cell + step * (this.part.repeats - 1) : cell;
  }

  private set(body: WasmBytes, local: number, value: number): void {
    body.byte(wasmCode.i32Const);
    body.signed(value);
    instruction(body, wasmCode.localSet, local);
  }

  private isCondition(line: Line): boolean {
    return isCondition[this.around.code.operations[line] as number] as boolean;
  }
}

function instruction(body: WasmBytes, code: number, argument: number): void {
  body.byte(code);
  body.whole(argument);
}
